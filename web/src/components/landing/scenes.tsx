import { FileCheck2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import type { CatalogueAssistant } from "@/lib/data/catalogue";
import { Section } from "./section";

const SCENES = ["valentina", "diego", "paula"] as const;

/** Three moments of a working day. */
export async function Scenes({ assistants }: { assistants: CatalogueAssistant[] }) {
  const t = await getTranslations("landing.scenes");
  return (
    <Section id="escenas" tone="soft" eyebrow={t("eyebrow")} title={t("title")}>
      <ul className="grid gap-5 lg:grid-cols-3">
        {SCENES.map((id) => {
          const assistant = assistants.find((one) => one.id === id);
          return (
            <li key={id} className="flex flex-col gap-4 rounded-2xl border bg-card p-5 sm:p-6">
              <h3 className="text-lg font-bold">{t(`items.${id}.place`)}</h3>
              <p className="ml-auto max-w-[92%] rounded-2xl rounded-br-md bg-primary px-4 py-2.5 text-[0.95rem] text-pretty text-primary-foreground">{t(`items.${id}.question`)}</p>
              <div className="flex items-end gap-2.5">
                <AssistantPortrait id={id} avatar={assistant?.avatar} color={assistant?.color} size={40} title={assistant?.name} />
                <p className="rounded-2xl rounded-bl-md bg-muted px-4 py-3 text-[0.95rem] leading-relaxed text-pretty">{t(`items.${id}.answer`)}</p>
              </div>
              <p className="mt-auto flex items-start gap-2.5 border-t pt-4 text-sm font-semibold">
                <FileCheck2 className="mt-0.5 size-4 shrink-0 text-primary" aria-hidden />
                {t(`items.${id}.result`)}
              </p>
            </li>
          );
        })}
      </ul>
      <p className="mt-5 text-sm text-muted-foreground">{t("note")}</p>
    </Section>
  );
}
