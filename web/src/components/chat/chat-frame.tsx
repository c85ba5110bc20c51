"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useConversationChanges } from "@/hooks/use-conversation-list";
import { useMemoryChanges } from "@/hooks/use-memory-changes";
import { fetchTeam, teamKey, type TeamMember } from "@/lib/data/assistants";
import type { ConversationSummary } from "@/lib/data/conversations";
import { useSupabase } from "@/lib/supabase/browser";
import { cn } from "@/lib/utils";
import { ConversationList } from "./conversation-list";

/** The list beside the conversation; on phones one or the other. Fills the page exactly: each part scrolls by itself. */
export function ChatFrame({ userId, team, conversations, timeZone, children }: {
  userId: string;
  team: TeamMember[];
  conversations: ConversationSummary[];
  timeZone: string;
  children: ReactNode;
}) {
  const client = useSupabase();
  const isList = usePathname() === "/dashboard/chat";
  const { data: assistants } = useQuery({ queryKey: teamKey, queryFn: () => fetchTeam(client), initialData: team });
  useConversationChanges(userId);
  useMemoryChanges(userId, "chat");
  return (
    <div className="relative min-h-0 flex-1">
      <div className="absolute inset-0 flex">
        <ConversationList
          assistants={assistants}
          initial={conversations}
          timeZone={timeZone}
          isPage={isList}
          className={cn("w-full border-border lg:w-80 lg:shrink-0 lg:border-r", !isList && "max-lg:hidden")}
        />
        <div className={cn("flex min-w-0 flex-1 flex-col", isList && "max-lg:hidden")}>{children}</div>
      </div>
    </div>
  );
}
