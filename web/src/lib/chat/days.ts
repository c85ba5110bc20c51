/** Names of the groups that are not a month. */
export type DayGroup = "today" | "yesterday" | "week" | "month";

/** A group of a list by day: one of the names, or `2026-10` for an older month. */
export interface Group<Item> {
  key: DayGroup | `${number}-${number}`;
  items: Item[];
}

/** Number of the day, counted in a time zone. */
function dayNumber(time: number, timeZone: string): { day: number; month: string } {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(time);
  const [year = "1970", month = "01", day = "01"] = parts.split("-");
  return { day: Math.round(Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000), month: `${year}-${month}` };
}

/** Puts what is sorted by time, newest first, under today, yesterday, the last 7 and 30 days, and older months. */
export function groupByDay<Item>(items: Item[], timeOf: (item: Item) => string, now: number, timeZone: string): Group<Item>[] {
  const zone = knownZone(timeZone);
  const today = dayNumber(now, zone).day;
  const groups: Group<Item>[] = [];
  for (const item of items) {
    const time = Date.parse(timeOf(item));
    const { day, month } = dayNumber(Number.isNaN(time) ? now : time, zone);
    const ago = today - day;
    const key = ago <= 0 ? "today" : ago === 1 ? "yesterday" : ago < 7 ? "week" : ago < 30 ? "month" : month as `${number}-${number}`;
    const last = groups.at(-1);
    if (last?.key === key) last.items.push(item);
    else groups.push({ key, items: [item] });
  }
  return groups;
}

/** The time zone, or that of Mexico City where the runtime does not know it. */
export function knownZone(timeZone: string | null | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timeZone || "America/Mexico_City" }).resolvedOptions().timeZone;
  } catch {
    return "America/Mexico_City";
  }
}
