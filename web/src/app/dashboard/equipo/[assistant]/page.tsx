import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AssistantPage } from "@/components/assistants/assistant-page";
import { ClientMessages } from "@/components/layout/client-messages";
import { fetchNotifications, fetchTeam, teamKey } from "@/lib/data/assistants";
import { fetchConversations } from "@/lib/data/conversations";
import { fetchMyPlan, planKey } from "@/lib/data/plan";
import { createClient, currentUser } from "@/lib/supabase/server";

/** Conversations that the page lists. */
const LISTED = 5;

interface Props {
  params: Promise<{ assistant: string }>;
}

const team = cache(async () => fetchTeam(await createClient()));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { assistant } = await params;
  return { title: (await team()).find(({ id }) => id === assistant)?.name };
}

/** One assistant: who they are, what they did, and how they work for this person. */
export default async function AssistantRoute({ params }: Props) {
  const { assistant } = await params;
  const user = await currentUser();
  if (!user) redirect("/ingresar?siguiente=/dashboard/equipo");
  const client = await createClient();
  const members = await team();
  if (!members.some(({ id }) => id === assistant)) notFound();
  const [plan, conversations, notifications] = await Promise.all([
    fetchMyPlan(client),
    fetchConversations(client, { query: "", status: "active", assistantId: assistant }),
    fetchNotifications(client),
  ]);
  const queries = new QueryClient();
  queries.setQueryData(teamKey, members);
  queries.setQueryData(planKey, plan);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ClientMessages of={["assistants", "forms"]}>
        <AssistantPage
          key={assistant}
          id={assistant}
          userId={user.id}
          conversations={conversations.slice(0, LISTED)}
          notices={notifications[assistant] ?? true}
        />
      </ClientMessages>
    </HydrationBoundary>
  );
}
