"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { lastDayBefore } from "@/lib/data/invoices";
import { planKey } from "@/lib/data/plan";
import { daysOf, fetchUsage, type Usage } from "@/lib/data/usage";
import { useSupabase } from "@/lib/supabase/browser";
import { Section } from "./section";
import { UsageChart } from "./usage-chart";

/** How the messages of the period are spread over days and assistants, and what they come to at this pace. */
export function UsageDetails({ limit }: { limit: number | null }) {
  const t = useTranslations("account.plan.byDay");
  const client = useSupabase();
  const { data } = useQuery({ queryKey: [...planKey, "usage"], queryFn: () => fetchUsage(client), refetchOnWindowFocus: "always" });
  if (!data || data.messages === 0) return null;
  return (
    <Section title={t("section")}>
      <UsageChart days={daysOf(data, new Date().toLocaleDateString("sv"))} />
      {data.forecast && <Forecast usage={data} forecast={data.forecast} limit={limit} />}
      <Assistants usage={data} />
    </Section>
  );
}

function Forecast({ usage, forecast, limit }: { usage: Usage; forecast: NonNullable<Usage["forecast"]>; limit: number | null }) {
  const t = useTranslations("account.plan.byDay");
  const { day, count } = useBillingFormat();
  const expected = count(forecast.messages);
  const said = forecast.runs_out_on
    ? t("runsOut", { date: day(forecast.runs_out_on) })
    : limit === null
    ? t("forecast", { count: expected, date: day(lastDayBefore(usage.period_end)) })
    : usage.messages < limit && t("forecastOf", { count: expected, limit: count(limit), date: day(lastDayBefore(usage.period_end)) });
  return said && <p className="mt-4 text-sm text-pretty">{said}</p>;
}

function Assistants({ usage: { assistants, messages } }: { usage: Usage }) {
  const t = useTranslations("account.plan.byDay");
  const { count } = useBillingFormat();
  if (assistants.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 text-sm font-semibold">{t("assistants")}</h3>
      <ul className="mt-3 grid gap-3">
        {assistants.map(({ assistant_id, name, messages: own }) => (
          <li key={assistant_id} className="grid grid-cols-[6rem_minmax(0,1fr)_auto] items-center gap-3 text-sm">
            <span className="truncate">{name ?? assistant_id}</span>
            <span className="h-2 overflow-hidden rounded-full bg-muted" aria-hidden>
              <span className="block h-full rounded-full bg-primary" style={{ width: `${Math.max(1, own / messages * 100)}%` }} />
            </span>
            <span className="text-muted-foreground tabular-nums">{count(own)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
