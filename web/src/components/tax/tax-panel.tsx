"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useConnection } from "@/hooks/use-connection";
import { useFailureText } from "@/hooks/use-failure-text";
import { fetchTaxData, taxKey, type TaxSubject } from "@/lib/data/tax";
import { TaxForm } from "./tax-form";

const OWN = "own";

/** The tax data of the person or of an organization that they run. */
export function TaxPanel({ subjects }: { subjects: TaxSubject[] }) {
  const t = useTranslations("tax");
  const [chosen, setChosen] = useState(0);
  const subscriptionId = subjects[chosen]?.subscriptionId ?? null;
  return (
    <>
      {subjects.length > 1 && (
        <Segmented
          className="mb-5"
          label={t("whose")}
          value={subscriptionId ?? OWN}
          onValueChange={(value) => setChosen(subjects.findIndex((one) => (one.subscriptionId ?? OWN) === value))}
          options={subjects.map((one) => ({ value: one.subscriptionId ?? OWN, label: one.organization ?? t("own") }))}
        />
      )}
      <Loaded key={subscriptionId} subscriptionId={subscriptionId} />
    </>
  );
}

function Loaded({ subscriptionId }: { subscriptionId: string | null }) {
  const t = useTranslations("tax");
  const failureText = useFailureText();
  const connection = useConnection();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: taxKey(subscriptionId),
    queryFn: () => fetchTaxData(connection, subscriptionId),
  });
  if (data) return <TaxForm read={data} subscriptionId={subscriptionId} />;
  if (error) {
    return (
      <div className="grid justify-items-start gap-3">
        <Alert tone="destructive">{failureText(error)}</Alert>
        <Button variant="outline" pending={isFetching} onClick={() => void refetch()}>{t("again")}</Button>
      </div>
    );
  }
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-64 rounded-2xl" />
    </div>
  );
}
