/** Part of the day that a greeting names. */
export type DayPart = "morning" | "afternoon" | "evening";

/** Hour of the day, 0 to 23, in a time zone; in UTC where the zone is unknown. */
export function hourIn(timeZone: string | null | undefined, now: Date): number {
  const hour = (zone: string) => Number(new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: zone }).format(now));
  try {
    return hour(timeZone || "UTC");
  } catch {
    return hour("UTC");
  }
}

/** Morning from five, afternoon from noon, evening from seven until five. */
export function dayPartOf(hour: number): DayPart {
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 19 ? "afternoon" : "evening";
}

/** What to call a person: the first of their names. */
export function firstName(fullName: string | null | undefined): string | null {
  return fullName?.trim().split(/\s+/)[0] || null;
}
