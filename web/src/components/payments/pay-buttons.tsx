"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CreditCard, QrCode, Store } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useConnection } from "@/hooks/use-connection";
import { useFailureText } from "@/hooks/use-failure-text";
import { beginPayment, fetchMethods, methodsKey, type Payable, waysOf } from "@/lib/data/payments";
import { VoucherNote } from "./voucher-note";

const ICONS = { card: CreditCard, oxxo: Store, pix: QrCode } as const;

/** The ways to pay something: a page of the gateway, or a voucher that is shown here. Where there are none, who else says how. */
export function PayButtons({ payable, subscriptionId, otherwise }: {
  payable: Payable;
  /** Of an organization; null for the person's own. */
  subscriptionId: string | null;
  /** How it is paid where no gateway is configured. */
  otherwise: ReactNode;
}) {
  const t = useTranslations("payments");
  const failureText = useFailureText();
  const connection = useConnection();
  const methods = useQuery({
    queryKey: methodsKey(subscriptionId),
    queryFn: () => fetchMethods(connection, subscriptionId),
    staleTime: 60_000,
  });
  const begin = useMutation({
    mutationFn: (way: Parameters<typeof beginPayment>[2]) => beginPayment(connection, payable, way),
    onSuccess: (begun) => {
      if ("url" in begun) location.assign(begun.url);
    },
  });
  if (methods.isPending) return null;
  const ways = methods.data ? waysOf(methods.data) : [];
  if (ways.length === 0) return otherwise;
  // Until the browser has left for the gateway's page, nothing else is begun.
  const isBusy = begin.isPending || begin.data !== undefined && "url" in begin.data;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {ways.map((way) => {
          const Icon = ICONS[way.method];
          const isThis = begin.variables?.method === way.method;
          return (
            <Button
              key={way.method}
              variant={way.method === "card" ? "primary" : "outline"}
              pending={isBusy && isThis}
              disabled={isBusy}
              onClick={() => begin.mutate(way)}
            >
              {!(isBusy && isThis) && <Icon aria-hidden />}
              {t(`ways.${way.method}`)}
            </Button>
          );
        })}
      </div>
      {begin.error && <Alert tone="destructive">{failureText(begin.error)}</Alert>}
      {begin.data && "voucher" in begin.data && <VoucherNote voucher={begin.data.voucher} />}
    </div>
  );
}
