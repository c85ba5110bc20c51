import type { ChatAssistant } from "./conversation-context";

/** The assistant of a conversation; one that is no longer offered still has a name. */
export function assistantFor(team: ChatAssistant[], id: string | null): ChatAssistant {
  return team.find((assistant) => assistant.id === id) ?? {
    id: id ?? "",
    name: id ? id.charAt(0).toUpperCase() + id.slice(1) : "",
    role: "",
    avatar: "",
    color: "var(--primary)",
    greeting: null,
    suggestedQuestions: [],
    active: false,
  };
}
