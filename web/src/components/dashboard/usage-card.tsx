"use client";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { useMyPlan } from "@/hooks/use-home-data";
import { useNumberTag } from "@/i18n/country";
import { trialDaysLeft, type UsageLevel, usageLevel } from "@/lib/data/plan";
import { formatBytes } from "@/lib/home/bytes";
import { formatCount } from "@/lib/plans";
import { cn } from "@/lib/utils";

const TONES = { ok: "primary", warning: "warning", full: "destructive" } as const satisfies Record<UsageLevel, string>;

/** What the plan includes, how much of it is used, and until when it counts. */
export function UsageCard({ now }: { now: Date }) {
  const t = useTranslations("home.usage");
  const names = useTranslations("common.plans");
  const numbers = useNumberTag();
  const format = useFormatter();
  const { data: plan } = useMyPlan();
  if (!plan?.plan_id) return null;
  const days = trialDaysLeft(plan, now);
  const count = (value: number) => formatCount(value, numbers);
  return (
    <section aria-labelledby="plan" className="lg:col-start-2">
      <Card className="grid gap-4">
        <div>
          <h2 id="plan" className="text-lg font-bold">{days === null ? t("plan", { plan: names(plan.plan_id) }) : names("trial")}</h2>
          <p className={cn("text-sm", days !== null && days <= 3 ? "font-semibold text-warning" : "text-muted-foreground")}>
            {days === null
              ? plan.renews_at && t("renews", { date: format.dateTime(new Date(`${plan.renews_at}T00:00:00Z`), { day: "numeric", month: "long", timeZone: "UTC" }) })
              : t("trialLeft", { days })}
          </p>
        </div>
        <Meter
          label={t("messages")}
          text={plan.messages_limit === null
            ? t("messagesFree", { used: count(plan.messages_used) })
            : t("messagesOf", { used: count(plan.messages_used), limit: count(plan.messages_limit) })}
          used={plan.messages_used}
          limit={plan.messages_limit}
        />
        <Meter
          label={t("storage")}
          text={plan.storage_limit_bytes === null
            ? t("messagesFree", { used: formatBytes(plan.storage_used_bytes, numbers) })
            : t("storageOf", { used: formatBytes(plan.storage_used_bytes, numbers), limit: formatBytes(plan.storage_limit_bytes, numbers) })}
          used={plan.storage_used_bytes}
          limit={plan.storage_limit_bytes}
        />
        <dl className="grid gap-2 text-sm">
          <div className="flex justify-between gap-3">
            <dt className="text-muted-foreground">{t("assistants")}</dt>
            <dd className="font-semibold tabular-nums">
              {plan.max_assistants === null
                ? count(plan.active_assistants)
                : t("messagesOf", { used: count(plan.active_assistants), limit: count(plan.max_assistants) })}
            </dd>
          </div>
          <div className="flex justify-between gap-3">
            <dt className="text-muted-foreground">{t("tokens")}</dt>
            <dd className="font-semibold tabular-nums" title={t("tokensHint")}>{count(plan.tokens_used)}</dd>
          </div>
        </dl>
        <Button asChild variant="outline"><Link href="/dashboard/cuenta/plan">{t("details")}</Link></Button>
      </Card>
    </section>
  );
}

function Meter({ label, text, used, limit }: { label: string; text: string; used: number; limit: number | null }) {
  const level = usageLevel(used, limit);
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="text-muted-foreground">{label}</span>
        <span className="font-semibold tabular-nums">{text}</span>
      </div>
      {limit !== null && <Progress value={used / limit} label={`${label}: ${text}`} tone={TONES[level]} />}
    </div>
  );
}
