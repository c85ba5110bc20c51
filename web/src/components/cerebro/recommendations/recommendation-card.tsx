"use client";
import { Check, MessageSquareText, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Route } from "next";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useTeam } from "@/hooks/use-home-data";
import { useDecision } from "@/hooks/use-recommendations";
import type { Recommendation } from "@/lib/data/recommendations";
import { chatPath } from "@/lib/home/chat-path";
import { Day } from "../day";

/** Something worth doing: what, why, and who would do it. */
export function RecommendationCard({ recommendation }: { recommendation: Recommendation }) {
  const t = useTranslations("cerebro.recommendations");
  const { data: team = [] } = useTeam();
  const decide = useDecision();
  const { id, title, body, reasons, status } = recommendation;
  const doer = team.find((member) => member.id === recommendation.assistant_id);
  const isOpen = status === "open" || status === "accepted";
  return (
    <Card className="p-4 sm:p-5">
      <div className="flex items-start gap-3.5">
        {doer && <AssistantPortrait id={doer.id} avatar={doer.avatar} color={doer.color} size={44} title={doer.name} />}
        <div className="min-w-0 flex-1">
          <h3 className="font-sans text-base font-semibold tracking-normal text-pretty wrap-anywhere">{title}</h3>
          <p className="mt-1 text-pretty wrap-anywhere text-muted-foreground">{body}</p>
          {reasons.length > 0 && (
            <div className="mt-3 text-sm">
              <p className="font-semibold">{t("because")}</p>
              <ul className="mt-1 grid gap-1">
                {reasons.map((reason) => (
                  <li key={"insight_id" in reason ? reason.insight_id : reason.pattern_id} className="flex gap-2 before:mt-2 before:size-1.5 before:shrink-0 before:rounded-full before:bg-primary">
                    <Link
                      href={("insight_id" in reason ? `/dashboard/cerebro#saber-${reason.insight_id}` : "/dashboard/cerebro/patrones") as Route}
                      className="wrap-anywhere text-muted-foreground underline decoration-border underline-offset-4 hover:text-foreground"
                    >
                      {"insight_id" in reason ? reason.content : reason.description}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <p className="mt-3 flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
            {status !== "open" && <Badge tone={status === "done" ? "success" : "primary"}>{t(`status.${status}`)}</Badge>}
            <Day at={recommendation.created_at} />
          </p>
        </div>
      </div>
      {isOpen && (
        <div className="mt-4 flex flex-wrap gap-2 max-sm:*:flex-1 sm:flex-row-reverse">
          <Button asChild className="max-sm:min-w-full">
            <Link
              href={chatPath({ assistant: doer?.id, draft: t("draft", { title, body }) })}
              onClick={() => status === "open" && decide.mutate({ id, decision: "accepted" })}
            >
              <MessageSquareText aria-hidden />{doer ? t("doWith", { name: doer.name }) : t("doIt")}
            </Link>
          </Button>
          <Button variant="outline" onClick={() => decide.mutate({ id, decision: "done" })}><Check aria-hidden />{t("done")}</Button>
          {status === "open" && (
            <Button variant="ghost" className="text-muted-foreground sm:mr-auto" onClick={() => decide.mutate({ id, decision: "dismissed" })}>
              <X aria-hidden />{t("dismiss")}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
