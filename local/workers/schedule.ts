/** When a job of pg_cron is due: every some seconds, or at the minutes that match. */
export type Schedule =
  | { kind: "interval"; seconds: number }
  | {
    kind: "cron";
    minute: Set<number>;
    hour: Set<number>;
    day: Set<number>;
    month: Set<number>;
    weekday: Set<number>;
    lastDay: boolean;
    anyDay: boolean;
    anyWeekday: boolean;
  };

const NICKNAMES: Record<string, string> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Parses a schedule of pg_cron; undefined when it is none that this platform runs. */
export function parseSchedule(text: string): Schedule | undefined {
  const interval = text.match(/^\s*(\d{1,2})\s+seconds?\s*$/i);
  if (interval) {
    const seconds = Number(interval[1]);
    return seconds >= 1 && seconds <= 59 ? { kind: "interval", seconds } : undefined;
  }
  const fields = (NICKNAMES[text.trim().toLowerCase()] ?? text).trim().split(/\s+/);
  if (fields.length !== 5) return undefined;
  const [minute, hour, day, month, weekday] = fields;
  const lastDay = day === "$";
  const sets = [
    parseField(minute, 0, 59),
    parseField(hour, 0, 23),
    lastDay ? new Set<number>() : parseField(day, 1, 31),
    parseField(month, 1, 12, MONTHS, 1),
    parseField(weekday, 0, 7, WEEKDAYS),
  ];
  if (sets.some((set) => set === undefined)) return undefined;
  const [minutes, hours, days, months, weekdays] = sets as Set<number>[];
  // Both 0 and 7 are Sunday.
  if (weekdays.has(7)) weekdays.add(0);
  return {
    kind: "cron",
    minute: minutes,
    hour: hours,
    day: days,
    month: months,
    weekday: weekdays,
    lastDay,
    anyDay: day.startsWith("*"),
    anyWeekday: weekday.startsWith("*"),
  };
}

/** Whether a schedule of minutes matches a point in time, in UTC as pg_cron does by default. */
export function matches(schedule: Schedule, at: Date): boolean {
  if (schedule.kind === "interval") return false;
  if (!schedule.minute.has(at.getUTCMinutes()) || !schedule.hour.has(at.getUTCHours())) return false;
  if (!schedule.month.has(at.getUTCMonth() + 1)) return false;
  const lastOfMonth = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  const day = schedule.lastDay ? at.getUTCDate() === lastOfMonth : schedule.day.has(at.getUTCDate());
  const weekday = schedule.weekday.has(at.getUTCDay());
  // Where both are restricted, cron takes either.
  return schedule.anyDay || schedule.anyWeekday ? day && weekday : day || weekday;
}

function parseField(
  text: string,
  low: number,
  high: number,
  names: string[] = [],
  firstName = 0,
): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const match = part.match(/^(\*|[0-9A-Za-z]+)(?:-([0-9A-Za-z]+))?(?:\/(\d+))?$/);
    if (!match) return undefined;
    const [, first, second, step] = match;
    const from = first === "*" ? low : numberOf(first, names, firstName);
    const to = first === "*" ? high : second !== undefined ? numberOf(second, names, firstName) : step ? high : from;
    if (from === undefined || to === undefined || from < low || to > high || from > to || step === "0") {
      return undefined;
    }
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function numberOf(text: string, names: string[], firstName: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? undefined : index + firstName;
}
