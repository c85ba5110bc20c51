"use client";
import { useFormatter, useNow } from "next-intl";
import { useCerebro } from "./cerebro-context";

/** A day in the person's calendar: with its year where that is another one. */
export function Day({ at }: { at: string }) {
  const format = useFormatter();
  const now = useNow();
  const { timeZone } = useCerebro();
  const date = new Date(at);
  const isOtherYear = format.dateTime(date, { year: "numeric", timeZone }) !== format.dateTime(now, { year: "numeric", timeZone });
  return (
    <time dateTime={at}>{format.dateTime(date, { day: "numeric", month: "short", ...(isOtherYear ? { year: "numeric" } : {}), timeZone })}</time>
  );
}
