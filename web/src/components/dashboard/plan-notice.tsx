"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useMyPlan } from "@/hooks/use-home-data";
import { useNumberTag } from "@/i18n/country";
import { type MyPlan, usageLevel } from "@/lib/data/plan";
import { formatCount } from "@/lib/plans";

interface Notice {
  tone: "warning" | "destructive";
  key: "ended" | "suspended" | "full" | "fullTrial" | "warning" | "storageFull" | "storageWarning";
}

/** What must be said about the plan; the worst first, nothing while all is well. */
function noticeOf(plan: MyPlan): Notice | null {
  if (plan.reason === "account_inactive") return { tone: "destructive", key: "suspended" };
  if (plan.reason === "subscription_inactive") return { tone: "destructive", key: "ended" };
  const messages = usageLevel(plan.messages_used, plan.messages_limit);
  if (messages === "full") return { tone: "destructive", key: plan.status === "trial" ? "fullTrial" : "full" };
  if (messages === "warning") return { tone: "warning", key: "warning" };
  const storage = usageLevel(plan.storage_used_bytes, plan.storage_limit_bytes);
  if (storage === "full") return { tone: "warning", key: "storageFull" };
  return storage === "warning" ? { tone: "warning", key: "storageWarning" } : null;
}

/** Says so when something of the plan runs out, and what to do. */
export function PlanNotice() {
  const t = useTranslations("home.usage");
  const numbers = useNumberTag();
  const { data: plan } = useMyPlan();
  const notice = plan ? noticeOf(plan) : null;
  if (!plan || !notice) return null;
  const left = plan.messages_remaining ?? 0;
  return (
    <Alert
      tone={notice.tone}
      className="max-sm:flex-wrap sm:items-center max-sm:[&>div]:basis-[calc(100%-2rem)]"
      action={notice.key !== "suspended" && (
        <Button asChild size="sm" variant="outline" className="min-h-10 max-sm:ml-7"><Link href="/dashboard/cuenta/plan">{t("choose")}</Link></Button>
      )}
    >
      {t(notice.key, { left, number: formatCount(left, numbers) })}
    </Alert>
  );
}
