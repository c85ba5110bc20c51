import { getTranslations } from "next-intl/server";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import type { CatalogueAssistant } from "@/lib/data/catalogue";
import { CallToAction } from "./call-to-action";

/** The last word. */
export async function FinalCall({ assistants, trialDays }: { assistants: CatalogueAssistant[]; trialDays: number }) {
  const t = await getTranslations("landing.final");
  return (
    <section aria-labelledby="final-titulo" className="page py-16 sm:py-24">
      <div className="grid justify-items-center gap-5 rounded-[2rem] bg-primary px-5 py-14 text-center text-primary-foreground dark:bg-accent dark:text-foreground sm:px-10 sm:py-20">
        <div aria-hidden className="flex -space-x-3">
          {assistants.slice(0, 5).map(({ id, avatar, color }) => (
            <AssistantPortrait key={id} id={id} avatar={avatar} color={color} className="size-14 ring-4 ring-primary dark:ring-accent sm:size-18" />
          ))}
        </div>
        <h2 id="final-titulo" className="max-w-2xl text-3xl font-extrabold sm:text-5xl">{t("title")}</h2>
        <p className="max-w-xl text-lg opacity-90">{t("body")}</p>
        <CallToAction trialDays={trialDays} variant="highlight" />
      </div>
    </section>
  );
}
