import { getTranslations } from "next-intl/server";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { LogoMark } from "@/components/brand/logo";
import type { CatalogueAssistant } from "@/lib/data/catalogue";
import { Section } from "./section";

/** How the shared memory helps: told once, known by all. */
export async function Memory({ assistants }: { assistants: CatalogueAssistant[] }) {
  const t = await getTranslations("landing.memory");
  const points = t.raw("points") as { title: string; body: string }[];
  const facts = t.raw("facts") as { name: string; value: string }[];
  return (
    <Section id="cerebro" eyebrow={t("eyebrow")} title={t("title")} body={t("body")} layout="split">
      <div className="grid gap-10">
        <ol className="grid gap-7 lg:order-2 lg:grid-cols-3">
          {points.map(({ title, body }, index) => (
            <li key={title} className="flex gap-4 lg:flex-col lg:gap-3">
              <span aria-hidden className="grid size-10 shrink-0 place-items-center rounded-xl bg-highlight font-display text-lg font-extrabold text-highlight-foreground">{index + 1}</span>
              <div className="grid gap-1">
                <h3 className="text-lg font-bold">{title}</h3>
                <p className="text-pretty text-muted-foreground">{body}</p>
              </div>
            </li>
          ))}
        </ol>
        <figure className="relative isolate rounded-[2rem] bg-accent px-4 py-8 sm:px-10 sm:py-10">
          <Faces assistants={assistants.slice(0, 4)} />
          <div className="relative mx-auto my-5 max-w-sm rounded-2xl bg-card p-5 text-card-foreground shadow-lg shadow-black/5">
            <figcaption className="flex items-center gap-2.5">
              <LogoMark />
              <span className="font-display text-lg font-bold">{t("cardTitle")}</span>
              <span className="ml-auto rounded-full bg-muted px-2.5 py-0.5 text-xs font-semibold text-muted-foreground">{t("cardExample")}</span>
            </figcaption>
            <dl className="mt-3 divide-y">
              {facts.map(({ name, value }) => (
                <div key={name} className="flex justify-between gap-4 py-2.5 text-sm">
                  <dt className="text-muted-foreground">{name}</dt>
                  <dd className="text-right font-semibold">{value}</dd>
                </div>
              ))}
            </dl>
          </div>
          <Faces assistants={assistants.slice(4, 8)} />
        </figure>
      </div>
    </Section>
  );
}

function Faces({ assistants }: { assistants: CatalogueAssistant[] }) {
  return (
    <div aria-hidden className="mx-auto flex max-w-sm justify-between px-2">
      {assistants.map(({ id, avatar, color }) => (
        <AssistantPortrait key={id} id={id} avatar={avatar} color={color} className="size-14 sm:size-17" />
      ))}
    </div>
  );
}
