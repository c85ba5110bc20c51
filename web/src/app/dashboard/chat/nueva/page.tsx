import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { NewConversation } from "@/components/chat/new-conversation";
import { currentUser } from "@/lib/supabase/server";
import { readTeam, readTimeZone } from "../first-paint";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("chat");
  return { title: t("new.title") };
}

/** A conversation that has not begun: with whom, and about what. */
export default async function NewConversationPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const user = await currentUser();
  if (!user) redirect("/ingresar");
  const { asistente, pregunta, borrador, bienvenida } = await searchParams;
  const [team, timeZone] = await Promise.all([readTeam(), readTimeZone(user.id)]);
  const wanted = team.find(({ id }) => id === asistente);
  const recent = team.filter(({ active }) => active).sort((a, b) => (b.lastMessageAt ?? "").localeCompare(a.lastMessageAt ?? ""));
  const assistant = wanted ?? recent[0] ?? team[0];
  return (
    <NewConversation
      team={team}
      userId={user.id}
      timeZone={timeZone}
      assistantId={assistant?.id ?? "sofia"}
      text={typeof pregunta === "string" ? pregunta.slice(0, 4000) : typeof borrador === "string" ? borrador.slice(0, 4000) : ""}
      isDraft={typeof pregunta !== "string"}
      isWelcome={bienvenida === "1"}
    />
  );
}
