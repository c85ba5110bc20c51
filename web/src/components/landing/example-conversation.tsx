import { getTranslations } from "next-intl/server";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import type { CatalogueAssistant } from "@/lib/data/catalogue";
import { roleOf } from "@/lib/catalogue-texts";

/** How a conversation reads, said to be an example. */
export async function ExampleConversation({ assistant }: { assistant: CatalogueAssistant | undefined }) {
  const t = await getTranslations("landing");
  const knows = t.raw("example.knows") as string[];
  const steps = t.raw("example.answerSteps") as string[];
  const role = assistant && await roleOf(assistant);
  return (
    <figure className="relative mx-auto w-full max-w-lg lg:max-w-none">
      <div aria-hidden className="absolute -inset-x-6 -top-6 -bottom-6 -z-10 rotate-2 rounded-[2.5rem] bg-accent sm:-inset-x-4" />
      <div className="rounded-3xl border bg-card shadow-xl shadow-black/5">
        <div className="flex items-center gap-3 border-b px-4 py-3.5 sm:px-5">
          {assistant && <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} size={48} />}
          <div className="min-w-0">
            <p className="font-bold">{assistant?.name}</p>
            <p className="truncate text-sm text-muted-foreground">{role}</p>
          </div>
        </div>
        <div className="grid gap-4 p-4 text-[0.95rem] leading-relaxed text-pretty sm:p-5">
          <div className="flex flex-wrap items-center gap-1.5 text-xs">
            <span className="font-semibold text-muted-foreground">{t("example.knowsLabel")}</span>
            {knows.map((fact) => <span key={fact} className="rounded-full bg-muted px-2.5 py-1 font-medium">{fact}</span>)}
          </div>
          <p className="ml-auto max-w-[85%] rounded-2xl rounded-br-md bg-primary px-4 py-2.5 text-primary-foreground">{t("example.question")}</p>
          <div className="grid max-w-[95%] gap-2.5">
            <p>{t("example.answerIntro")}</p>
            <ol className="grid gap-2">
              {steps.map((step, index) => (
                <li key={step} className="flex gap-3">
                  <span aria-hidden className="grid size-6 shrink-0 place-items-center rounded-full bg-accent text-xs font-bold text-accent-foreground">{index + 1}</span>
                  {step}
                </li>
              ))}
            </ol>
            <p>{t("example.answerEnd")}</p>
          </div>
          <p className="ml-auto max-w-[85%] rounded-2xl rounded-br-md bg-primary px-4 py-2.5 text-primary-foreground">{t("example.reply")}</p>
        </div>
      </div>
      <figcaption className="mt-3 text-center text-xs text-muted-foreground">{t("example.label")}</figcaption>
    </figure>
  );
}
