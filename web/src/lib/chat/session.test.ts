import type { UIMessageChunk } from "ai";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MessagePage, StoredMessage } from "@/lib/data/messages";
import { ConversationSession } from "./session";
import { textOf } from "./types";

/** A server of one conversation, in memory. */
class Server {
  rows: StoredMessage[] = [];
  streaming: string | null = null;
  isDown = false;
  sent: { trigger: string; ids: string[]; body: unknown }[] = [];
  /** What the next stream says; undefined refuses the connection. */
  chunks: (UIMessageChunk | Error)[] = [];
  resumed: UIMessageChunk[] | null = null;

  backend = {
    transport: {
      sendMessages: async ({ trigger, messages, body }: { trigger: string; messages: { id: string }[]; body?: unknown }) => {
        this.sent.push({ trigger, ids: messages.map(({ id }) => id), body });
        if (this.isDown) throw new TypeError("Failed to fetch");
        const [first] = this.chunks;
        if (first instanceof Error) throw first;
        return streamOf(this.chunks);
      },
      reconnectToStream: async () => (this.resumed ? streamOf(this.resumed) : null),
    },
    fetchPage: async ({ before, limit }: { before?: string; limit: number }): Promise<MessagePage | null> => {
      if (this.isDown) throw new TypeError("Failed to fetch");
      if (this.rows.length === 0) return null;
      const end = before ? this.rows.findIndex(({ id }) => id === before) : this.rows.length;
      const start = Math.max(0, end - limit);
      return { messages: this.rows.slice(start, end), has_more: start > 0, streaming_message_id: this.streaming };
    },
    stop: async () => null,
    switchBranch: async () => {},
    rate: vi.fn(async () => {}),
    onTurn: vi.fn(),
  };
}

function streamOf(chunks: (UIMessageChunk | Error)[]): ReadableStream<UIMessageChunk> {
  const rest = [...chunks];
  return new ReadableStream({
    pull(controller) {
      const chunk = rest.shift();
      if (!chunk) controller.close();
      else if (chunk instanceof Error) controller.error(chunk);
      else controller.enqueue(chunk);
    },
  });
}

function answer(id: string, ...words: string[]): UIMessageChunk[] {
  return [
    { type: "start", messageId: id },
    { type: "text-start", id: "t" },
    ...words.map((delta) => ({ type: "text-delta" as const, id: "t", delta })),
    { type: "text-end", id: "t" },
    { type: "finish" },
  ];
}

function row(id: string, role: "user" | "assistant", content: string, changes: Partial<StoredMessage> = {}): StoredMessage {
  return {
    id, role, content, client_message_id: null, status: "delivered", error_details: null, finish_reason: null, created_at: null, model_used: null,
    provider: null, input_tokens: null, cached_input_tokens: null, output_tokens: null, cost: null, processing_time: null, user_rating: null,
    is_helpful: null, reply_to_message_id: null, sibling_ids: [id], attachments: [], ...changes,
  };
}

let server: Server;
let end: () => void = () => {};
const said = (session: ConversationSession) => session.chat.messages.map((message) => `${message.role}: ${textOf(message)}`);
const idle = (session: ConversationSession) => vi.waitFor(() => expect(session.isBusy || session.store.getState().isReconnecting).toBe(false), 10_000);

async function open(initial: MessagePage | null = null): Promise<ConversationSession> {
  const session = new ConversationSession("c", initial, server.backend as never);
  end = session.start();
  return session;
}

beforeEach(() => {
  server = new Server();
  // The session listens to the page; there is none here.
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});

afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

