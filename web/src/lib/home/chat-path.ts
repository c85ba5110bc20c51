import type { Route } from "next";

/** Where a conversation with an assistant begins: with a question that is sent at once, or with a draft that waits to be. */
export function chatPath({ assistant, question, draft, welcome }: { assistant?: string; question?: string; draft?: string; welcome?: boolean }): Route {
  const query = new URLSearchParams();
  if (assistant) query.set("asistente", assistant);
  if (question) query.set("pregunta", question);
  if (draft) query.set("borrador", draft);
  if (welcome) query.set("bienvenida", "1");
  const search = query.toString();
  return `/dashboard/chat/nueva${search ? `?${search}` : ""}` as Route;
}

/** Page of a conversation. */
export function conversationPath(id: string): Route {
  return `/dashboard/chat/${id}` as Route;
}

/** Page of an assistant. */
export function assistantPath(id: string): Route {
  return `/dashboard/equipo/${id}` as Route;
}
