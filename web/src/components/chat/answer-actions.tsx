"use client";
import { RefreshCw, ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/hooks/use-failure-text";
import { useWhenIdle } from "@/hooks/use-when-idle";
import type { ChatMessage } from "@/lib/chat/types";
import { cn } from "@/lib/utils";
import { toast } from "@/store/toasts";
import { actionClasses } from "./action-button";
import { AnswerDetails } from "./answer-details";
import { BranchSwitch } from "./branch-switch";
import { useConversationContext } from "./conversation-context";
import { CopyButton } from "./copy-button";

/** What can be done with an answer. Shown always below the newest one, on the way past below the others. */
export function AnswerActions({ message, text, isLast, isBusy }: { message: ChatMessage; text: string; isLast: boolean; isBusy: boolean }) {
  const t = useTranslations("chat");
  const { session } = useConversationContext();
  const failureText = useFailureText();
  const whenIdle = useWhenIdle();
  const row = message.metadata?.row;
  const helpful = row?.is_helpful ?? null;

  function judge(value: boolean) {
    session.rate(message, { is_helpful: helpful === value ? null : value }).catch((error: unknown) => toast.error(failureText(error)));
  }

  return (
    <div
      className={cn(
        "flex flex-wrap items-center",
        !isLast && "shown-in-passing",
      )}
    >
      {row && <BranchSwitch row={row} isBusy={isBusy} />}
      {text && <CopyButton text={text} label={t("answer.copy")} />}
      {row && text && (
        <>
          <button type="button" title={t("answer.good")} aria-label={t("answer.good")} aria-pressed={helpful === true} onClick={() => judge(true)} className={actionClasses(helpful === true ? "text-primary" : "")}>
            <ThumbsUp className={cn(helpful === true && "fill-current/20")} aria-hidden />
          </button>
          <button type="button" title={t("answer.bad")} aria-label={t("answer.bad")} aria-pressed={helpful === false} onClick={() => judge(false)} className={actionClasses(helpful === false ? "text-destructive" : "")}>
            <ThumbsDown className={cn(helpful === false && "fill-current/20")} aria-hidden />
          </button>
        </>
      )}
      {row?.status !== "failed" && (
        <button type="button" title={t("answer.again")} aria-label={t("answer.again")} disabled={isBusy} onClick={() => whenIdle(() => session.regenerate(message))} className={actionClasses()}>
          <RefreshCw aria-hidden />
        </button>
      )}
      <AnswerDetails message={message} />
    </div>
  );
}
