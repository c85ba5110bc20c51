import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Button } from "@/components/ui/button";
import type { CatalogueAssistant } from "@/lib/data/catalogue";
import { CallToAction } from "./call-to-action";
import { ExampleConversation } from "./example-conversation";

/** What it is, for whom, and how it looks at work: the first five seconds. */
export async function Hero({ assistants, trialDays }: { assistants: CatalogueAssistant[]; trialDays: number }) {
  const t = await getTranslations("landing");
  return (
    <section className="overflow-hidden">
      <div className="page grid items-center gap-12 pt-10 pb-14 sm:pt-16 lg:grid-cols-[minmax(0,1.05fr)_minmax(0,1fr)] lg:gap-14 lg:pt-20 lg:pb-20">
        <div className="grid gap-6">
          <p className="eyebrow">{t("hero.eyebrow")}</p>
          <h1 className="text-[clamp(2.5rem,1.6rem+4.2vw,4.25rem)] leading-[1.03] font-extrabold tracking-tight">{t("hero.title")}</h1>
          <p className="max-w-xl text-lg text-pretty text-muted-foreground sm:text-xl">{t("hero.body", { count: assistants.length })}</p>
          <div className="grid gap-3 sm:flex sm:flex-wrap">
            <CallToAction trialDays={trialDays} />
            <Button asChild size="lg" variant="outline"><Link href="/#equipo">{t("hero.meet")}</Link></Button>
          </div>
          <p className="text-sm text-muted-foreground">{t("hero.note")}</p>
        </div>
        <ExampleConversation assistant={assistants.find(({ id }) => id === "sofia")} />
      </div>
      {assistants.length > 0 && (
        <div className="page">
          <p className="sr-only" id="equipo-en-fila">{t("band")}</p>
          <ul aria-labelledby="equipo-en-fila" className="-mx-4 flex snap-x scroll-px-4 gap-3 sm:scroll-px-6 overflow-x-auto px-4 pb-12 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:mx-0 lg:grid lg:grid-cols-12 lg:gap-4 lg:overflow-visible lg:px-0">
            {assistants.map(({ id, name, avatar, color }) => (
              <li key={id} className="w-20 shrink-0 snap-start lg:w-auto">
                <a href={`#${id}`} className="group grid justify-items-center gap-1.5 rounded-2xl text-sm font-semibold">
                  <AssistantPortrait
                    id={id}
                    avatar={avatar}
                    color={color}
                    className="h-auto w-full transition-transform duration-200 group-hover:-translate-y-1"
                  />
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
