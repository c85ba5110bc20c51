import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Section } from "./section";

/** What people ask before they begin. */
export async function Questions() {
  const t = await getTranslations("landing.faq");
  const items = t.raw("items") as { question: string; answer: string }[];
  return (
    <Section id="preguntas" tone="soft" eyebrow={t("eyebrow")} title={t("title")} layout="split">
      <div className="divide-y rounded-2xl border bg-card">
        {items.map(({ question, answer }) => (
          <details key={question} className="group px-5 sm:px-6">
            <summary className="flex min-h-14 list-none items-center justify-between gap-4 py-4 text-lg font-semibold [&::-webkit-details-marker]:hidden">
              {question}
              <Plus className="size-5 shrink-0 text-muted-foreground transition-transform group-open:rotate-45" aria-hidden />
            </summary>
            <p className="max-w-2xl pb-5 leading-relaxed text-pretty text-muted-foreground">{answer}</p>
          </details>
        ))}
      </div>
    </Section>
  );
}
