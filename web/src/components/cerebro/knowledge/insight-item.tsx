"use client";
import { ChevronDown } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import { memo, useEffect, useId, useRef, useState } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { MarkedText } from "@/components/chat/marked-text";
import { useTeam } from "@/hooks/use-home-data";
import { confidenceOf } from "@/lib/cerebro/confidence";
import { isOver } from "@/lib/cerebro/knowledge";
import type { Insight } from "@/lib/data/insights";
import { cn } from "@/lib/utils";
import { ConfidenceMeter } from "../confidence-meter";
import { Day } from "../day";
import { InsightActions } from "./insight-actions";
import { InsightDetails } from "./insight-details";
import { InsightEditor } from "./insight-editor";
import { Origin } from "./origin";

/** One remembered thing: the sentence, how sure it is, since when and from whom; opened, the words it comes from. */
export const InsightItem = memo(function InsightItem({ insight, past, query, isTarget }: {
  insight: Insight;
  past: readonly Insight[];
  query: string;
  /** Another page pointed at it: it is opened, and brought into view. */
  isTarget: boolean;
}) {
  const t = useTranslations("cerebro.knowledge");
  const id = useId();
  const now = useNow();
  const { data: team = [] } = useTeam();
  const row = useRef<HTMLLIElement>(null);
  const [wasTarget, setWasTarget] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [isEditing, setEditing] = useState(false);
  if (isTarget !== wasTarget) {
    setWasTarget(isTarget);
    if (isTarget) setOpen(true);
  }
  useEffect(() => {
    if (isTarget) row.current?.scrollIntoView({ block: "center" });
  }, [isTarget]);
  const over = isOver(insight, now);
  const teller = team.find((member) => member.id === insight.assistant_id);
  const until = insight.valid_until ?? insight.expires_at;
  if (isEditing) {
    return <li className="p-4"><InsightEditor insight={insight} onEnd={() => setEditing(false)} /></li>;
  }
  return (
    <li ref={row} id={`saber-${insight.id}`} className={cn("group/insight scroll-mt-24", isTarget && "bg-accent/40")}>
      {/* The whole row opens it; what can be done lies above that. */}
      <div className="relative flex items-start pr-4">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="flex min-w-0 flex-1 items-start gap-3 py-3 pr-1 pl-4 text-left -outline-offset-2 after:absolute after:inset-0 sm:py-3.5 sm:pl-2"
        >
          {teller
            ? <AssistantPortrait id={teller.id} avatar={teller.avatar} color={teller.color} size={28} title={t("toldTo", { name: teller.name })} className="mt-0.5" />
            : <Origin origin={insight.origin} isIcon />}
          <span className="min-w-0 flex-1">
            <span className={cn("block leading-snug wrap-anywhere", over && "text-muted-foreground line-through decoration-muted-foreground/60")}>
              {query ? <MarkedText text={insight.content} query={query} /> : insight.content}
            </span>
            <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-muted-foreground">
              {over
                ? until && <span>{t.rich("until", { when: () => <Day at={until} /> })}</span>
                : <ConfidenceMeter level={confidenceOf(insight)} />}
              {!over && insight.valid_from && <span>{t.rich("since", { when: () => <Day at={insight.valid_from!} /> })}</span>}
              {insight.evidence_count > 1 && <span>{t("times", { count: insight.evidence_count })}</span>}
            </span>
          </span>
        </button>
        <InsightActions insight={insight} isOver={over} look="icons" onEdit={() => setEditing(true)} />
        <ChevronDown className={cn("mt-4 ml-1 size-4 shrink-0 text-muted-foreground transition-transform sm:mt-4.5", isOpen && "rotate-180")} aria-hidden />
      </div>
      <div id={id} hidden={!isOpen} className="px-4 pb-4 sm:pl-12">
        {isOpen && (
          <>
            <InsightDetails insight={insight} past={past} />
            <InsightActions insight={insight} isOver={over} look="buttons" onEdit={() => setEditing(true)} />
          </>
        )}
      </div>
    </li>
  );
});
