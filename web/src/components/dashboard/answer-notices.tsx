"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { z } from "zod";
import { fetchNotifications, fetchTeam, notificationsKey, teamKey } from "@/lib/data/assistants";
import { fetchConversation } from "@/lib/data/conversations";
import { fetchProfile, profileKey } from "@/lib/data/profiles";
import { conversationPath } from "@/lib/home/chat-path";
import { isNews, wantsNotices } from "@/lib/home/notices";
import { useSupabase } from "@/lib/supabase/browser";
import { followChanges } from "@/lib/supabase/changes";
import { toast } from "@/store/toasts";

const message = z.object({
  id: z.string(),
  conversation_id: z.string(),
  role: z.string(),
  status: z.string().nullable(),
  delivered_at: z.string().nullable(),
});

/** Announces an answer that arrives in another conversation than the one on the screen. */
export function AnswerNotices({ userId }: { userId: string }) {
  const t = useTranslations("home.notice");
  const client = useSupabase();
  const queries = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const announced = useRef(new Set<string>());

  const announce = useEffectEvent(async (row: unknown) => {
    const { data: answer } = message.safeParse(row);
    if (!answer || !isNews(answer, new Date()) || announced.current.has(answer.id)) return;
    const path = conversationPath(answer.conversation_id);
    // Its own page says so; the welcome shows the conversation in the page.
    if (location.pathname === path || pathname === path) return;
    announced.current.add(answer.id);
    const profile = await queries.fetchQuery({ queryKey: profileKey, queryFn: () => fetchProfile(client, userId), staleTime: 60_000 });
    const conversation = await fetchConversation(client, answer.conversation_id);
    if (!conversation?.assistant_id || !wantsNotices(profile.notification_preferences)) return;
    const wanted = await queries.fetchQuery({ queryKey: notificationsKey, queryFn: () => fetchNotifications(client), staleTime: 60_000 });
    if (wanted[conversation.assistant_id] === false) return;
    const team = await queries.fetchQuery({ queryKey: teamKey, queryFn: () => fetchTeam(client), staleTime: 60_000 });
    const name = team.find(({ id }) => id === conversation.assistant_id)?.name;
    if (!name) return;
    toast.info(t("answered", { name, title: conversation.title ?? "" }), { label: t("open"), run: () => router.push(path) });
  });

  useEffect(() =>
    followChanges(client, `answers:${userId}`, [{
      event: "UPDATE",
      table: "messages",
      filter: `user_id=eq.${userId}`,
      onChange: ({ new: row }) => void announce(row).catch(() => {}),
    }]), [client, userId]);
  return null;
}
