"use client";
import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/i18n/locales";
import { formatCount, formatUsd } from "@/lib/plans";
import { cn } from "@/lib/utils";
import type { PlanOffer } from "./plan-offers";

/** A plan that can be chosen: what it costs, what it includes. */
export function PlanOfferCard({ offer, cycle, isCurrent, isChosen, isPending, onChoose }: {
  offer: PlanOffer;
  cycle: "monthly" | "yearly";
  isCurrent: boolean;
  isChosen: boolean;
  isPending: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations("account.plan");
  const plans = useTranslations("common.plans");
  const locale = useLocale() as Locale;
  const name = plans(offer.id);
  const price = formatUsd(cycle === "monthly" ? offer.monthlyUsd : offer.yearlyUsd, locale);
  const parts = [
    t("includes.assistants", { count: offer.maxAssistants ?? 0 }),
    offer.maxMessages === null ? t("includes.messagesUnlimited") : t("includes.messages", { count: formatCount(offer.maxMessages, locale) }),
    offer.storageGb !== null && t("includes.storage", { gigabytes: formatCount(offer.storageGb, locale) }),
    offer.hasPremiumModels && t("includes.premium"),
  ].filter((part) => part !== false);
  return (
    <li
      className={cn(
        "flex flex-col gap-4 rounded-xl border border-border p-4 sm:flex-row sm:items-center",
        isChosen && "border-primary bg-accent/40 shadow-[inset_0_0_0_1px_var(--primary)]",
      )}
    >
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-bold">{name}</h3>
          <p className="text-sm font-semibold text-muted-foreground tabular-nums">{cycle === "monthly" ? t("perMonth", { price }) : t("perYear", { price })}</p>
          {isCurrent && <Badge tone="success">{t("isCurrent")}</Badge>}
        </div>
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted-foreground">
          {parts.map((part) => (
            <li key={part} className="flex items-center gap-1.5"><Check className="size-3.5 shrink-0 text-primary" aria-hidden />{part}</li>
          ))}
        </ul>
      </div>
      {isChosen && !isPending
        ? <p className="flex h-11 items-center gap-2 text-sm font-semibold text-primary"><Check className="size-4" strokeWidth={3} aria-hidden />{t("chosen")}</p>
        : !isCurrent && <Button variant="outline" pending={isPending} onClick={onChoose}>{t("choose", { plan: name })}</Button>}
    </li>
  );
}
