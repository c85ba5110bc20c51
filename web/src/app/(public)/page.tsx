import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { FinalCall } from "@/components/landing/final-call";
import { Hero } from "@/components/landing/hero";
import { Memory } from "@/components/landing/memory";
import { Plans } from "@/components/landing/plans";
import { Questions } from "@/components/landing/questions";
import { Scenes } from "@/components/landing/scenes";
import { Section } from "@/components/landing/section";
import { Team } from "@/components/landing/team";
import { Trust } from "@/components/landing/trust";
import { getCatalogue } from "@/lib/data/catalogue";

export default async function LandingPage() {
  const t = await getTranslations("landing.plans");
  const catalogue = await getCatalogue();
  const assistants = catalogue?.assistants ?? [];
  const trialDays = catalogue?.trialDays ?? 0;
  return (
    <>
      <Hero assistants={assistants} trialDays={trialDays} />
      <Team assistants={assistants} />
      <Memory assistants={assistants} />
      <Scenes assistants={assistants} />
      <Section id="planes" eyebrow={t("eyebrow")} title={t("title")} body={t("body")} layout="centered">
        <Plans catalogue={catalogue} />
        <p className="mt-3 text-center"><Link href="/precios" className="inline-flex min-h-10 items-center font-semibold text-primary underline underline-offset-4">{t("compare")}</Link></p>
      </Section>
      <div className="border-t border-border/70"><Trust /></div>
      <Questions />
      <FinalCall assistants={assistants} trialDays={trialDays} />
    </>
  );
}
