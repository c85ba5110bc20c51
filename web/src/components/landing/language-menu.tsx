import { Check, Globe } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { type Locale, LOCALES } from "@/i18n/locales";
import { chooseLocale } from "@/lib/auth/actions";
import { Disclosure } from "./disclosure";

/** The language of the interface. Works without a script: each language is a button of a form. */
export async function LanguageMenu() {
  const t = await getTranslations("landing.header");
  const common = await getTranslations("common");
  const current = await getLocale() as Locale;
  return (
    <Disclosure
      key={current}
      className="relative"
      label={t("language", { code: current.slice(0, 2).toUpperCase(), language: common(`languages.${current}`) })}
      summaryClassName="flex h-10 list-none items-center gap-1.5 rounded-lg px-2.5 text-sm font-semibold hover:bg-muted [&::-webkit-details-marker]:hidden"
      summary={<><Globe className="size-4" aria-hidden /><span aria-hidden>{current.slice(0, 2).toUpperCase()}</span></>}
    >
      <form action={chooseLocale} className="absolute right-0 z-40 mt-1.5 w-52 animate-fade-in rounded-xl border bg-popover p-1.5 text-popover-foreground shadow-lg">
        {LOCALES.map((locale) => (
          <button
            key={locale}
            name="locale"
            value={locale}
            lang={locale}
            aria-current={locale === current || undefined}
            className="flex min-h-10 w-full items-center justify-between gap-2 rounded-lg px-3 text-left text-sm font-medium hover:bg-muted"
          >
            {common(`languages.${locale}`)}
            {locale === current && <Check className="size-4 text-primary" aria-hidden />}
          </button>
        ))}
      </form>
    </Disclosure>
  );
}
