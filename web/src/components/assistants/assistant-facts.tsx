"use client";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { useNumberTag } from "@/i18n/country";
import type { TeamMember } from "@/lib/data/assistants";
import { formatCount } from "@/lib/plans";

/** What an assistant knows about, and how well they served so far. */
export function AssistantFacts({ member }: { member: TeamMember }) {
  const t = useTranslations("assistants.detail");
  const numbers = useNumberTag();
  return (
    <div className="grid gap-4">
      {member.conversations > 0 && (
        <Card>
          <dl className="grid grid-cols-2 gap-4">
            <Fact term={t("answers")} value={formatCount(member.answers, numbers)} />
            <Fact term={t("answersWeek")} value={formatCount(member.answersLast7Days, numbers)} />
            <div className="col-span-2 border-t border-border pt-4">
              <dt className="text-sm text-muted-foreground">{t("satisfaction")}</dt>
              <dd className="mt-1 flex flex-wrap items-center gap-x-2 font-semibold">
                {member.satisfaction
                  ? (
                    <>
                      <Star className="size-4 fill-highlight text-highlight" aria-hidden />
                      {t("outOf", { value: new Intl.NumberFormat(numbers, { maximumFractionDigits: 1 }).format(member.satisfaction.average) })}
                      <span className="text-sm font-normal text-muted-foreground">{t("ratings", { count: member.satisfaction.ratings, number: formatCount(member.satisfaction.ratings, numbers) })}</span>
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
