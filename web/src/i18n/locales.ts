/** Languages of the interface, the first being everybody's until they choose. Same tags as `profiles.language`. */
export const LOCALES = ["es", "pt-BR", "en"] as const;

/** A language of the interface. */
export type Locale = (typeof LOCALES)[number];

/** Cookie that holds the language chosen; also set from the profile at sign-in. */
export const LOCALE_COOKIE = "sintra_locale";

/** The language of the interface for a language tag: `es-MX` is `es`, `pt` is `pt-BR`; undefined for others. */
export function localeFor(tag: string | null | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split("-")[0];
  return LOCALES.find((locale) => locale.toLowerCase().split("-")[0] === language);
}

/** The first language of an `Accept-Language` header that the interface speaks. */
export function localeFromHeader(header: string | null): Locale | undefined {
  return (header ?? "").split(",")
    .map((entry) => {
      const [tag = "", quality] = entry.trim().split(";q=");
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ tag, quality }) => tag && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => localeFor(tag))
    .find((locale) => locale !== undefined);
}

/** The language tag by which numbers are written: Spanish of Latin America (`1,234.50`), not of Spain. */
export function numberTag(locale: Locale): string {
  return locale === "es" ? "es-419" : locale;
}
