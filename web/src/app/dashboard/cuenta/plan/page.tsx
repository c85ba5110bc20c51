import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/account/page-header";
import { offersOf } from "@/components/account/plan-offers";
import { PlanPanel } from "@/components/account/plan-panel";
import { PlanUsage } from "@/components/account/plan-usage";
import { plansByName } from "@/components/invoices/line-text";
import { ClientMessages } from "@/components/layout/client-messages";
import { getCatalogue } from "@/lib/data/catalogue";
import { fetchStanding } from "@/lib/data/subscriptions";
import { createClient } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("plan.title") };
}

const BACK = { hecho: "done", no: "cancelled" } as const;

export default async function PlanPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { pago } = await searchParams;
  const t = await getTranslations("account.plan");
  const client = await createClient();
  const [standing, catalogue] = await Promise.all([fetchStanding(client), getCatalogue()]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      {standing && (
        <ClientMessages of={["account", "invoices", "payments"]}>
          <PlanPanel
            initial={standing}
            back={pago === "hecho" || pago === "no" ? BACK[pago] : null}
            offers={offersOf(catalogue?.plans ?? [])}
            plans={plansByName(catalogue?.plans ?? [])}
            supportEmail={catalogue?.supportEmail ?? null}
            usage={<PlanUsage plan={standing.plan} />}
          />
        </ClientMessages>
      )}
    </>
  );
}
