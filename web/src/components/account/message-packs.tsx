"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PlansByName } from "@/components/invoices/line-text";
import { Button } from "@/components/ui/button";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { fetchPacks, ordersKey, type Pack } from "@/lib/data/orders";
import { useSupabase } from "@/lib/supabase/browser";
import { OrderDialog } from "./order-dialog";
import { Row, Section } from "./section";

/** Messages beyond the plan's: what is left of them, and the packs that can be bought. */
export function MessagePacks({ left, subscriptionId, plans }: { left: number; subscriptionId: string | null; plans: PlansByName }) {
  const t = useTranslations("account.plan.packs");
  const { money, count } = useBillingFormat();
  const client = useSupabase();
  const [wanted, setWanted] = useState<Pack | null>(null);
  const { data } = useQuery({ queryKey: [...ordersKey, "packs"], queryFn: () => fetchPacks(client), staleTime: Infinity });
  if (!data?.length) return null;
  return (
    <Section title={t("title")} description={t("body")}>
      {left > 0 && <p className="mb-4 font-semibold">{t("left", { count: left, number: count(left) })}</p>}
      <div className="divide-y divide-border">
        {data.map((pack) => (
          <Row
            key={pack.id}
            title={t("messages", { count: count(pack.messages) })}
            hint={t("price", { price: money(pack.price_usd, "USD") })}
            control={
              <Button
                variant="outline"
                aria-label={t("buyLabel", { count: count(pack.messages) })}
                onClick={() => setWanted(pack)}
              >
                {t("buy")}
              </Button>
            }
          />
        ))}
      </div>
      {wanted && (
        <OrderDialog wish={{ pack_id: wanted.id, quantity: 1 }} subscriptionId={subscriptionId} plans={plans} onClose={() => setWanted(null)} />
      )}
    </Section>
  );
}
