import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ChatFrame } from "@/components/chat/chat-frame";
import { FIRST_FILTER } from "@/lib/chat/first-filter";
import { ClientMessages } from "@/components/layout/client-messages";
import { fetchConversations } from "@/lib/data/conversations";
import { createClient, currentUser } from "@/lib/supabase/server";
import { readTeam, readTimeZone } from "./first-paint";

/** The list of conversations around each of them. */
export default async function ChatLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  if (!user) redirect("/ingresar");
  const client = await createClient();
  const [team, conversations, timeZone] = await Promise.all([readTeam(), fetchConversations(client, FIRST_FILTER), readTimeZone(user.id)]);
  return (
    <ClientMessages of={["chat", "memory"]}>
      <ChatFrame userId={user.id} team={team} conversations={conversations} timeZone={timeZone}>{children}</ChatFrame>
    </ClientMessages>
  );
}
