import { redirect } from "next/navigation";
import { Logo, LogoMark } from "@/components/brand/logo";
import { DoneStep } from "@/components/onboarding/done-step";
import { SaveForLater } from "@/components/onboarding/save-for-later";
import { COUNTED_STEPS, StepProgress } from "@/components/onboarding/step-progress";
import { CountryProvider } from "@/i18n/country";
import { fetchTeam } from "@/lib/data/assistants";
import { fetchOnboarding } from "@/lib/data/onboarding";
import { fetchMyPlan } from "@/lib/data/plan";
import { firstName } from "@/lib/home/greeting";
import { recommendAssistants } from "@/lib/onboarding/recommend";
import { stepToShow } from "@/lib/onboarding/steps";
import { createClient, currentUser } from "@/lib/supabase/server";
import { WelcomeStep } from "./welcome-step";

/** The way from an account to a team that knows the business. The database says where a person is. */
export default async function WelcomePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const user = await currentUser();
  if (!user) redirect("/ingresar?siguiente=/bienvenida");
  const { paso, plan: planParam, ciclo } = await searchParams;
  const client = await createClient();
  const [onboarding, plan, team] = await Promise.all([
    fetchOnboarding(client, user.id),
    fetchMyPlan(client),
    fetchTeam(client),
  ]);
  const shown = stepToShow(first(paso), onboarding.step);
  const wishes = {
    goals: onboarding.goals.primary_goals,
    focus: onboarding.goals.priority_focus,
    business: `${onboarding.company.company_industry} ${onboarding.company.company_description}`,
  };
  const recommended = recommendAssistants(team.map((member) => member.id), wishes);
  const active = recommended.flatMap(({ id }) => team.filter((member) => member.id === id && member.active));
  const name = firstName(onboarding.fullName);
  const done = shown > COUNTED_STEPS;
  return (
    <div className="page flex min-h-dvh max-w-5xl flex-col py-3 sm:py-5">
      <header className="flex min-h-12 items-center justify-between gap-4">
        <LogoMark className="xs:hidden" />
        <Logo className="max-xs:hidden" />
        {!done && <SaveForLater userId={user.id} step={shown} />}
      </header>
      {!done && <StepProgress shown={shown} current={onboarding.step} />}
      <main className="flex flex-1 flex-col pt-5 sm:pt-8">
        {done
          ? <DoneStep name={name} team={team} first={active[0] ?? team[0]!} />
          : (
            // A country that was chosen in one step counts in the next.
            <CountryProvider country={onboarding.company.country}>
              <WelcomeStep
                key={shown}
                step={shown}
                userId={user.id}
                onboarding={onboarding}
                plan={plan}
                team={team}
                recommended={recommended}
                talkTo={active[0] ?? team[0]!}
                wanted={{ plan: first(planParam), cycle: first(ciclo) }}
              />
            </CountryProvider>
          )}
      </main>
    </div>
  );
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
