/** Hours of a week in which something happened: seven days from Monday, 24 hours each. */
export type WeekBins = readonly (readonly number[])[];

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Puts moments into the hours of the week in which they were, in a time zone. */
export function binsOfWeek(times: readonly string[], timeZone: string): WeekBins {
  const bins = DAYS.map(() => new Array<number>(24).fill(0));
  const clock = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short", hour: "numeric", hourCycle: "h23" });
  for (const time of times) {
    const parts = clock.formatToParts(Date.parse(time));
    const day = DAYS.indexOf(parts.find(({ type }) => type === "weekday")?.value ?? "");
    const hour = Number(parts.find(({ type }) => type === "hour")?.value);
    const row = bins[day];
    if (row && Number.isInteger(hour)) row[hour] = (row[hour] ?? 0) + 1;
  }
  return bins;
}

/** Shades of a picture of the week; 0 is nothing. */
export const SHADES = 4;

/** The shade of a number next to the largest one. */
export function shadeOf(count: number, most: number): number {
  return count <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil(count / most * SHADES));
}

/** Moments that it takes for a picture to say something. */
export const ENOUGH = 20;

/** What a picture of the week says in words; null while nothing happened. */
export interface WeekSummary {
  total: number;
  /** Busiest day, 0 is Monday. */
  day: number;
  /** Share of the busiest day, 0 to 1. */
  share: number;
  /** First hour of the three that together are the busiest of the day. */
  hour: number;
  /** Hours in that stretch. */
  hours: number;
}

const STRETCH = 3;

/** See {@link WeekSummary}. */
export function summaryOfWeek(bins: WeekBins): WeekSummary | null {
  const sums = bins.map((row) => row.reduce((sum, count) => sum + count, 0));
  const total = sums.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const day = sums.indexOf(Math.max(...sums));
  const byHour = Array.from({ length: 24 }, (_, hour) => bins.reduce((sum, row) => sum + (row[hour] ?? 0), 0));
  const stretches = byHour.slice(0, 24 - STRETCH + 1).map((_, hour) => byHour.slice(hour, hour + STRETCH).reduce((sum, count) => sum + count, 0));
  return { total, day, share: (sums[day] ?? 0) / total, hour: stretches.indexOf(Math.max(...stretches)), hours: STRETCH };
}

/** What happened in a week. */
export interface WeekCount {
  /** Its Monday, `2026-11-23`. */
  monday: string;
  count: number;
}

/** Counts moments by week in a time zone, the oldest week first; the last one is that of `now`. */
export function countByWeek(times: readonly string[], weeks: number, now: Date, timeZone: string): WeekCount[] {
  const today = dayNumber(now.getTime(), timeZone);
  // Day 0, 1 January 1970, was a Thursday.
  const monday = today - (today + 3) % 7;
  const counts = Array.from({ length: weeks }, (_, index) => ({
    monday: new Date((monday - (weeks - 1 - index) * 7) * 86_400_000).toISOString().slice(0, 10),
    count: 0,
  }));
  for (const time of times) {
    const index = weeks - 1 + Math.floor((dayNumber(Date.parse(time), timeZone) - monday) / 7);
    const week = counts[index];
    if (week) week.count += 1;
  }
  return counts;
}

function dayNumber(time: number, timeZone: string): number {
  const [year = 1970, month = 1, day = 1] = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    .format(time).split("-").map(Number);
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** How the last whole weeks compare with those before them, e.g. 0.25 for a quarter more; null without enough of them. */
export function trendOf(counts: readonly WeekCount[], weeks = 4): number | null {
  // The week of today is not over.
  const whole = counts.slice(0, -1);
  const sum = (some: readonly WeekCount[]) => some.reduce((total, { count }) => total + count, 0);
  const before = sum(whole.slice(-2 * weeks, -weeks));
  return whole.length < 2 * weeks || before < weeks ? null : sum(whole.slice(-weeks)) / before - 1;
}
