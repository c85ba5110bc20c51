"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { findMessage } from "@/components/chat/find-message";
import type { ConversationSession } from "@/lib/chat/session";
import { toast } from "@/store/toasts";

/** Pages that are read at once on the way to a message far above. */
const STRIDE = 200;

/** Brings a message into view and marks it for a moment, however far above it is. */
export function useReveal(messageId: string | undefined, session: ConversationSession): void {
  const t = useTranslations("chat");
  const notThere = useEffectEvent(() => toast.info(t("scroller.otherBranch")));
  useEffect(() => {
    if (!messageId) return;
    let left = false;
    const known = () =>
      [...session.store.getState().older, ...session.chat.messages].some(({ metadata }) => metadata?.row?.id === messageId);
    const reveal = async () => {
      while (!left && !known() && session.store.getState().hasOlder) await session.loadOlder(STRIDE);
      if (left) return;
      if (!known()) return notThere();
      // After React has drawn what was read.
      await new Promise(requestAnimationFrame);
      const scroller = document.querySelector("[data-scroller]");
      const message = scroller && await findMessage(scroller, messageId);
      if (left) return;
      message?.scrollIntoView({ block: "center" });
      message?.animate([{ backgroundColor: "var(--accent)" }, { backgroundColor: "transparent" }], { duration: 2500, easing: "ease-in" });
    };
    reveal().catch(() => {});
    return () => {
      left = true;
    };
  }, [messageId, session]);
}
