"use client";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useNumberTag } from "@/i18n/country";
import { countByWeek, trendOf } from "@/lib/cerebro/week";
import { ACTIVITY_DAYS } from "@/lib/data/patterns";
import { formatCount } from "@/lib/plans";
import { cn } from "@/lib/utils";
import { useCerebro } from "../cerebro-context";

const WEEKS = ACTIVITY_DAYS / 7;

/** How much the person wrote in each of the last weeks. */
export function WeeklyTrend({ times }: { times: string[] }) {
  const t = useTranslations("cerebro.patterns.trend");
  const numbers = useNumberTag();
  const format = useFormatter();
  const now = useNow();
  const { timeZone } = useCerebro();
  const counts = useMemo(() => countByWeek(times, WEEKS, now, timeZone), [times, now, timeZone]);
  const trend = trendOf(counts);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const dayOf = (monday: string) => format.dateTime(new Date(`${monday}T00:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
  const direction = trend === null ? "unknown" : trend > 0.1 ? "up" : trend < -0.1 ? "down" : "steady";
  return (
    <figure>
      <figcaption>
        <h3 className="font-sans text-sm font-semibold tracking-normal">{t("title")}</h3>
        <p className="mt-0.5 text-sm text-pretty text-muted-foreground">
          {t(direction, { share: format.number(Math.abs(trend ?? 0), { style: "percent", maximumFractionDigits: 0 }) })}
        </p>
      </figcaption>
      <ol className="mt-4 flex h-36 items-end gap-1 sm:gap-1.5">
        {counts.map(({ monday, count }, index) => (
          <li key={monday} className="flex h-full min-w-0 flex-1 flex-col justify-end gap-1" title={t("week", { day: dayOf(monday), count, number: formatCount(count, numbers) })}>
            <span className="sr-only">{t("week", { day: dayOf(monday), count, number: formatCount(count, numbers) })}</span>
            <span className="text-center text-[0.6875rem] text-muted-foreground tabular-nums" aria-hidden>{count > 0 && formatCount(count, numbers)}</span>
            <span
              aria-hidden
              style={{ height: `${count === 0 ? 2 : Math.max(4, count / most * 80)}%` }}
              className={cn("block rounded-t-sm", count === 0 ? "bg-muted" : index === counts.length - 1 ? "bg-primary/55" : "bg-primary")}
            />
          </li>
        ))}
      </ol>
      <p className="mt-1.5 flex justify-between text-xs text-muted-foreground" aria-hidden>
        <span>{dayOf(counts[0]?.monday ?? "1970-01-01")}</span>
        <span>{t("thisWeek")}</span>
      </p>
    </figure>
  );
}
