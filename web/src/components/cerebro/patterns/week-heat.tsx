"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useNumberTag } from "@/i18n/country";
import { binsOfWeek, ENOUGH, SHADES, shadeOf, summaryOfWeek } from "@/lib/cerebro/week";
import { formatCount } from "@/lib/plans";
import { useCerebro } from "../cerebro-context";

/** Hours that are written above the columns. */
const MARKED = 6;

/** A Monday, to name the days after. */
const MONDAY = Date.UTC(2026, 0, 5);

function colourOf(shade: number): string {
  return shade === 0 ? "var(--muted)" : `color-mix(in oklab, var(--primary) ${shade / SHADES * 90 + 10}%, var(--muted))`;
}

/** The hours of the week in which the person writes: a table whose cells are shaded, and the same in a sentence. */
export function WeekHeat({ times }: { times: string[] }) {
  const t = useTranslations("cerebro.patterns.week");
  const numbers = useNumberTag();
  const format = useFormatter();
  const { timeZone } = useCerebro();
  const bins = useMemo(() => binsOfWeek(times, timeZone), [times, timeZone]);
  const summary = useMemo(() => summaryOfWeek(bins), [bins]);
  const most = Math.max(...bins.flat());
  const dayName = (day: number, weekday: "long" | "short") => format.dateTime(new Date(MONDAY + day * 86_400_000), { weekday, timeZone: "UTC" });
  return (
    <figure>
      <figcaption>
        <h3 className="font-sans text-sm font-semibold tracking-normal">{t("title")}</h3>
        <p className="mt-0.5 text-sm text-pretty text-muted-foreground">
          {!summary
            ? t("none")
            : summary.total < ENOUGH
            ? t("few", { count: summary.total })
            : t("summary", { day: dayName(summary.day, "long"), share: format.number(summary.share, { style: "percent" }), from: summary.hour, to: summary.hour + summary.hours, count: summary.total, number: formatCount(summary.total, numbers) })}
        </p>
      </figcaption>
      <table className="mt-3 w-full table-fixed border-separate border-spacing-px sm:border-spacing-0.5">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            <td className="w-8" />
            {Array.from({ length: 24 / MARKED }, (_, index) => (
              <th key={index} scope="colgroup" colSpan={MARKED} className="pb-0.5 text-left text-xs font-normal text-muted-foreground tabular-nums">
                <span aria-hidden>{index * MARKED} h</span>
                <span className="sr-only">{t("hours", { from: index * MARKED, to: (index + 1) * MARKED })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins.map((row, day) => (
            <tr key={day}>
              <th scope="row" className="pr-1 text-left text-xs font-normal text-muted-foreground">
                <span aria-hidden className="first-letter:uppercase">{dayName(day, "short")}</span>
                <span className="sr-only">{dayName(day, "long")}</span>
              </th>
              {row.map((count, hour) => (
                <td
                  key={hour}
                  title={t("cell", { day: dayName(day, "long"), hour, count, number: formatCount(count, numbers) })}
                  style={{ backgroundColor: colourOf(shadeOf(count, most)) }}
                  className="h-5 rounded-xs p-0 sm:h-6"
                >
                  <span className="sr-only">{formatCount(count, numbers)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 flex items-center justify-end gap-1 text-xs text-muted-foreground" aria-hidden>
        {t("less")}
        {Array.from({ length: SHADES + 1 }, (_, shade) => <span key={shade} className="size-3 rounded-xs" style={{ backgroundColor: colourOf(shade) }} />)}
        {t("more")}
      </p>
    </figure>
  );
}
