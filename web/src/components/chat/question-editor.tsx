"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { MAX_MESSAGE } from "@/lib/chat/limits";

/** A question that is being changed, in its place. */
export function QuestionEditor({ text, hasFiles, onSave, onCancel }: {
  text: string;
  /** Files may go without words. */
  hasFiles: boolean;
  onSave: (text: string) => void;
  onCancel: () => void;
}) {
  const t = useTranslations("chat");
  const tc = useTranslations("common");
  const [value, setValue] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const said = value.trim();
  const isValid = (said !== "" || hasFiles) && said.length <= MAX_MESSAGE;
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isValid) onSave(said);
  }
  return (
    <div className="ms-auto w-full max-w-xl rounded-3xl bg-secondary p-3">
      <Textarea
        ref={field}
        value={value}
        dir="auto"
        aria-label={t("question.editLabel")}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-80 min-h-20 resize-none bg-card"
      />
      <p className="mt-2 px-1 text-xs text-muted-foreground">{t("question.editHint")}</p>
      <div className="mt-2 flex justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onCancel}>{tc("actions.cancel")}</Button>
        <Button size="sm" disabled={!isValid} onClick={() => onSave(said)}>{t("question.editSend")}</Button>
      </div>
    </div>
  );
}
