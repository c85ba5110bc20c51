"use client";
import { useTeam } from "@/hooks/use-home-data";
import type { ConversationSummary } from "@/lib/data/conversations";
import { AssistantConversations } from "./assistant-conversations";
import { AssistantFacts } from "./assistant-facts";
import { AssistantHero } from "./assistant-hero";
import { AssistantQuestions } from "./assistant-questions";
import { PersonaliseForm } from "./personalise-form";

/** Everything about one assistant, as it is now. */
export function AssistantPage({ id, userId, conversations, notices }: {
  id: string;
  userId: string;
  conversations: ConversationSummary[];
  notices: boolean;
}) {
  const { data: team = [] } = useTeam();
  const member = team.find((one) => one.id === id);
  if (!member) return null;
  return (
    <div className="page grid grid-cols-1 gap-6 py-5 sm:py-8">
      <AssistantHero member={member} userId={userId} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <AssistantQuestions member={member} />
          {(member.active || conversations.length > 0) && <AssistantConversations conversations={conversations} />}
          {member.active && <PersonaliseForm member={member} userId={userId} notices={notices} />}
        </div>
        <AssistantFacts member={member} />
      </div>
    </div>
  );
}
