"use client";
import { useLocale } from "next-intl";
import { createContext, type ReactNode, useContext } from "react";
import { type Locale, type NumberTag, numberTag } from "./locales";

const CountryContext = createContext<string | null>(null);

/** Says below it of which country the visitor is; without it of none that is known, as on public pages. */
export function CountryProvider({ country, children }: { country: string | null; children: ReactNode }) {
  return <CountryContext value={country}>{children}</CountryContext>;
}

/** The tag by which numbers are written for the visitor; on the server it is `getNumberTag`. */
export function useNumberTag(): NumberTag {
  const locale = useLocale() as Locale;
  return numberTag(locale, useContext(CountryContext));
}
