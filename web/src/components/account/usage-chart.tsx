"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useBillingFormat } from "@/hooks/use-billing-format";
import type { UsageDay } from "@/lib/data/usage";
import { cn } from "@/lib/utils";

/** Messages day by day. Pointing at a day, or moving to it with the arrow keys, says its number. */
export function UsageChart({ days }: { days: UsageDay[] }) {
  const t = useTranslations("account.plan.byDay");
  const { day: write, count } = useBillingFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  const most = Math.max(1, ...days.map(({ messages }) => messages));
  const at = chosen === null ? undefined : days[chosen];
  const past = days.findLastIndex(({ isAhead }) => !isAhead);
  const says = ({ day, messages }: UsageDay) => t("day", { date: write(day), count: messages, number: count(messages) });

  function move(event: React.KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    setChosen((now) => Math.min(past, Math.max(0, (now ?? past + 1) + step)));
  }
  return (
    <figure>
      <figcaption className="flex items-baseline justify-between gap-4 text-sm">
        <span className="font-semibold">{t("title")}</span>
        <span className="text-muted-foreground tabular-nums" aria-live="polite">{at ? says(at) : t("most", { count: count(most) })}</span>
      </figcaption>
      <div
        role="img"
        tabIndex={0}
        aria-label={t("label")}
        className="mt-3 flex h-28 items-end gap-px rounded-md border-b border-border sm:gap-0.5"
        onKeyDown={move}
        onBlur={() => setChosen(null)}
        onPointerLeave={() => setChosen(null)}
      >
        {days.map((day, index) => (
          <div
            key={day.day}
            className="flex h-full flex-1 items-end"
            onPointerEnter={() => !day.isAhead && setChosen(index)}
          >
            <div
              className={cn("w-full rounded-t-sm", index === chosen ? "bg-highlight" : "bg-primary", day.messages === 0 && "bg-muted")}
              style={{ height: day.messages === 0 ? 2 : `${Math.max(4, day.messages / most * 100)}%` }}
            />
          </div>
        ))}
      </div>
      <div className="mt-1.5 flex justify-between text-xs text-muted-foreground" aria-hidden>
        <span>{days[0] && write(days[0].day, "medium")}</span>
        <span>{days.at(-1) && write(days.at(-1)!.day, "medium")}</span>
      </div>
      <ul className="sr-only">
        {days.filter(({ messages }) => messages > 0).map((day) => <li key={day.day}>{says(day)}</li>)}
      </ul>
    </figure>
  );
}
