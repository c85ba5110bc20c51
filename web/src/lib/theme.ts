/** How the interface looks: as the device says, or always light or dark. Same values as `profiles.theme`. */
export const THEMES = ["system", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

/** Cookie that holds the choice, so that the first paint is right. */
export const THEME_COOKIE = "sintra_theme";

/** The theme that a cookie or a profile names; `system` for anything else. */
export function themeFrom(value: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
