import { getLocale, getTranslations } from "next-intl/server";
import { getCatalogue } from "@/lib/data/catalogue";

/** When the texts last changed. */
const UPDATED = new Date("2026-11-23T12:00:00Z");

interface Part {
  title: string;
  paragraphs?: string[];
  list?: string[];
}

/** A legal text, with its contents beside it on wide screens. */
export async function LegalPage({ of }: { of: "terms" | "privacy" }) {
  const t = await getTranslations("legal");
  const locale = await getLocale();
  const parts = t.raw(`${of}.parts`) as Part[];
  const email = (await getCatalogue())?.supportEmail;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(UPDATED);
  return (
    <div className="page grid gap-10 py-14 sm:py-20 lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-16">
      <div className="grid content-start gap-3 lg:col-start-2">
        <h1 className="text-4xl font-extrabold sm:text-5xl">{t(`${of}.title`)}</h1>
        <p className="text-sm text-muted-foreground">{t("updated", { date })}</p>
        <p className="max-w-2xl text-lg text-pretty text-muted-foreground">{t(`${of}.intro`)}</p>
      </div>
      <nav aria-label={t("contents")} className="hidden lg:col-start-1 lg:row-start-2 lg:block">
        <ol className="sticky top-24 grid gap-1 text-sm">
          {parts.map(({ title }, index) => (
            <li key={title}><a href={`#parte-${index + 1}`} className="block rounded-lg px-3 py-2 font-medium text-muted-foreground hover:bg-muted hover:text-foreground">{title}</a></li>
          ))}
        </ol>
      </nav>
      <div className="grid max-w-2xl gap-9 lg:col-start-2 lg:row-start-2">
        {parts.map(({ title, paragraphs = [], list = [] }, index) => (
          <section key={title} id={`parte-${index + 1}`} className="grid scroll-mt-24 gap-3 leading-relaxed">
            <h2 className="text-2xl font-bold">{index + 1}. {title}</h2>
            {paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
            {list.length > 0 && <ul className="grid list-disc gap-1.5 pl-5 marker:text-primary">{list.map((item) => <li key={item}>{item}</li>)}</ul>}
          </section>
        ))}
        {email && (
          <p className="rounded-2xl bg-muted p-5">
            {t("contact")} <a href={`mailto:${email}`} className="font-semibold text-primary underline underline-offset-4">{email}</a>
          </p>
        )}
      </div>
    </div>
  );
}
