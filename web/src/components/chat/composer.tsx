"use client";
import { ArrowUp, Paperclip, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { useAttachments } from "@/hooks/use-attachments";
import { useNumberTag } from "@/i18n/country";
import { lengthOf, MAX_MESSAGE, NEARLY_TOO_LONG } from "@/lib/chat/limits";
import { ACCEPTED } from "@/lib/data/attachments";
import { formatCount } from "@/lib/plans";
import { cn } from "@/lib/utils";
import { PendingFiles } from "./pending-files";

/** Where the person writes. */
export function Composer({ field, text, onTextChange, attachments, name, isBusy, isStopping, disabled, showHint, notice, onSend, onStop }: {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onTextChange: (text: string) => void;
  attachments: ReturnType<typeof useAttachments>;
  /** Who is written to. */
  name: string;
  isBusy: boolean;
  isStopping: boolean;
  /** Nothing can be sent now; `notice` says why. */
  disabled: boolean;
  showHint: boolean;
  notice?: ReactNode;
  onSend: () => void;
  onStop: () => void;
}) {
  const t = useTranslations("chat");
  const numbers = useNumberTag();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const length = lengthOf(text.trim());
  const isTooLong = length > MAX_MESSAGE;
  const left = Math.abs(MAX_MESSAGE - length);
  const canSend = !disabled && !isBusy && !isTooLong && !attachments.isUploading && !attachments.hasFailed &&
    (length > 0 || attachments.ready.length > 0);

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (canSend) onSend();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // 229: keys that a keyboard for other scripts takes for itself; some browsers say so only there.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    // On a phone there is a button to send, and no other way to begin a line.
    if (matchMedia("(pointer: coarse)").matches && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    submit();
  }

  function onPaste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    attachments.add(files);
  }

  return (
    <div className="px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      <div className="mx-auto w-full max-w-3xl">
        {notice}
        <form
          onSubmit={submit}
          aria-label={t("composer.label")}
          className="rounded-3xl border border-input bg-card shadow-sm transition-colors focus-within:border-ring focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-ring"
        >
          <PendingFiles files={attachments.pending} onRemove={attachments.remove} />
          <label htmlFor={id} className="sr-only">{t("composer.field", { name })}</label>
          <textarea
            ref={field}
            id={id}
            value={text}
            rows={1}
            dir="auto"
            placeholder={t("composer.placeholder", { name })}
            aria-describedby={length > NEARLY_TOO_LONG ? `${id}-length` : undefined}
            aria-invalid={isTooLong || undefined}
            enterKeyHint="enter"
            onChange={(event) => onTextChange(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            className="field-sizing-content block max-h-[min(16rem,40dvh)] min-h-13 w-full resize-none bg-transparent px-4 pt-3.5 pb-1 text-base leading-relaxed outline-none placeholder:text-muted-foreground"
          />
          <div className="flex items-center gap-2 px-2 pb-2">
            <input
              ref={picker}
              type="file"
              multiple
              accept={ACCEPTED}
              tabIndex={-1}
              aria-hidden
              className="hidden"
              onChange={(event) => {
                attachments.add(event.target.files ?? []);
                event.target.value = "";
                field.current?.focus();
              }}
            />
            <Button variant="ghost" size="icon" aria-label={t("composer.attach")} title={t("composer.attach")} onClick={() => picker.current?.click()} className="size-10 rounded-full text-muted-foreground">
              <Paperclip className="size-5" aria-hidden />
            </Button>
            <p id={`${id}-length`} aria-live="polite" className={cn("ms-auto text-xs tabular-nums", isTooLong ? "font-semibold text-destructive" : "text-muted-foreground")}>
              {length > NEARLY_TOO_LONG && t(isTooLong ? "composer.tooLong" : "composer.left", { count: left, number: formatCount(left, numbers) })}
            </p>
            {isBusy
              ? (
                <Button key="stop" variant="secondary" size="icon" aria-label={t("composer.stop")} title={t("composer.stop")} disabled={isStopping} onClick={onStop} className="size-10 rounded-full">
                  <Square className="size-3.5 fill-current" aria-hidden />
                </Button>
              )
              : (
                <Button key="send" type="submit" size="icon" aria-label={t("composer.send")} title={t("composer.send")} disabled={!canSend} className="size-10 rounded-full">
                  <ArrowUp className="size-5" aria-hidden />
                </Button>
              )}
          </div>
        </form>
        {showHint && <p className="mt-1.5 text-center text-xs text-muted-foreground max-sm:hidden">{t("composer.hint")}</p>}
      </div>
    </div>
  );
}
