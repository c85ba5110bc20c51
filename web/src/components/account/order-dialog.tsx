"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { InvoiceLines } from "@/components/invoices/invoice-lines";
import type { PlansByName } from "@/components/invoices/line-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { useConnection } from "@/hooks/use-connection";
import { useFailureText } from "@/hooks/use-failure-text";
import { lastDayBefore } from "@/lib/data/invoices";
import { type Offer, ordersKey, placeOrder, previewOrder, totalOf, type Wish } from "@/lib/data/orders";
import { PLAN_IDS, planKey } from "@/lib/data/plan";
import { isZero } from "@/lib/money";
import { toast } from "@/store/toasts";

/** What a wish costs to the cent and when it begins, and the one button that takes it. */
export function OrderDialog({ wish, subscriptionId, plans, onClose }: {
  wish: Wish;
  /** Of an organization; null for the person's own. */
  subscriptionId: string | null;
  plans: PlansByName;
  onClose: () => void;
}) {
  const t = useTranslations("account.plan.order");
  const names = useTranslations("common.plans");
  const failureText = useFailureText();
  const { day, money } = useBillingFormat();
  const connection = useConnection();
  const queries = useQueryClient();
  const router = useRouter();
  // One decision, however often the button is pressed.
  const [key] = useState(() => crypto.randomUUID());
  const preview = useQuery({
    queryKey: [...ordersKey, "preview", wish, subscriptionId],
    queryFn: () => previewOrder(connection, wish, subscriptionId),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const offer = preview.data;
  const planName = (id: string) => {
    const known = PLAN_IDS.find((one) => one === id);
    return known ? names(known) : id;
  };

  const place = useMutation({
    mutationFn: (taken: Offer) => placeOrder(connection, wish, subscriptionId, taken, key),
    onSuccess: (order, taken) => {
      if (order?.status === "open") toast.success(t("placed", { number: order.number }));
      else if (taken.when === "later") toast.success(t("scheduled", { date: day(taken.on) }));
      else toast.success(taken.when === "stays" ? t("kept") : t("paid"));
      // What was used is drawn by the server.
      router.refresh();
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: planKey }),
  });
  const error = preview.error ?? place.error;
  return (
    <Dialog open onOpenChange={(open) => !open && !place.isPending && onClose()}>
      <DialogContent title={"plan_id" in wish ? t("title") : t("titlePack")}>
        {preview.isPending && (
          <div role="status">
            <span className="sr-only">{t("loading")}</span>
            <Skeleton className="h-5 w-2/3" />
            <Skeleton className="mt-4 h-32" />
          </div>
        )}
        {offer && (
          <>
            <Terms offer={offer} planName={planName} />
            {offer.when === "now" && (
              <div className="mt-5">
                <InvoiceLines invoice={offer.order.invoice} plans={plans} />
                {!isZero(offer.order.invoice.balance_change) && !offer.order.invoice.balance_change.startsWith("-") && (
                  <p className="mt-3 text-sm text-muted-foreground">
                    {t("balance", { amount: money(offer.order.invoice.balance_change, offer.order.invoice.currency) })}
                  </p>
                )}
              </div>
            )}
          </>
        )}
        {error && <Alert tone="destructive" className="mt-4">{failureText(error)}</Alert>}
        <DialogFooter>
          {error
            ? <Button onClick={() => (place.reset(), void preview.refetch())} pending={preview.isFetching}>{t("again")}</Button>
            : (
              <Button disabled={!offer} pending={place.isPending} onClick={() => offer && place.mutate(offer)}>
                {offer?.when === "now" && !isZero(totalOf(offer))
                  ? t("confirmPay", { amount: money(totalOf(offer), offer.order.invoice.currency) })
                  : t("confirm")}
              </Button>
            )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** When it begins, and how it goes on. */
function Terms({ offer, planName }: { offer: Offer; planName: (id: string) => string }) {
  const t = useTranslations("account.plan.order");
  const { day, count } = useBillingFormat();
  const said = () => {
    if (offer.when === "stays") return t("stays");
    if (offer.when === "later") return t("later", { last: day(lastDayBefore(offer.on)), date: day(offer.on), plan: planName(offer.plan_id) });
    const { order } = offer;
    if (order.kind === "top_up") return t("topUp", { messages: count(order.messages) });
    return order.kind === "start" ? t("start", { cycle: order.cycle }) : t("change");
  };
  return <p className="text-sm text-pretty">{said()}</p>;
}
