"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import type { PlansByName } from "@/components/invoices/line-text";
import { SavedCard } from "@/components/payments/saved-card";
import { fetchStanding, type Standing, standingKey } from "@/lib/data/subscriptions";
import { useSupabase } from "@/lib/supabase/browser";
import { MessagePacks } from "./message-packs";
import { OpenOrders } from "./open-orders";
import { PlanChoice } from "./plan-choice";
import type { PlanOffer } from "./plan-offers";
import { PlanOverview } from "./plan-overview";
import { UsageDetails } from "./usage-details";

/** The plan of a person: how it stands, what waits to be paid, what was used, and what else can be had. */
export function PlanPanel({ initial, back, offers, plans, supportEmail, usage }: {
  initial: Standing;
  /** Where the person comes back from a gateway's page: having paid there, as far as they know, or not. */
  back: "done" | "cancelled" | null;
  offers: PlanOffer[];
  plans: PlansByName;
  supportEmail: string | null;
  usage: ReactNode;
}) {
  const t = useTranslations("payments.back");
  const client = useSupabase();
  const { data } = useQuery({
    queryKey: standingKey,
    queryFn: () => fetchStanding(client),
    initialData: initial,
    refetchOnWindowFocus: "always",
    // Whoever waits for their payment to be noted sees it without asking.
    refetchInterval: ({ state }) => state.data?.orders.length ? (back === "done" ? 2000 : 10_000) : false,
  });
  const standing = data ?? initial;
  const { plan, subscription } = standing;
  const ofOrganization = subscription?.organization_id ? subscription.id : null;
  return (
    <div className="grid grid-cols-1 gap-5">
      {back === "cancelled" && <Alert>{t("cancelled")}</Alert>}
      {/* What is confirmed no longer waits. */}
      {back === "done" && (standing.orders.length > 0 || standing.open) && <Alert>{t("done")}</Alert>}
      <PlanOverview standing={standing} />
      {plan.may_change && <OpenOrders orders={standing.orders} subscriptionId={ofOrganization} supportEmail={supportEmail} />}
      {usage}
      <UsageDetails limit={plan.messages_limit} />
      {plan.may_change && plan.status === "active" && plan.messages_limit !== null && (
        <MessagePacks left={plan.extra_messages_left} subscriptionId={ofOrganization} plans={plans} />
      )}
      {plan.may_change && <SavedCard subscriptionId={ofOrganization} />}
      {plan.may_change && offers.length > 0 && <PlanChoice standing={standing} offers={offers} plans={plans} />}
    </div>
  );
}
