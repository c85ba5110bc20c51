"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { Group } from "@/lib/chat/days";

/** Name of a group of days: today, yesterday, …, or a month. */
export function GroupTitle({ group, as: Title }: { group: Group<unknown>["key"]; as: "h2" | "h3" }) {
  const t = useTranslations("chat");
  const format = useFormatter();
  const name = group === "today" || group === "yesterday" || group === "week" || group === "month"
    ? t(`list.days.${group}`)
    : format.dateTime(new Date(`${group}-15T12:00:00Z`), { month: "long", year: "numeric", timeZone: "UTC" });
  return <Title className="px-2.5 pt-4 pb-1.5 font-sans text-xs font-semibold tracking-normal text-muted-foreground first-letter:uppercase">{name}</Title>;
}
