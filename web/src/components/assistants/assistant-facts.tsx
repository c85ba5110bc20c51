"use client";
import { Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { TeamMember } from "@/lib/data/assistants";

/** What an assistant knows about, and how well they served so far. */
export function AssistantFacts({ member }: { member: TeamMember }) {
  const t = useTranslations("assistants.detail");
  const format = useFormatter();
  return (
    <div className="grid gap-4">
      {member.conversations > 0 && (
        <Card>
          <dl className="grid grid-cols-2 gap-4">
            <Fact term={t("answers")} value={format.number(member.answers)} />
            <Fact term={t("answersWeek")} value={format.number(member.answersLast7Days)} />
            <div className="col-span-2 border-t border-border pt-4">
              <dt className="text-sm text-muted-foreground">{t("satisfaction")}</dt>
              <dd className="mt-1 flex flex-wrap items-center gap-x-2 font-semibold">
                {member.satisfaction
                  ? (
                    <>
                      <Star className="size-4 fill-highlight text-highlight" aria-hidden />
                      {t("outOf", { value: format.number(member.satisfaction.average, { maximumFractionDigits: 1 }) })}
                      <span className="text-sm font-normal text-muted-foreground">{t("ratings", { count: member.satisfaction.ratings })}</span>
                    </>
                  )
                  : <span className="text-sm font-normal">{t("satisfactionNone")}</span>}
              </dd>
            </div>
          </dl>
        </Card>
      )}
      <Card>
        <h2 className="text-lg font-bold">{t("about")}</h2>
        <ul className="mt-3 flex flex-wrap gap-2">
          {member.specialties.map((specialty) => (
            <li key={specialty} className="rounded-lg bg-muted px-3 py-1.5 text-sm">{specialty}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted-foreground">{term}</dt>
      <dd className="font-display text-2xl font-bold tabular-nums">{value}</dd>
    </div>
  );
}
