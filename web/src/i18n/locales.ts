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

/** A language tag by which numbers are written; of Spanish alone there is none. */
export type NumberTag = Exclude<Locale, "es"> | `es-${string}`;

/** Countries that write numbers otherwise than Spanish of Latin America does (CLDR); same as in crates/locale. */
const OWN_NUMBERS = new Set(["AR", "BO", "CL", "CO", "CR", "EC", "PY", "UY", "VE"]);

/**
 * The tag by which numbers are written for somebody of a country (ISO 3166-1 alpha-2): Spanish as their country does (`1.234,50` in
 * Colombia), else as Latin America does (`1,234.50`), never as Spain does. Days need no country.
 */
export function numberTag(locale: Locale, country: string | null): NumberTag {
  if (locale !== "es") return locale;
  return country !== null && OWN_NUMBERS.has(country) ? `es-${country}` : "es-419";
}
