import type { Locale } from "@/i18n/locales";

/** The name of a country in a language, from its ISO 3166 code; undefined for a code that nobody knows. */
export function countryName(code: string, locale: Locale): string | undefined {
  try {
    return new Intl.DisplayNames([locale], { type: "region", fallback: "none" }).of(code);
  } catch {
    return undefined;
  }
}
