import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/account/page-header";
import { PlanChoice } from "@/components/account/plan-choice";
import { offersOf } from "@/components/account/plan-offers";
import { PlanOverview } from "@/components/account/plan-overview";
import { PlanUsage } from "@/components/account/plan-usage";
import { getCatalogue } from "@/lib/data/catalogue";
import { fetchMyPlan } from "@/lib/data/plan";
import { createClient } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("plan.title") };
}

export default async function PlanPage() {
  const t = await getTranslations("account.plan");
  const client = await createClient();
  const [plan, catalogue] = await Promise.all([fetchMyPlan(client), getCatalogue()]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      {plan && (
        <div className="grid grid-cols-1 gap-5">
          <PlanOverview plan={plan} supportEmail={catalogue?.supportEmail ?? null} />
          <PlanUsage plan={plan} />
          {catalogue && <PlanChoice initial={plan} offers={offersOf(catalogue.plans)} />}
        </div>
      )}
    </>
  );
}
