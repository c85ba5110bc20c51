"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useFailureText } from "@/hooks/use-failure-text";
import { textOf, type ChatMessage } from "@/lib/chat/types";
import { AnswerActions } from "./answer-actions";
import { useConversationContext } from "./conversation-context";
import { Markdown } from "./markdown";
import { MemoriesUsed } from "./memories-used";
import { Speaker } from "./speaker";
import { Thinking } from "./thinking";

/** Reasons for an ending that the person did not expect. */
const ENDINGS = ["length", "content_filter", "stop_requested"] as const;

/** What the assistant answered, or is about to. */
export function Answer({ message, isLast, isGrowing: isWritten, isBusy }: {
  message: ChatMessage;
  isLast: boolean;
  isGrowing: boolean;
  isBusy: boolean;
}) {
  const t = useTranslations("chat");
  const failureText = useFailureText();
  const { assistant, session } = useConversationContext();
  const text = textOf(message);
  const row = message.metadata?.row;
  // After a reload it takes a moment until the stream is taken up again.
  const isGrowing = isWritten || row?.status === "sending";
  const failed = !isGrowing && row?.status === "failed";
  const ending = ENDINGS.find((reason) => reason === (row ?? { finish_reason: message.metadata?.finishReason }).finish_reason);
  const isOffline = (row?.provider ?? message.metadata?.provider) === "offline";
  return (
    <article aria-label={t("answer.label", { name: assistant.name })} aria-busy={isGrowing} className="group/message flex flex-col gap-2 sm:flex-row sm:gap-3">
      <Speaker assistant={assistant} />
      <div className="min-w-0 flex-1 sm:pt-1">
        {text ? <Markdown text={text} isGrowing={isGrowing} /> : isGrowing && <Thinking name={assistant.name} />}
        {failed && (
          <Alert
            tone="destructive"
            className={text ? "mt-3" : ""}
            title={text ? t("answer.brokenOff") : t("answer.failed")}
          >
            {failureText({ code: row.error_details ?? "provider_failed" })}
            {isLast && (
              <div className="mt-2.5">
                <Button variant="outline" size="sm" disabled={isBusy} onClick={() => session.regenerate(message)}>{t("answer.tryAgain")}</Button>
              </div>
            )}
          </Alert>
        )}
        {!isGrowing && !failed && ending && <p className="mt-2 text-sm text-muted-foreground">{t(`answer.endings.${ending}`)}</p>}
        {!isGrowing && text && (
          <div className="mt-1 -ml-2 flex flex-wrap items-center gap-x-1">
            <AnswerActions message={message} text={text} isLast={isLast} isBusy={isBusy} />
            {(row?.status === "delivered" || row?.status === "read") && <MemoriesUsed messageId={row.id} />}
            {isOffline && <span className="px-2 text-xs font-medium text-muted-foreground">{t("answer.offline")}</span>}
          </div>
        )}
      </div>
    </article>
  );
}
