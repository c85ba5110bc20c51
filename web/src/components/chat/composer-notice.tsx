"use client";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useFailureText } from "@/hooks/use-failure-text";
import { useMyPlan } from "@/hooks/use-home-data";
import { useNumberTag } from "@/i18n/country";
import { formatCount } from "@/lib/plans";
import type { Obstacle } from "./obstacle";

/** Above the composer: why something was not sent, and the way on. */
export function ComposerNotice({ obstacle, actions }: {
  obstacle: Obstacle;
  actions: { retry: () => void; takeBack: () => void; dismiss: () => void; activate: () => Promise<void>; restore: () => Promise<void> };
}) {
  const t = useTranslations("chat");
  const tc = useTranslations("common");
  const failureText = useFailureText();
  const { failure: { code, details }, isUnsent } = obstacle;

  const unsent = isUnsent && (
    <>
      <Button size="sm" variant="outline" onClick={actions.takeBack}>{t("notice.takeBack")}</Button>
      <Button size="sm" onClick={actions.retry}>{tc("actions.retry")}</Button>
    </>
  );
  const takeBack = isUnsent && <Button size="sm" variant="outline" onClick={actions.takeBack}>{t("notice.takeBack")}</Button>;
  const plans = <Button size="sm" asChild><Link href="/dashboard/cuenta/plan">{t("notice.seePlans")}</Link></Button>;

  if (code === "quota_exhausted") {
    return <Notice tone="warning" title={t("notice.quotaTitle")} actions={<>{takeBack}{plans}</>}><QuotaUsed details={details} /></Notice>;
  }
  if (code === "subscription_inactive" || code === "plan_required") {
    return <Notice tone="warning" title={t(code === "plan_required" ? "notice.planTitle" : "notice.inactiveTitle")} actions={<>{takeBack}{plans}</>}>{failureText({ code, details })}</Notice>;
  }
  if (code === "assistant_not_active") {
    return (
      <Notice tone="info" title={t("notice.assistantTitle")} actions={<>{takeBack}<Button size="sm" onClick={() => void actions.activate()}>{t("notice.activate")}</Button></>}>
        {failureText({ code })}
      </Notice>
    );
  }
  if (code === "conversation_archived") {
    return (
      <Notice tone="info" title={t("notice.archivedTitle")} actions={<>{takeBack}<Button size="sm" onClick={() => void actions.restore()}>{t("notice.restore")}</Button></>}>
        {failureText({ code })}
      </Notice>
    );
  }
  if (code === "offline") {
    return (
      <Notice tone="warning" title={obstacle.isOnline ? t("notice.reconnecting") : t("notice.offlineTitle")} actions={takeBack}>
        {isUnsent ? t("notice.offlineUnsent") : t("notice.offlineAnswer")}
      </Notice>
    );
  }
  return (
    <Notice
      tone="destructive"
      title={isUnsent ? t("notice.unsentTitle") : undefined}
      actions={unsent || <Button size="sm" variant="ghost" onClick={actions.dismiss}>{tc("actions.close")}</Button>}
    >
      {failureText(obstacle.failure)}
    </Notice>
  );
}

/** How many messages there were, and when there will be others: never, for a trial. */
function QuotaUsed({ details }: { details?: Record<string, unknown> }) {
  const t = useTranslations("chat.notice");
  const format = useFormatter();
  const failureText = useFailureText();
  const numbers = useNumberTag();
  const { data: plan } = useMyPlan();
  const renews = new Date(typeof details?.["renews_at"] === "string" ? details["renews_at"] : NaN);
  const limit = Number(details?.["limit"]);
  return (
    <>
      {Number.isFinite(limit) ? t("quotaUsed", { limit: formatCount(limit, numbers) }) : failureText({ code: "quota_exhausted" })}{" "}
      {plan?.status === "trial" && t("quotaTrial")}
      {plan && plan.status !== "trial" && !Number.isNaN(renews.getTime()) && t("quotaRenews", { date: format.dateTime(renews, { day: "numeric", month: "long", timeZone: "UTC" }) })}
    </>
  );
}

function Notice({ tone, title, actions, children }: { tone: "info" | "warning" | "destructive"; title?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <Alert tone={tone} title={title} className="mb-3 animate-rise">
      {children}
      {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
    </Alert>
  );
}
