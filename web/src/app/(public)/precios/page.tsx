import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FinalCall } from "@/components/landing/final-call";
import { PlanTable } from "@/components/landing/plan-table";
import { Plans } from "@/components/landing/plans";
import { Section } from "@/components/landing/section";
import { getCatalogue } from "@/lib/data/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("landing.pricing");
  return { title: t("title"), description: t("description"), alternates: { canonical: "/precios" } };
}

export default async function PricingPage() {
  const t = await getTranslations("landing.pricing");
  const plans = await getTranslations("landing.plans");
  const catalogue = await getCatalogue();
  return (
    <>
      <div className="page grid justify-items-center gap-3 pt-14 pb-10 text-center sm:pt-20">
        <h1 className="max-w-3xl text-4xl font-extrabold sm:text-5xl lg:text-6xl">{t("heading")}</h1>
        <p className="max-w-2xl text-lg text-pretty text-muted-foreground">{t("body")} {plans("body")}</p>
      </div>
      <div className="page pb-16"><Plans catalogue={catalogue} heading="h2" /></div>
      {catalogue && (
        <Section id="comparacion" tone="soft" title={t("tableTitle")} body={t("teamNote")}>
          <PlanTable catalogue={catalogue} />
        </Section>
      )}
      <FinalCall assistants={catalogue?.assistants ?? []} trialDays={catalogue?.trialDays ?? 0} />
    </>
  );
}
