"use client";
import { BadgeCheck, CircleSlash, Download, Lightbulb, PencilLine, Repeat2, Replace, TimerOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ComponentType } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { useTeam } from "@/hooks/use-home-data";
import type { EventKind, MemoryEvent } from "@/lib/data/memory";
import { cn } from "@/lib/utils";
import { useCerebro } from "../cerebro-context";

const ICONS: Record<EventKind, ComponentType<{ className?: string }>> = {
  learned: Lightbulb, added: PencilLine, imported: Download, reinforced: Repeat2, superseded: Replace, corrected: PencilLine,
  ended: CircleSlash, expired: TimerOff, confirmed: BadgeCheck,
};

/** One change of what is known. */
export function HistoryItem({ event }: { event: MemoryEvent }) {
  const t = useTranslations("cerebro.history");
  const format = useFormatter();
  const { timeZone } = useCerebro();
  const { data: team = [] } = useTeam();
  const { kind } = event;
  const Icon = ICONS[kind];
  const teller = team.find(({ id }) => id === event.assistant_id);
  const isGone = kind === "ended" || kind === "expired";
  return (
    <li className="relative py-2.5 ps-7">
      <span className="absolute -start-3.25 top-2.5 grid size-6 place-items-center rounded-full border border-border bg-card text-primary" aria-hidden><Icon className="size-3.5" /></span>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted-foreground">
        <span className="font-semibold text-foreground">{t(`events.${kind}`)}</span>
        {teller && <span className="inline-flex items-center gap-1"><AssistantPortrait id={teller.id} avatar={teller.avatar} color={teller.color} size={16} />{teller.name}</span>}
        <time dateTime={event.at}>{format.dateTime(new Date(event.at), { day: "numeric", month: "short", hour: "numeric", minute: "2-digit", timeZone })}</time>
      </p>
      {event.previous_content && event.previous_content !== event.content && (
        <p className="mt-0.5 text-sm wrap-anywhere text-muted-foreground line-through decoration-muted-foreground/60">{event.previous_content}</p>
      )}
      {event.content && <p className={cn("mt-0.5 text-sm wrap-anywhere", isGone && "text-muted-foreground line-through decoration-muted-foreground/60")}>{event.content}</p>}
    </li>
  );
}
