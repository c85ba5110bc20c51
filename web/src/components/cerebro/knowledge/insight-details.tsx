"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { Route } from "next";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Skeleton } from "@/components/ui/skeleton";
import { useFailureText } from "@/hooks/use-failure-text";
import { useTeam } from "@/hooks/use-home-data";
import { useEvidence, useKnowledge } from "@/hooks/use-insights";
import { earlierOf, endingOf, isOver } from "@/lib/cerebro/knowledge";
import type { Evidence, Insight } from "@/lib/data/insights";
import { conversationPath } from "@/lib/home/chat-path";
import { confidenceOf } from "@/lib/cerebro/confidence";
import { Day } from "../day";
import { Origin } from "./origin";

/** Where something comes from, in the very words; what it took the place of, or what took its place. */
export function InsightDetails({ insight, past }: { insight: Insight; past: readonly Insight[] }) {
  const t = useTranslations("cerebro");
  const confidence = useTranslations("memory.confidence");
  const isHeard = insight.origin === "rules" || insight.origin === "model";
  const earlier = earlierOf(insight.id, past);
  return (
    <div className="grid gap-3 text-sm">
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-muted-foreground">
        <Origin origin={insight.origin} />
        <span>{confidence(`${confidenceOf(insight)}Hint`)}</span>
      </p>
      <Ending insight={insight} />
      {isHeard && <Sources id={insight.id} />}
      {earlier.length > 0 && (
        <div>
          <h4 className="font-sans text-xs font-semibold tracking-normal text-muted-foreground">{t("knowledge.earlier")}</h4>
          <ul className="mt-1 grid gap-1 text-muted-foreground">
            {earlier.map((one) => (
              <li key={one.id}>
                <span className="line-through decoration-muted-foreground/60">{one.content}</span>{" "}
                {one.valid_until && <span className="text-xs">{t.rich("knowledge.until", { when: () => <Day at={one.valid_until!} /> })}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** Why something is over, and what holds instead. */
function Ending({ insight }: { insight: Insight }) {
  const t = useTranslations("cerebro.endings");
  const { data: knowledge } = useKnowledge();
  if (!isOver(insight, new Date())) return null;
  const next = knowledge && [...knowledge.current, ...knowledge.past].find(({ id }) => id === insight.superseded_by);
  return (
    <p>
      {t(endingOf(insight))}
      {next && <> {t("now")} <strong className="font-semibold">{next.content}</strong></>}
    </p>
  );
}

function Sources({ id }: { id: string }) {
  const t = useTranslations("cerebro.knowledge");
  const failureText = useFailureText();
  const { data: sources, error } = useEvidence(id, true);
  if (error) return <p role="alert" className="text-destructive">{failureText(error)}</p>;
  if (!sources) return <Skeleton className="h-16 rounded-xl" />;
  // The messages may be deleted: what was learned stays until it is forgotten.
  if (sources.length === 0) return <p className="text-muted-foreground">{t("noSources")}</p>;
  return (
    <ul className="grid gap-2.5">
      {sources.map((source) => <li key={source.message_id}><Source source={source} /></li>)}
    </ul>
  );
}

function Source({ source }: { source: Evidence }) {
  const t = useTranslations("cerebro.knowledge");
  const { data: team = [] } = useTeam();
  const teller = team.find(({ id }) => id === source.assistant_id);
  return (
    <figure className="rounded-xl bg-muted/70 p-3">
      {source.quote && <blockquote className="wrap-anywhere whitespace-pre-line before:content-['«'] after:content-['»']">{source.quote}</blockquote>}
      <figcaption className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
        {teller && <AssistantPortrait id={teller.id} avatar={teller.avatar} color={teller.color} size={18} />}
        <span>{teller ? t("saidTo", { name: teller.name }) : t("said")}</span>
        {source.said_at && <Day at={source.said_at} />}
        <Link
          href={`${conversationPath(source.conversation_id)}?mensaje=${source.message_id}` as Route}
          className="font-semibold text-primary underline-offset-4 hover:underline"
        >
          {source.conversation_title ?? t("untitled")}
        </Link>
      </figcaption>
    </figure>
  );
}
