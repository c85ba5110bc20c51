import type { Route } from "next";

/** Where a conversation with an assistant begins, with a question already sent. */
export function chatPath({ assistant, question, welcome }: { assistant?: string; question?: string; welcome?: boolean }): Route {
  const query = new URLSearchParams();
  if (assistant) query.set("asistente", assistant);
  if (question) query.set("pregunta", question);
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
