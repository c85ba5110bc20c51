import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AssistantsStep } from "@/components/onboarding/assistants-step";
import { CompanyStep } from "@/components/onboarding/company-step";
import { ConversationStep } from "@/components/onboarding/conversation-step";
import { GoalsStep } from "@/components/onboarding/goals-step";
import { PlanStep } from "@/components/onboarding/plan-step";
import { SettingsStep } from "@/components/onboarding/settings-step";
import { StepFrame } from "@/components/onboarding/step-frame";
import type { TeamMember } from "@/lib/data/assistants";
import { fetchMessages } from "@/lib/data/messages";
import { fetchWantedPlan, type OnboardingState } from "@/lib/data/onboarding";
import { type Catalogue, getCatalogue } from "@/lib/data/catalogue";
import { type MyPlan, PLAN_IDS } from "@/lib/data/plan";
import type { Locale } from "@/i18n/locales";
import { countryName } from "@/lib/countries";
import { firstName } from "@/lib/home/greeting";
import type { Recommendation } from "@/lib/onboarding/recommend";
import { cycleFrom, paidPlanFrom } from "@/lib/plans";
import { createClient } from "@/lib/supabase/server";

interface Props {
  step: number;
  userId: string;
  onboarding: OnboardingState;
  plan: MyPlan | null;
  team: TeamMember[];
  recommended: Recommendation[];
  /** Whom the first question goes to. */
  talkTo: TeamMember;
  /** Plan and cycle that a button of the public pages named. */
  wanted: { plan?: string; cycle?: string };
}

/** One of the six steps with what it needs from the database. */
export async function WelcomeStep(props: Props) {
  const { step, userId, onboarding, plan, team, recommended, talkTo } = props;
  const t = await getTranslations("onboarding");
  const host = (id: string) => team.find((member) => member.id === id) ?? talkTo;
  const frame = (name: "company" | "goals" | "team" | "settings", hostId: string, form: ReactNode) => (
    <StepFrame title={t(`${name}.title`)} intro={t(`${name}.intro`, { max: plan?.max_assistants ?? 0 })} host={host(hostId)} line={t(`${name}.host`)}>{form}</StepFrame>
  );
  switch (step) {
    case 1:
      return <FirstStep {...props} />;
    case 2: {
      const locale = await getLocale() as Locale;
      const countries = ((await getCatalogue())?.countries ?? [])
        .map((country) => ({ ...country, name: countryName(country.code, locale) ?? country.name }))
        .sort((a, b) => a.name.localeCompare(b.name, locale));
      return frame("company", "sofia", <CompanyStep userId={userId} saved={onboarding.company} countries={countries} />);
    }
    case 3:
      return frame("goals", "paula", <GoalsStep userId={userId} saved={onboarding.goals} />);
    case 4: {
      const intended = PLAN_IDS.find((id) => id === plan?.intended_plan_id) ?? null;
      return frame(
        "team",
        recommended[0]?.id ?? "sofia",
        <AssistantsStep
          userId={userId}
          team={team}
          recommended={recommended}
          planId={plan?.plan_id ?? null}
          intendedPlan={intended}
          max={plan?.max_assistants ?? null}
        />,
      );
    }
    case 5:
      return <ConversationFrame {...props} />;
    default:
      return frame("settings", "carlos", <SettingsStep userId={userId} saved={onboarding.configuration} />);
  }
}

async function FirstStep({ userId, onboarding, plan, team, wanted }: Props) {
  const [catalogue, atSignUp, t] = await Promise.all([
    getCatalogue(),
    createClient().then(fetchWantedPlan),
    getTranslations("onboarding"),
  ]);
  const offers = (catalogue?.plans ?? []).filter((offer) => offer.rank > 0);
  const chosen = plan?.intended_plan_id ?? wanted.plan ?? atSignUp.plan;
  const cycle = plan?.intended_billing_cycle ?? cycleFrom(wanted.cycle) ?? cycleFrom(atSignUp.cycle) ?? "monthly";
  const name = firstName(onboarding.fullName);
  return (
    <StepFrame
      title={name ? t("plan.titleNamed", { name }) : t("plan.title")}
      intro={t("plan.intro", { days: catalogue?.trialDays ?? 14 })}
    >
      <PlanStep
        userId={userId}
        offers={offers}
        colleagues={team.filter((member) => member.active)}
        saved={{ plan_id: offerNamed(offers, chosen), billing_cycle: cycle }}
      />
    </StepFrame>
  );
}

async function ConversationFrame({ userId, onboarding, team, talkTo }: Props) {
  const t = await getTranslations("onboarding");
  // Whoever has begun somewhere goes on there.
  const latest = [...team].sort((a, b) => (b.lastMessageAt ?? "").localeCompare(a.lastMessageAt ?? ""))[0];
  const assistant = latest?.lastConversationId && latest.active ? latest : talkTo;
  const id = assistant.lastConversationId;
  const messages = id ? await fetchMessages(await createClient(), id) : null;
  const goal = onboarding.goals.primary_goals[0];
  const company = onboarding.company.company_name || t("conversation.companyUnknown");
  const question = goal
    ? t("conversation.questionWithGoal", { goal: lowerFirst(goal), company })
    : t("conversation.questionPlain", { company });
  return (
    <StepFrame title={t("conversation.title")} intro={t("conversation.intro")}>
      <ConversationStep
        userId={userId}
        assistant={assistant}
        question={question}
        timeZone={onboarding.configuration.timezone}
        hasSpoken={onboarding.hasSpoken}
        begun={id && messages ? { id, messages } : null}
      />
    </StepFrame>
  );
}

/** The plan of that name, else the smallest: nobody is led into a larger one. */
function offerNamed(offers: Catalogue["plans"], name: string | null | undefined) {
  return paidPlanFrom(name) ?? paidPlanFrom(offers[0]?.id) ?? "starter";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
