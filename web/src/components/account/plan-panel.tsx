"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { PlansByName } from "@/components/invoices/line-text";
import { fetchStanding, type Standing, standingKey } from "@/lib/data/subscriptions";
import { useSupabase } from "@/lib/supabase/browser";
import { MessagePacks } from "./message-packs";
import { OpenOrders } from "./open-orders";
import { PlanChoice } from "./plan-choice";
import type { PlanOffer } from "./plan-offers";
import { PlanOverview } from "./plan-overview";
import { UsageDetails } from "./usage-details";

/** The plan of a person: how it stands, what waits to be paid, what was used, and what else can be had. */
export function PlanPanel({ initial, offers, plans, supportEmail, usage }: {
  initial: Standing;
  offers: PlanOffer[];
  plans: PlansByName;
  supportEmail: string | null;
  usage: ReactNode;
}) {
  const client = useSupabase();
  const { data } = useQuery({
    queryKey: standingKey,
    queryFn: () => fetchStanding(client),
    initialData: initial,
    refetchOnWindowFocus: "always",
    // Whoever waits for their payment to be noted sees it without asking.
    refetchInterval: ({ state }) => state.data?.orders.length ? 10_000 : false,
  });
  const standing = data ?? initial;
  const { plan, subscription } = standing;
  return (
    <div className="grid grid-cols-1 gap-5">
      <PlanOverview standing={standing} />
      {plan.may_change && <OpenOrders orders={standing.orders} supportEmail={supportEmail} />}
      {usage}
      <UsageDetails limit={plan.messages_limit} />
      {plan.may_change && plan.status === "active" && plan.messages_limit !== null && (
        <MessagePacks left={plan.extra_messages_left} subscriptionId={subscription?.organization_id ? subscription.id : null} plans={plans} />
      )}
      {plan.may_change && offers.length > 0 && <PlanChoice standing={standing} offers={offers} plans={plans} />}
    </div>
  );
}
