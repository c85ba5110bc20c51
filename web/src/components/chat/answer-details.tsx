"use client";
import { Info, Star } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useFailureText } from "@/hooks/use-failure-text";
import { useNumberTag } from "@/i18n/country";
import { formatCost } from "@/lib/chat/figures";
import type { ChatMessage } from "@/lib/chat/types";
import { formatCount } from "@/lib/plans";
import { cn } from "@/lib/utils";
import { toast } from "@/store/toasts";
import { actionClasses } from "./action-button";
import { useConversationContext } from "./conversation-context";

/** Which model answered, what that took and cost, and a finer rating. */
export function AnswerDetails({ message }: { message: ChatMessage }) {
  const t = useTranslations("chat");
  // A popover each for two thousand answers would be felt: it is there once it is asked for.
  const [wanted, setWanted] = useState(false);
  const label = t("details.open");
  if (!wanted) {
    return <button type="button" title={label} aria-label={label} aria-haspopup="dialog" aria-expanded={false} onClick={() => setWanted(true)} className={actionClasses()}><Info aria-hidden /></button>;
  }
  return (
    <Popover defaultOpen>
      <PopoverTrigger aria-label={label} title={label} className={actionClasses()}><Info aria-hidden /></PopoverTrigger>
      <PopoverContent align="start" aria-label={t("details.title")} className="p-0">
        <Figures message={message} />
        <Stars message={message} />
      </PopoverContent>
    </Popover>
  );
}

function Figures({ message }: { message: ChatMessage }) {
  const t = useTranslations("chat");
  const format = useFormatter();
  const numbers = useNumberTag();
  const { timeZone } = useConversationContext();
  const { row, usage, ...turn } = message.metadata ?? {};
  const provider = row?.provider ?? turn.provider;
  const input = row?.input_tokens ?? usage?.inputTokens;
  const cached = row?.cached_input_tokens ?? usage?.cachedInputTokens;
  const output = row?.output_tokens ?? usage?.outputTokens;
  const cost = row?.cost ?? (turn.costUsd === undefined ? undefined : Number(turn.costUsd));
  const isOffline = provider === "offline";
  const figures: [string, string | undefined][] = [
    [t("details.model"), isOffline ? t("details.noModel") : row?.model_used ?? turn.model ?? undefined],
    [t("details.provider"), isOffline || !provider ? undefined : t.has(`details.providers.${provider}`) ? t(`details.providers.${provider}`) : provider],
    [t("details.input"), input == null ? undefined : cached ? t("details.inputCached", { count: formatCount(input, numbers), cached: formatCount(cached, numbers) }) : formatCount(input, numbers)],
    [t("details.output"), output == null ? undefined : formatCount(output, numbers)],
    [t("details.cost"), cost == null ? undefined : formatCost(cost, numbers)],
    [t("details.time"), row?.processing_time == null ? undefined : t("details.seconds", { seconds: new Intl.NumberFormat(numbers, { maximumFractionDigits: 1 }).format(row.processing_time / 1000) })],
    [t("details.when"), row?.created_at ? format.dateTime(new Date(row.created_at), { dateStyle: "medium", timeStyle: "short", timeZone }) : undefined],
  ];
  return (
    <div className="p-4">
      <p className="font-semibold">{t("details.title")}</p>
      {isOffline && <p className="mt-1 text-muted-foreground">{t("details.offlineBody")}</p>}
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {figures.map(([name, value]) => value && (
          <div key={name} className="contents">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="min-w-0 text-right font-medium wrap-anywhere tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {turn.truncatedAttachments && <p className="mt-3 text-xs text-muted-foreground">{t("details.truncatedFiles")}</p>}
      {turn.truncatedHistory && <p className="mt-3 text-xs text-muted-foreground">{t("details.truncated")}</p>}
    </div>
  );
}

function Stars({ message }: { message: ChatMessage }) {
  const t = useTranslations("chat");
  const { session } = useConversationContext();
  const failureText = useFailureText();
  const row = message.metadata?.row;
  if (!row) return null;
  const rating = row.user_rating ?? 0;
  return (
    <div className="flex items-center justify-between gap-2 border-t border-border py-2 pr-2 pl-4">
      <span id={`stars-${row.id}`} className="text-muted-foreground">{t("details.rating")}</span>
      <div role="group" aria-labelledby={`stars-${row.id}`} className="flex">
        {[1, 2, 3, 4, 5].map((stars) => (
          <button
            key={stars}
            type="button"
            aria-label={t("details.stars", { stars })}
            aria-pressed={rating === stars}
            onClick={() => session.rate(message, { user_rating: rating === stars ? null : stars }).catch((error: unknown) => toast.error(failureText(error)))}
            className={actionClasses(cn("size-8", stars <= rating && "text-warning"))}
          >
            <Star className={cn(stars <= rating && "fill-current")} aria-hidden />
          </button>
        ))}
      </div>
    </div>
  );
}
