import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { AskBox } from "@/components/dashboard/ask-box";
import { LiveUpdates } from "@/components/dashboard/live-updates";
import { MemoryCard } from "@/components/dashboard/memory-card";
import { NextStepsList } from "@/components/dashboard/next-steps-list";
import { PlanNotice } from "@/components/dashboard/plan-notice";
import { RecentConversations } from "@/components/dashboard/recent-conversations";
import { SetupCard } from "@/components/dashboard/setup-card";
import { TeamSection } from "@/components/dashboard/team-section";
import { UsageCard } from "@/components/dashboard/usage-card";
import { fetchTeam, teamKey } from "@/lib/data/assistants";
import { fetchLatestInsights, insightKeys } from "@/lib/data/insights";
import { fetchOnboarding } from "@/lib/data/onboarding";
import { fetchOrganizations } from "@/lib/data/organizations";
import { fetchMyPlan, planIncludes, planKey } from "@/lib/data/plan";
import { fetchRecentConversations, recentKey } from "@/lib/data/recent-conversations";
import { fetchRecommendations, recommendationKeys } from "@/lib/data/recommendations";
import { dayPartOf, firstName, hourIn } from "@/lib/home/greeting";
import { createClient, currentUser } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("home"))("title") };
}

/** Where the day begins: ask somebody, see what the team did, know what is left and what is next. */
export default async function HomePage() {
  const user = await currentUser();
  if (!user) redirect("/ingresar?siguiente=/dashboard");
  const client = await createClient();
  const queries = new QueryClient();
  const [onboarding, plan, team, recent, organizations, t] = await Promise.all([
    fetchOnboarding(client, user.id),
    fetchMyPlan(client),
    fetchTeam(client),
    fetchRecentConversations(client),
    fetchOrganizations(client, user.id),
    getTranslations("home"),
    // The card about the memory asks again where these fail; the page goes on.
    queries.prefetchQuery({ queryKey: insightKeys.latest, queryFn: () => fetchLatestInsights(client), retry: false }),
    queries.prefetchQuery({ queryKey: recommendationKeys.all, queryFn: () => fetchRecommendations(client), retry: false }),
  ]);
  queries.setQueryData(planKey, plan);
  queries.setQueryData(teamKey, team);
  queries.setQueryData(recentKey, recent);

  const now = new Date();
  const part = dayPartOf(hourIn(onboarding.configuration.timezone, now));
  const name = firstName(onboarding.fullName);
  const { company_industry: industry, company_description: description } = onboarding.company;
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ClientMessages of={["home"]}>
        <LiveUpdates userId={user.id} />
        <div className="page grid grid-cols-1 gap-8 py-6 sm:py-10">
          <div className="grid grid-cols-1 gap-6">
            <header>
              <h1 className="text-3xl font-extrabold sm:text-4xl">{name ? t(`greeting.${part}Named`, { name }) : t(`greeting.${part}`)}</h1>
              <p className="mt-1 text-lg text-muted-foreground">{t("intro")}</p>
            </header>
            <PlanNotice />
            <AskBox canChat={plan?.can_chat ?? true} />
            {onboarding.step < 7 && <SetupCard step={onboarding.step} />}
          </div>
          <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
            <NextStepsList
              onboardingStep={onboarding.step}
              companyIncomplete={!industry || !description}
              mayInvite={planIncludes(plan?.plan_id ?? null, "professional") && organizations.length === 0}
              now={now}
            />
            <div className="grid min-w-0 grid-cols-1 gap-8 lg:col-start-1 lg:row-span-2 lg:row-start-1">
              <TeamSection />
              <MemoryCard />
              <RecentConversations />
            </div>
            <UsageCard now={now} />
          </div>
        </div>
      </ClientMessages>
    </HydrationBoundary>
  );
}
