"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFailureText } from "@/hooks/use-failure-text";
import { useWhenIdle } from "@/hooks/use-when-idle";
import type { StoredMessage } from "@/lib/data/messages";
import { toast } from "@/store/toasts";
import { actionClasses } from "./action-button";
import { useConversationContext } from "./conversation-context";
import { keepInPlace } from "./keep-in-place";

/** Goes through the versions of a question or an answer: ‹ 2/3 ›. */
export function BranchSwitch({ row, isBusy }: { row: StoredMessage; isBusy: boolean }) {
  const t = useTranslations("chat");
  const { session } = useConversationContext();
  const failureText = useFailureText();
  const whenIdle = useWhenIdle();
  const [pending, setPending] = useState(false);
  const versions = row.sibling_ids;
  const at = versions.indexOf(row.id);
  if (versions.length < 2 || at < 0) return null;

  async function show(id: string | undefined, from: HTMLElement) {
    if (!id) return;
    setPending(true);
    const keep = keepInPlace(from, row.id, id);
    try {
      await session.switchTo(id);
      keep();
    } catch (error) {
      toast.error(failureText(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <div role="group" aria-label={t("versions.label")} className="flex items-center text-xs font-medium text-muted-foreground">
      <button
        type="button"
        aria-label={t("versions.previous")}
        disabled={isBusy || pending || at === 0}
        onClick={({ currentTarget }) => whenIdle(() => void show(versions[at - 1], currentTarget))}
        className={actionClasses()}
      >
        <ChevronLeft aria-hidden />
      </button>
      <span className="tabular-nums" aria-label={t("versions.position", { position: at + 1, count: versions.length })}>
        {at + 1}/{versions.length}
      </span>
      <button
        type="button"
        aria-label={t("versions.next")}
        disabled={isBusy || pending || at === versions.length - 1}
        onClick={({ currentTarget }) => whenIdle(() => void show(versions[at + 1], currentTarget))}
        className={actionClasses()}
      >
        <ChevronRight aria-hidden />
      </button>
    </div>
  );
}
