"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import {
  conversationKeys, type ConversationHead, type ConversationSummary, deleteConversation, renameConversation, setConversationStatus, setOffRecord,
} from "@/lib/data/conversations";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { applyToQueries } from "./use-conversation-list";
import { useFailureText } from "./use-failure-text";

/** What these actions need to know of a conversation. */
export type Actionable =
  & Omit<ConversationHead, "is_off_record">
  & Partial<Pick<ConversationHead, "is_off_record"> & Pick<ConversationSummary, "last_message_at" | "message_count">>;

/** What can be done with a conversation as a whole. Shown at once, taken back where the server refuses. */
export function useConversationActions() {
  const t = useTranslations("chat");
  const client = useSupabase();
  const queries = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const failureText = useFailureText();

  const show = (conversation: Actionable) =>
    applyToQueries(queries, {
      type: "saved",
      row: {
        ...conversation,
        status: conversation.status ?? "active",
        assistant_id: conversation.assistant_id ?? "",
        last_message_at: conversation.last_message_at ?? new Date().toISOString(),
        message_count: conversation.message_count ?? 0,
      },
    });
  const readAgain = () => void queries.invalidateQueries({ queryKey: conversationKeys.lists });

  async function rename(conversation: Actionable, title: string): Promise<void> {
    show({ ...conversation, title });
    try {
      await renameConversation(client, conversation.id, title);
    } catch (error) {
      show(conversation);
      toast.error(failureText(error));
    }
  }

  async function setStatus(conversation: Actionable, status: "active" | "archived", isUndo = false): Promise<void> {
    show({ ...conversation, status });
    try {
      await setConversationStatus(client, conversation.id, status);
      readAgain();
      if (!isUndo) {
        const undo = () => void setStatus({ ...conversation, status }, status === "active" ? "archived" : "active", true);
        toast.success(t(status === "archived" ? "list.archived" : "list.restored"), { label: t("list.undo"), run: undo });
      }
    } catch (error) {
      show(conversation);
      readAgain();
      toast.error(failureText(error));
    }
  }

  async function record(conversation: Actionable, isOffRecord: boolean): Promise<void> {
    const showHead = (is_off_record: boolean) =>
      queries.setQueryData<ConversationHead | null>(conversationKeys.one(conversation.id), (head) => head && { ...head, is_off_record });
    showHead(isOffRecord);
    try {
      await setOffRecord(client, conversation.id, isOffRecord);
    } catch (error) {
      showHead(!isOffRecord);
      toast.error(failureText(error));
    }
  }

  async function remove(conversation: Actionable): Promise<void> {
    try {
      await deleteConversation(client, conversation.id);
    } catch (error) {
      toast.error(failureText(error));
      throw error;
    }
    applyToQueries(queries, { type: "deleted", id: conversation.id });
    toast.success(t("list.deleted"));
    if (pathname === `/dashboard/chat/${conversation.id}`) router.replace("/dashboard/chat");
  }

  return {
    rename,
    archive: (one: Actionable) => setStatus(one, "archived"),
    restore: (one: Actionable) => setStatus(one, "active"),
    record,
    remove,
  };
}
