import { getFormatter, getTranslations } from "next-intl/server";
import { Progress } from "@/components/ui/progress";
import { type MyPlan, usageLevel } from "@/lib/data/plan";
import { formatBytes } from "@/lib/home/bytes";
import { formatCount } from "@/lib/plans";
import { getNumberTag } from "@/lib/supabase/person";
import { Section } from "./section";

const TONES = { ok: "primary", warning: "warning", full: "destructive" } as const;

/** What has been used of what the plan includes. */
export async function PlanUsage({ plan }: { plan: MyPlan }) {
  const t = await getTranslations("account.plan");
  const format = await getFormatter();
  const numbers = await getNumberTag();
  const bytes = (value: number) => formatBytes(value, numbers);
  const count = (value: number) => formatCount(value, numbers);
  const day = (date: string) => format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const meters = [
    {
      name: t("messages"),
      used: plan.messages_used,
      limit: plan.messages_limit,
      show: count,
      // A trial has one period: nothing comes after it.
      note: plan.status === "trial" ? t("renewsNot") : plan.renews_at && t("renews", { date: day(plan.renews_at) }),
    },
    { name: t("assistants"), used: plan.active_assistants, limit: plan.max_assistants, show: count, isFullFine: true },
    {
      name: t("storage"),
      used: plan.storage_used_bytes,
      limit: plan.storage_limit_bytes,
      show: bytes,
      note: plan.max_file_mb !== null && plan.max_files_per_message !== null &&
        t("files", { megabytes: plan.max_file_mb, count: plan.max_files_per_message }),
    },
  ];
  return (
    <Section title={t("usage")}>
      <ul className="grid grid-cols-1 gap-6">
        {meters.map(({ name, used, limit, show, note, isFullFine }) => (
          <li key={name}>
            <div className="flex items-baseline justify-between gap-4">
              <span className="text-sm font-semibold">{name}</span>
              <span className="text-sm text-muted-foreground tabular-nums">
                {limit === null ? t("unlimited", { used: show(used) }) : t("of", { used: show(used), limit: show(limit) })}
              </span>
            </div>
            {limit !== null && (
              <Progress className="mt-2" label={name} value={used / limit} tone={isFullFine ? "primary" : TONES[usageLevel(used, limit)]} />
            )}
            {note && <p className="mt-1.5 text-sm text-muted-foreground">{note}</p>}
          </li>
        ))}
        <li className="border-t border-border pt-5">
          <div className="flex items-baseline justify-between gap-4">
            <span className="text-sm font-semibold">{t("tokens")}</span>
            <span className="text-sm text-muted-foreground tabular-nums">{count(plan.tokens_used)}</span>
          </div>
          <p className="mt-1 text-sm text-muted-foreground">{t("tokensHint")}</p>
        </li>
      </ul>
    </Section>
  );
}