describe("a session", () => {
  it("shows the stream, then what the database has of it, under the same ids", async () => {
    const session = await open();
    server.chunks = answer("a1", "Ho", "la");
    session.send("¿Qué tal?");
    const asked = session.chat.messages[0]!.id;
    server.rows = [row("q1", "user", "¿Qué tal?", { client_message_id: asked }), row("a1", "assistant", "Hola")];
    await vi.waitFor(() => expect(session.chat.messages[1]?.metadata?.row?.id).toBe("a1"));
    expect(said(session)).toEqual(["user: ¿Qué tal?", "assistant: Hola"]);
    expect(session.chat.messages[0]!.id).toBe(asked);
    expect(server.backend.onTurn).toHaveBeenCalledOnce();
  });

  it("keeps a refused question at the end, says why, and sends it again under the same id", async () => {
    const session = await open();
    server.chunks = [new Error(JSON.stringify({ error: { code: "quota_exhausted", message: "…", details: { limit: 50 } } }))];
    session.send("Hola");
    await vi.waitFor(() => expect(session.store.getState().problem?.failure.code).toBe("quota_exhausted"));
    await idle(session);
    expect(session.send("Otra cosa"), "nothing goes before it").toBe(false);
    server.chunks = answer("a1", "Listo");
    session.resend();
    await vi.waitFor(() => expect(said(session)).toEqual(["user: Hola", "assistant: Listo"]));
    expect(server.sent[1]).toEqual({ trigger: "submit-message", ids: server.sent[0]!.ids, body: { target: null } });
  });

  it("gives a refused question back to whoever wants to change it", async () => {
    const session = await open();
    server.chunks = [new Error(JSON.stringify({ error: { code: "message_too_long", message: "…" } }))];
    session.send("Muy largo");
    await vi.waitFor(() => expect(session.store.getState().problem).not.toBeNull());
    await idle(session);
    expect(session.takeBack()).toEqual({ text: "Muy largo", files: [] });
    expect(session.chat.messages).toEqual([]);
    expect(session.store.getState().problem).toBeNull();
  });

  it("sends what could not be sent once the server is back", async () => {
    const session = await open();
    server.isDown = true;
    session.send("Sin red");
    await vi.waitFor(() => expect(session.store.getState().isReconnecting).toBe(true));
    server.isDown = false;
    server.chunks = answer("a1", "Aquí");
    await vi.waitFor(() => expect(said(session)).toEqual(["user: Sin red", "assistant: Aquí"]), 10_000);
    expect(new Set(server.sent.flatMap(({ ids }) => ids)).size).toBe(1);
  });

  it("takes an answer up again that broke off in the middle", async () => {
    const session = await open();
    server.chunks = [...answer("a1", "Uno ", "dos ").slice(0, 4), new TypeError("network error")];
    server.resumed = answer("a1", "Uno dos ", "tres");
    session.send("Cuenta");
    const asked = session.chat.messages[0]!.id;
    const question = row("q1", "user", "Cuenta", { client_message_id: asked });
    server.rows = [question, row("a1", "assistant", "Uno", { status: "sending" })];
    server.streaming = "a1";
    await vi.waitFor(() => expect(said(session).at(-1)).toBe("assistant: Uno dos tres"), 10_000);
    server.rows = [question, row("a1", "assistant", "Uno dos tres")];
    server.streaming = null;
    server.resumed = null;
    await vi.waitFor(() => expect(session.chat.messages.at(-1)?.metadata?.row?.status).toBe("delivered"), 10_000);
    expect(session.chat.messages).toHaveLength(2);
    expect(server.sent).toHaveLength(1);
  });

  it("follows a turn that another tab began", async () => {
    server.rows = [row("q1", "user", "Hola"), row("a1", "assistant", "Buenas")];
    const session = await open({ messages: server.rows, has_more: false, streaming_message_id: null });
    server.rows = [...server.rows, row("q2", "user", "¿Y?"), row("a2", "assistant", "", { status: "sending" })];
    server.streaming = "a2";
    server.resumed = answer("a2", "Pues ", "nada");
    session.notice();
    await vi.waitFor(() => expect(said(session)).toEqual(["user: Hola", "assistant: Buenas", "user: ¿Y?", "assistant: Pues nada"]));
    server.streaming = null;
  });

  it("says that a conversation is gone which was deleted elsewhere", async () => {
    const session = await open({ messages: [row("q1", "user", "Hola")], has_more: false, streaming_message_id: null });
    session.notice();
    await vi.waitFor(() => expect(session.store.getState().isGone).toBe(true));
  });

  it("reads what is above, once each", async () => {
    server.rows = Array.from({ length: 120 }, (_, index) => row(`m${index}`, index % 2 ? "assistant" : "user", String(index)));
    const session = await open({ messages: server.rows.slice(70), has_more: true, streaming_message_id: null });
    await Promise.all([session.loadOlder(), session.loadOlder()]);
    expect(session.store.getState().older.map(textOf)).toEqual(server.rows.slice(20, 70).map(({ content }) => content));
    await session.loadOlder();
    expect(session.store.getState()).toMatchObject({ hasOlder: false });
    expect(session.store.getState().older).toHaveLength(70);
  });

  it("writes the newest version again, and takes a rating back that was refused", async () => {
    server.rows = [row("q1", "user", "Hola"), row("a1", "assistant", "Uno", { sibling_ids: ["a1", "a2"] })];
    const session = await open({ messages: server.rows, has_more: false, streaming_message_id: null });
    server.backend.rate.mockRejectedValueOnce(new Error("no"));
    await expect(session.rate(session.chat.messages[1]!, { is_helpful: true })).rejects.toThrow();
    expect(session.chat.messages[1]!.metadata?.row?.is_helpful).toBeNull();
    server.chunks = answer("a3", "Tres");
    session.regenerate(session.chat.messages[1]!);
    await vi.waitFor(() => expect(server.sent[0]).toMatchObject({ trigger: "regenerate-message", body: { target: "a2" } }));
  });
});
