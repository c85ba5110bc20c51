"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { useFailureText } from "@/hooks/use-failure-text";
import { useInsightActions } from "@/hooks/use-insights";
import { lengthOf } from "@/lib/chat/limits";
import { type Insight, MAX_CONTENT } from "@/lib/data/insights";

/** Puts a remembered sentence right, in its place. What is refused stays in the field, with the reason. */
export function InsightEditor({ insight, onEnd }: {
  /** Without a version, the newest is asked for. */
  insight: Pick<Insight, "id" | "content"> & Partial<Pick<Insight, "version">>;
  onEnd: () => void;
}) {
  const t = useTranslations("memory.actions");
  const tc = useTranslations("common.actions");
  const failureText = useFailureText();
  const { correct } = useInsightActions({ confirmed: t("confirmed"), corrected: t("corrected"), forgotten: t("forgotten") });
  const [content, setContent] = useState(insight.content);
  const field = useRef<HTMLTextAreaElement>(null);
  const said = content.trim();
  const isValid = said !== "" && lengthOf(said) <= MAX_CONTENT;
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  async function save() {
    if (!isValid || correct.isPending) return;
    if (said === insight.content) return onEnd();
    // The reason of a refusal stands below the field.
    await correct.mutateAsync({ ...insight, content: said }).then(onEnd, () => {});
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") {
      event.stopPropagation();
      onEnd();
    } else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && !matchMedia("(pointer: coarse)").matches) {
      event.preventDefault();
      void save();
    }
  }
  return (
    <div>
      <Textarea
        ref={field}
        value={content}
        dir="auto"
        rows={2}
        aria-label={t("editLabel")}
        aria-invalid={correct.isError || undefined}
        onChange={(event) => {
          setContent(event.target.value);
          if (correct.isError) correct.reset();
        }}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-60 min-h-16 resize-none"
      />
      <p role="alert" className="text-sm font-medium text-destructive not-empty:mt-1.5">{correct.isError && failureText(correct.error)}</p>
      <div className="mt-2 flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-xs text-muted-foreground">{t("editHint")}</p>
        <Button size="sm" variant="ghost" className="h-10" onClick={onEnd}>{tc("cancel")}</Button>
        <Button size="sm" className="h-10" pending={correct.isPending} disabled={!isValid} onClick={() => void save()}>{tc("save")}</Button>
      </div>
    </div>
  );
}
