import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { TeamBrowser } from "@/components/assistants/team-browser";
import { ClientMessages } from "@/components/layout/client-messages";
import { fetchTeam, teamKey } from "@/lib/data/assistants";
import { fetchMyPlan, planKey } from "@/lib/data/plan";
import { createClient, currentUser } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assistants"))("title") };
}

/** All assistants. */
export default async function TeamPage() {
  const user = await currentUser();
  if (!user) redirect("/ingresar?siguiente=/dashboard/equipo");
  const client = await createClient();
  const [team, plan, t] = await Promise.all([fetchTeam(client), fetchMyPlan(client), getTranslations("assistants")]);
  const queries = new QueryClient();
  queries.setQueryData(teamKey, team);
  queries.setQueryData(planKey, plan);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ClientMessages of={["assistants"]}>
        <div className="page grid grid-cols-1 gap-6 py-6 sm:py-10">
          <header>
            <h1 className="text-3xl font-extrabold sm:text-4xl">{t("title")}</h1>
            <p className="mt-1 text-lg text-pretty text-muted-foreground">{t("intro")}</p>
          </header>
          <TeamBrowser userId={user.id} />
        </div>
      </ClientMessages>
    </HydrationBoundary>
  );
}
