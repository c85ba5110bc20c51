"use client";
import { useQuery } from "@tanstack/react-query";
import { CreditCard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Row, Section } from "@/components/account/section";
import { Button } from "@/components/ui/button";
import { useConnection } from "@/hooks/use-connection";
import { useFailureText } from "@/hooks/use-failure-text";
import { fetchMethods, methodsKey, portalAddress } from "@/lib/data/payments";
import { toast } from "@/store/toasts";

/** The card that renewals are charged to; nothing where none is saved. */
export function SavedCard({ subscriptionId }: { subscriptionId: string | null }) {
  const t = useTranslations("payments.card");
  const connection = useConnection();
  const failureText = useFailureText();
  const [isLeaving, setLeaving] = useState(false);
  const { data } = useQuery({
    queryKey: methodsKey(subscriptionId),
    queryFn: () => fetchMethods(connection, subscriptionId),
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });
  if (!data?.card) return null;
  const { brand, last4, exp_month: month, exp_year: year } = data.card;

  async function change() {
    setLeaving(true);
    try {
      location.assign(await portalAddress(connection, subscriptionId));
    } catch (error) {
      toast.error(failureText(error));
      setLeaving(false);
    }
  }
  return (
    <Section title={t("title")} description={t("body")}>
      <Row
        title={
          <span className="flex items-center gap-2">
            <CreditCard className="size-4 text-muted-foreground" aria-hidden />
            {t("name", { brand: brand.charAt(0).toUpperCase() + brand.slice(1), last4 })}
          </span>
        }
        hint={t("expires", { month: `${month}`.padStart(2, "0"), year: `${year}` })}
        control={<Button variant="outline" pending={isLeaving} onClick={() => void change()}>{t("change")}</Button>}
      />
    </Section>
  );
}
