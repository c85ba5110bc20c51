import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";

const schema = z.object({
  period_start: z.string(),
  period_end: z.string(),
  messages: z.number(),
  days: z.array(z.object({ day: z.string(), messages: z.number() })),
  assistants: z.array(z.object({ assistant_id: z.string(), name: z.string().nullable(), messages: z.number(), tokens: z.number() })),
  forecast: z.object({ messages: z.number(), runs_out_on: z.string().nullable() }).nullable(),
});

/** What was used in the present period, by day and by assistant. `period_end` is the first day after it. */
export type Usage = z.infer<typeof schema>;

/** A day of the period and the messages of it. */
export interface UsageDay {
  day: string;
  messages: number;
  /** It is yet to come. */
  isAhead: boolean;
}

/** Reads what was used in the present period; null without a plan. */
export async function fetchUsage(client: Client): Promise<Usage | null> {
  const { data, error } = await client.rpc("my_usage");
  if (error) throw error;
  return data === null ? null : schema.parse(data);
}

/** Longest stretch that is shown day by day: a month and what a time zone adds to it. */
const MOST_DAYS = 33;

/** Every day of the period in its order, those without messages too; of a longer one, its last days up to today. */
export function daysOf({ days, period_start, period_end }: Pick<Usage, "days" | "period_start" | "period_end">, today: string): UsageDay[] {
  const known = new Map(days.map(({ day, messages }) => [day, messages]));
  const first = [period_start, ...known.keys()].toSorted()[0] ?? period_start;
  const last = [dayAfter(period_end, -1), ...known.keys()].toSorted().at(-1) ?? period_end;
  const all: UsageDay[] = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) {
    all.push({ day, messages: known.get(day) ?? 0, isAhead: day > today });
  }
  if (all.length <= MOST_DAYS) return all;
  return all.filter(({ isAhead }) => !isAhead).slice(-MOST_DAYS);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
