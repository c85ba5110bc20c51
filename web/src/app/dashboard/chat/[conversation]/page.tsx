import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { cache } from "react";
import { ConversationGone } from "@/components/chat/conversation-gone";
import { ConversationPage } from "@/components/chat/conversation-page";
import { fetchConversation } from "@/lib/data/conversations";
import { fetchMessages } from "@/lib/data/messages";
import { createClient, currentUser } from "@/lib/supabase/server";
import { readTeam, readTimeZone } from "../first-paint";

interface Props {
  params: Promise<{ conversation: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const readHead = cache(async (id: string) => UUID.test(id) ? fetchConversation(await createClient(), id) : null);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, head] = await Promise.all([getTranslations("chat"), params.then(({ conversation }) => readHead(conversation))]);
  return { title: head?.title ?? t("list.untitled") };
}

/** One conversation. */
export default async function Page({ params, searchParams }: Props) {
  const user = await currentUser();
  if (!user) redirect("/ingresar");
  const { conversation: id } = await params;
  const { mensaje } = await searchParams;
  const client = await createClient();
  const [head, messages, team, timeZone] = await Promise.all([
    readHead(id),
    UUID.test(id) ? fetchMessages(client, id) : null,
    readTeam(),
    readTimeZone(user.id),
  ]);
  if (!head || !messages) return <ConversationGone as="h1" />;
  return (
    <ConversationPage
      key={`${head.id}:${typeof mensaje === "string" ? mensaje : ""}`}
      head={head}
      messages={messages}
      team={team}
      userId={user.id}
      timeZone={timeZone}
      messageId={typeof mensaje === "string" && UUID.test(mensaje) ? mensaje : undefined}
    />
  );
}
