"use client";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWhenIdle } from "@/hooks/use-when-idle";
import { textOf, type ChatMessage } from "@/lib/chat/types";
import { cn } from "@/lib/utils";
import { actionClasses } from "./action-button";
import { BranchSwitch } from "./branch-switch";
import { useConversationContext } from "./conversation-context";
import { CopyButton } from "./copy-button";
import { MessageFiles } from "./message-files";
import { QuestionEditor } from "./question-editor";

/** Longer questions are folded. */
const FOLD = 1400;

/** What the person asked. */
export function Question({ message, isBusy, refusedEdit }: { message: ChatMessage; isBusy: boolean; refusedEdit?: string }) {
  const t = useTranslations("chat");
  const { session } = useConversationContext();
  const whenIdle = useWhenIdle();
  const [editing, setEditing] = useState(false);
  const [dismissed, setDismissed] = useState<string>();
  const [open, setOpen] = useState(false);
  const text = textOf(message);
  const files = message.metadata?.files ?? [];
  const row = message.metadata?.row;
  const refused = refusedEdit !== undefined && refusedEdit !== dismissed;
  const folded = text.length > FOLD && !open;

  if ((editing || refused) && !isBusy) {
    return (
      <QuestionEditor
        text={refused ? refusedEdit : text}
        hasFiles={files.length > 0}
        onCancel={() => {
          setEditing(false);
          setDismissed(refusedEdit);
        }}
        onSave={(next) =>
          whenIdle(() => {
            setEditing(false);
            setDismissed(refusedEdit);
            if (next !== text) session.edit(message, next);
          })}
      />
    );
  }
  return (
    <article aria-label={t("question.label")} className="group/message flex flex-col items-end">
      {files.length > 0 && <MessageFiles files={files} />}
      {text && (
        <div className="max-w-[88%] rounded-3xl rounded-br-lg bg-secondary px-4 py-2.5 text-secondary-foreground sm:max-w-[80%]">
          <p dir="auto" className={cn("leading-relaxed wrap-anywhere whitespace-pre-wrap", folded && "line-clamp-12")}>{text}</p>
          {text.length > FOLD && (
            <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="mt-1 min-h-9 text-sm font-semibold text-primary">
              {open ? t("question.fold") : t("question.unfold")}
            </button>
          )}
        </div>
      )}
      <div className="mt-0.5 -mb-3 shown-in-passing flex items-center">
        {row && <BranchSwitch row={row} isBusy={isBusy} />}
        {text && <CopyButton text={text} label={t("question.copy")} />}
        {row && (
          <button type="button" title={t("question.edit")} aria-label={t("question.edit")} disabled={isBusy} onClick={() => setEditing(true)} className={actionClasses()}>
            <Pencil aria-hidden />
          </button>
        )}
      </div>
    </article>
  );
}
