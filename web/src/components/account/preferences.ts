"use client";
import { LOCALE_COOKIE, type Locale } from "@/i18n/locales";
import { type Theme, THEME_COOKIE } from "@/lib/theme";

/** Keeps a choice in this browser for a year, so that the first paint of every page is right. */
function remember(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=${365 * 24 * 60 * 60}; samesite=lax${secure}`;
}

/** Shows a theme at once and remembers it. */
export function applyTheme(theme: Theme): void {
  remember(THEME_COOKIE, theme);
  document.documentElement.classList.remove("light", "dark");
  if (theme !== "system") document.documentElement.classList.add(theme);
}

/** Remembers the language; the page is to be asked for again to speak it. */
export function rememberLocale(locale: Locale): void {
  remember(LOCALE_COOKIE, locale);
}
