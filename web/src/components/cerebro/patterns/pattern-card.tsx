"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CalendarClock, Trash2 } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFailureText } from "@/hooks/use-failure-text";
import { useTeam } from "@/hooks/use-home-data";
import { levelOf } from "@/lib/cerebro/confidence";
import { forgetPattern, type Pattern, patternKeys } from "@/lib/data/patterns";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { useCerebro } from "../cerebro-context";
import { ConfidenceMeter } from "../confidence-meter";
import { Day } from "../day";

/** A regularity in words: how often it was seen, how sure it is, when it is expected again. */
export function PatternCard({ pattern }: { pattern: Pattern }) {
  const t = useTranslations("cerebro.patterns");
  const format = useFormatter();
  const now = useNow();
  const { timeZone } = useCerebro();
  const { data: team = [] } = useTeam();
  const seenBy = team.filter(({ id }) => pattern.observed_by.includes(id));
  // What is likelier not to come is not announced.
  const isLikely = pattern.predicted_next_occurrence !== null && (pattern.prediction_confidence ?? 1) >= 0.5;
  const next = isLikely ? new Date(pattern.predicted_next_occurrence!) : null;
  return (
    <Card className="flex h-full flex-col gap-3 p-4 sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <Badge tone="primary">{t(`types.${pattern.pattern_type}`)}</Badge>
        <Forget pattern={pattern} />
      </div>
      <p className="font-semibold text-pretty wrap-anywhere">{pattern.pattern_description}</p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
        <ConfidenceMeter level={levelOf(pattern.confidence)} />
        <span>{t("seen", { count: pattern.frequency })}</span>
        {pattern.first_observed_at && <span>{t.rich("since", { when: () => <Day at={pattern.first_observed_at!} /> })}</span>}
        {seenBy.length > 0 && (
          <span className="flex -space-x-1.5">
            {seenBy.slice(0, 4).map(({ id, name, avatar, color }) => <AssistantPortrait key={id} id={id} avatar={avatar} color={color} size={20} title={name} className="ring-2 ring-card" />)}
          </span>
        )}
      </p>
      {next && next > now && (
        <p className="mt-auto flex items-start gap-2 rounded-xl bg-accent px-3 py-2 text-sm text-accent-foreground">
          <CalendarClock className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span>
            {t("next", { when: format.dateTime(next, { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZone }) })}
            {pattern.prediction_confidence !== null && <> {t("chance", { share: format.number(pattern.prediction_confidence, { style: "percent" }) })}</>}
          </span>
        </p>
      )}
    </Card>
  );
}

function Forget({ pattern }: { pattern: Pattern }) {
  const t = useTranslations("cerebro.patterns.forget");
  const client = useSupabase();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const forget = useMutation({
    networkMode: "always",
    mutationFn: () => forgetPattern(client, pattern.id),
    onMutate: async () => {
      await queries.cancelQueries({ queryKey: patternKeys.list });
      const before = queries.getQueryData<Pattern[]>(patternKeys.list);
      queries.setQueryData<Pattern[]>(patternKeys.list, (all) => all?.filter(({ id }) => id !== pattern.id));
      return before;
    },
    onError: (error, _nothing, before) => {
      queries.setQueryData(patternKeys.list, before);
      toast.error(failureText(error));
    },
    onSuccess: () => toast.success(t("done")),
    onSettled: () => queries.invalidateQueries({ queryKey: patternKeys.list }),
  });
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost" size="icon-sm" className="-mt-1.5 -mr-1.5 text-muted-foreground" aria-label={t("named", { pattern: pattern.pattern_description })}><Trash2 aria-hidden /></Button>}
      title={t("title")}
      description={t("body")}
      action={t("action")}
      onConfirm={() => forget.mutate()}
    />
  );
}
