"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useNumberTag } from "@/i18n/country";
import { formatCount, formatUsd } from "@/lib/plans";
import { cn } from "@/lib/utils";
import type { PlanOffer } from "./plan-offers";

/** A plan that can be chosen: what it costs, what it includes. */
export function PlanOfferCard({ offer, cycle, isCurrent, isIntended, onChoose }: {
  offer: PlanOffer;
  cycle: "monthly" | "yearly";
  isCurrent: boolean;
  /** Named when the person signed up. */
  isIntended: boolean;
  /** Null where there is nothing to choose. */
  onChoose: (() => void) | null;
}) {
  const t = useTranslations("account.plan");
  const plans = useTranslations("common.plans");
  const numbers = useNumberTag();
  const name = plans(offer.id);
  const price = formatUsd(cycle === "monthly" ? offer.monthlyUsd : offer.yearlyUsd, numbers);
  const parts = [
    t("includes.assistants", { count: offer.maxAssistants ?? 0 }),
    offer.maxMessages === null ? t("includes.messagesUnlimited") : t("includes.messages", { count: formatCount(offer.maxMessages, numbers) }),
    offer.storageGb !== null && t("includes.storage", { gigabytes: formatCount(offer.storageGb, numbers) }),
    offer.hasPremiumModels && t("includes.premium"),
  ].filter((part) => part !== false);
  return (
    <li
      className={cn(
        "flex flex-col gap-4 rounded-xl border border-border p-4 sm:flex-row sm:items-center",
        (isCurrent || isIntended) && "border-primary bg-accent/40 shadow-[inset_0_0_0_1px_var(--primary)]",
      )}
    >
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-bold">{name}</h3>
          <p className="text-sm font-semibold text-muted-foreground tabular-nums">{cycle === "monthly" ? t("perMonth", { price }) : t("perYear", { price })}</p>
          {isCurrent && <Badge tone="success">{t("isCurrent")}</Badge>}
          {isIntended && <Badge tone="primary">{t("chosen")}</Badge>}
        </div>
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted-foreground">
          {parts.map((part) => (
            <li key={part} className="flex items-center gap-1.5"><Check className="size-3.5 shrink-0 text-primary" aria-hidden />{part}</li>
          ))}
        </ul>
      </div>
      {onChoose && (
        <Button variant={isIntended ? "primary" : "outline"} onClick={onChoose}>{t(isCurrent ? "stay" : "choose", { plan: name })}</Button>
      )}
    </li>
  );
}
