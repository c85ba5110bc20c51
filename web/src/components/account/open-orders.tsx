"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PayButtons } from "@/components/payments/pay-buttons";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { useFailureText } from "@/hooks/use-failure-text";
import { dropOrder, type Order } from "@/lib/data/orders";
import { PLAN_IDS, planKey } from "@/lib/data/plan";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { Section } from "./section";

/** What was chosen and waits to be paid; nothing where nothing does. */
export function OpenOrders({ orders, subscriptionId, supportEmail }: {
  orders: Order[];
  /** Of an organization; null for the person's own. */
  subscriptionId: string | null;
  supportEmail: string | null;
}) {
  const t = useTranslations("account.plan.orders");
  if (orders.length === 0) return null;
  return (
    <Section title={t("title")}>
      <ul className="grid gap-5">{orders.map((order) => <OpenOrder key={order.id} order={order} subscriptionId={subscriptionId} supportEmail={supportEmail} />)}</ul>
    </Section>
  );
}

function OpenOrder({ order, subscriptionId, supportEmail }: { order: Order; subscriptionId: string | null; supportEmail: string | null }) {
  const t = useTranslations("account.plan.orders");
  const names = useTranslations("common.plans");
  const failureText = useFailureText();
  const { day, money, count } = useBillingFormat();
  const client = useSupabase();
  const queries = useQueryClient();
  const { document } = order;
  const planId = document.kind === "top_up" ? undefined : PLAN_IDS.find((id) => id === document.plan_id);
  const name = document.kind === "top_up"
    ? t("pack", { messages: count(document.messages) })
    : t("plan", { plan: planId ? names(planId) : document.plan_id, cycle: document.cycle });

  async function drop() {
    try {
      await dropOrder(client, order.id);
      await queries.invalidateQueries({ queryKey: planKey });
      toast.success(t("dropped"));
    } catch (error) {
      toast.error(failureText(error));
      throw error;
    }
  }
  return (
    <li className="flex flex-col gap-4 sm:flex-row sm:items-start sm:justify-between">
      <div className="min-w-0">
        <p className="font-bold">{name}</p>
        <p className="mt-0.5 text-sm text-muted-foreground">{t("number", { number: order.number })}</p>
        <div className="mt-3">
          <PayButtons
            payable={{ order: order.id }}
            subscriptionId={subscriptionId}
            otherwise={supportEmail && <p className="text-sm text-pretty wrap-anywhere">{t("how", { email: supportEmail, number: order.number })}</p>}
          />
        </div>
        <p className="mt-2 text-sm text-muted-foreground">{t("until", { date: day(order.expires_at.slice(0, 10)) })}</p>
      </div>
      <div className="flex shrink-0 items-center gap-3 sm:flex-col sm:items-end">
        <p className="text-lg font-bold tabular-nums">{money(order.total_amount, order.currency)}</p>
        <ConfirmDialog
          trigger={<Button variant="outline" size="sm">{t("drop")}</Button>}
          title={t("dropAsk")}
          description={t("dropBody")}
          action={t("drop")}
          onConfirm={drop}
        />
      </div>
    </li>
  );
}
