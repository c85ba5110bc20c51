import { getTranslations } from "next-intl/server";
import type { CSSProperties } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Alert } from "@/components/ui/alert";
import { descriptionOf, questionFor, roleOf } from "@/lib/catalogue-texts";
import type { CatalogueAssistant } from "@/lib/data/catalogue";
import { Section } from "./section";

/** Everybody on the team: who they are, what for, and what one may ask them. */
export async function Team({ assistants }: { assistants: CatalogueAssistant[] }) {
  const t = await getTranslations("landing.team");
  return (
    <Section id="equipo" tone="soft" eyebrow={t("eyebrow")} title={t("title")} body={t("body")}>
      {assistants.length === 0 && <Alert tone="warning">{t("missing")}</Alert>}
      <ul
        tabIndex={0}
        aria-labelledby="equipo-titulo"
        className="-mx-4 flex snap-x snap-mandatory scroll-px-4 gap-3 overflow-x-auto px-4 pb-3 sm:mx-0 sm:grid sm:grid-cols-2 sm:gap-4 sm:overflow-visible sm:px-0 sm:pb-0 lg:grid-cols-3"
      >
        {assistants.map((assistant) => <TeamCard key={assistant.id} assistant={assistant} />)}
      </ul>
    </Section>
  );
}

async function TeamCard({ assistant }: { assistant: CatalogueAssistant }) {
  const t = await getTranslations("landing.team");
  const common = await getTranslations("common.plans");
  const { id, name, avatar, color, required_plan } = assistant;
  const question = await questionFor(assistant);
  return (
    <li
      id={id}
      style={{ "--assistant": color } as CSSProperties}
      className="flex w-[82%] shrink-0 snap-start scroll-mt-24 flex-col sm:w-auto rounded-2xl border bg-card p-5 shadow-xs transition-shadow target:outline-2 target:outline-offset-2 target:outline-assistant hover:shadow-md"
    >
      <div className="flex items-center gap-4">
        <AssistantPortrait id={id} avatar={avatar} color={color} size={76} />
        <div className="min-w-0">
          <h3 className="text-xl font-extrabold">{name}</h3>
          <p className="text-sm leading-snug font-semibold text-muted-foreground">{await roleOf(assistant)}</p>
        </div>
      </div>
      <p className="mt-4 text-[0.95rem] leading-relaxed text-pretty">{await descriptionOf(assistant)}</p>
      {question && (
        <p className="mt-4 rounded-xl bg-muted px-3.5 py-3 text-sm leading-snug">
          <span className="block text-xs font-semibold text-muted-foreground">{t("askLabel")}</span>
          <span className="mt-1 block font-medium text-pretty">{question}</span>
        </p>
      )}
      <p className="mt-auto pt-4 text-xs font-semibold text-muted-foreground">
        {required_plan === "trial" ? t("fromTrial") : t("from", { plan: common(required_plan) })}
      </p>
    </li>
  );
}
