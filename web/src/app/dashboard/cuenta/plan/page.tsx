import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";
import { PlanChoice } from "@/components/account/plan-choice";
import { offersOf } from "@/components/account/plan-offers";
import { PlanOverview } from "@/components/account/plan-overview";
import { PlanUsage } from "@/components/account/plan-usage";
import { getCatalogue } from "@/lib/data/catalogue";
import { fetchStanding } from "@/lib/data/subscriptions";
import { createClient } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("plan.title") };
}

export default async function PlanPage() {
  const t = await getTranslations("account.plan");
  const { id } = await ownProfile();
  const client = await createClient();
  const [standing, catalogue] = await Promise.all([fetchStanding(client, id), getCatalogue()]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      {standing && (
        <div className="grid grid-cols-1 gap-5">
          <PlanOverview userId={id} initial={standing} supportEmail={catalogue?.supportEmail ?? null} />
          <PlanUsage plan={standing.plan} />
          {catalogue && <PlanChoice initial={standing.plan} offers={offersOf(catalogue.plans)} />}
        </div>
      )}
    </>
  );
}
