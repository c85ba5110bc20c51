import { Chat } from "@ai-sdk/react";
import type { ChatTransport } from "ai";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type Failure, failureOf } from "@/lib/errors";
import { type MessagePage, PAGE_SIZE, type Rating } from "@/lib/data/messages";
import { fromPage, isUnsent, mergeTail } from "./merge";
import type { SendOptions } from "./transport";
import { type ChatMessage, type MessageFile, textOf } from "./types";

/** Messages that are read again after each turn; enough to meet what is shown. */
const TAIL = 12;
/** Longest wait between two attempts to reach the server, in milliseconds. */
const MAX_WAIT = 8_000;

/** What a session needs of the world. */
export interface SessionBackend {
  transport: ChatTransport<ChatMessage>;
  fetchPage(options: { before?: string; limit: number }): Promise<MessagePage | null>;
  /** Ends the answer that is being written; null where none was. */
  stop(): Promise<string | null>;
  switchBranch(messageId: string): Promise<void>;
  rate(messageId: string, rating: Rating): Promise<void>;
  /** Called after each turn that ended, well or badly. */
  onTurn?(): void;
}

/** Why the last thing that was tried did not work. */
export interface Problem {
  failure: Failure;
  /** The edit that was refused; its text shall not be lost. */
  edit?: { messageId: string; text: string };
}

/** What the screen shows beside the messages of the chat. */
export interface SessionState {
  /** Messages above those of the chat, oldest first. */
  older: ChatMessage[];
  hasOlder: boolean;
  isLoadingOlder: boolean;
  /** The server cannot be reached; it is tried again. */
  isReconnecting: boolean;
  isStopping: boolean;
  /** The conversation was deleted. */
  isGone: boolean;
  problem: Problem | null;
}

/**
 * A conversation that is open on the screen: the AI SDK's chat, kept in step with the database.
 *
 * The database is the truth. While an answer is written the stream is shown; before and after that, what the database says
 * is put in its place. A connection that breaks is taken up again until the answer is there, and a turn that another tab
 * began is followed here as well.
 */
export class ConversationSession {
  readonly chat: Chat<ChatMessage>;
  readonly store: StoreApi<SessionState>;
  #backend: SessionBackend;
  #streaming: string | null;
  #ticket = 0;
  #disposed = true;
  #looping = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wake = new Set<() => void>();

  constructor(id: string, initial: MessagePage | null, backend: SessionBackend) {
    this.#backend = backend;
    this.#streaming = initial?.streaming_message_id ?? null;
    this.chat = new Chat<ChatMessage>({
      id,
      messages: initial ? fromPage(initial) : [],
      generateId: () => crypto.randomUUID(),
      transport: backend.transport,
    });
    this.store = createStore<SessionState>(() => ({
      older: [],
      hasOlder: initial?.has_more ?? false,
      isLoadingOlder: false,
      isReconnecting: false,
      isStopping: false,
      isGone: false,
      problem: null,
    }));
  }

  /** Whether an answer is awaited or written. */
  get isBusy(): boolean {
    return this.chat.status === "submitted" || this.chat.status === "streaming";
  }

  /** Begins to live; takes up an answer that is being written. Returns what ends it. */
  start(): () => void {
    this.#disposed = false;
    const wake = () => {
      if (document.visibilityState !== "visible") return;
      for (const resolve of this.#wake) resolve();
      this.notice();
    };
    addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    if (this.#streaming) void this.#resume();
    return () => {
      this.#disposed = true;
      clearTimeout(this.#timer);
      removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      for (const resolve of this.#wake) resolve();
      void this.chat.stop();
    };
  }

  /** Something may have changed on the server: looks soon, unless a stream tells already. */
  notice(): void {
    if (this.isBusy || this.#looping) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#disposed && !this.isBusy) this.#sync().catch(() => void this.#reconnect());
    }, 120);
  }

  /** Says something new. False where an answer is still being written or an unsent question is in the way. */
  send(text: string, files: MessageFile[] = []): boolean {
    const last = this.chat.messages.at(-1);
    if (this.isBusy || (last && isUnsent(last))) return false;
    void this.#turn(() =>
      this.chat.sendMessage({
        id: crypto.randomUUID(),
        role: "user",
        parts: partsOf(text, files),
        metadata: files.length > 0 ? { files } : {},
      })
    );
    return true;
  }

  /** Sends the unsent question at the end again. The same id: the server answers it once, however often it is sent. */
  resend(): void {
    const last = this.chat.messages.at(-1);
    if (this.isBusy || !last || !isUnsent(last)) return;
    void this.#turn(() =>
      this.chat.sendMessage({ ...last, messageId: last.id }, { body: { target: null } satisfies SendOptions })
    );
  }

  /** Takes the unsent question off the screen and returns its text and files. */
  takeBack(): { text: string; files: MessageFile[] } | undefined {
    const last = this.chat.messages.at(-1);
    if (this.isBusy || !last || !isUnsent(last)) return undefined;
    this.chat.messages = this.chat.messages.slice(0, -1);
    this.chat.clearError();
    this.#forgetProblem();
    return { text: textOf(last), files: last.metadata?.files ?? [] };
  }

  /** Asks something else in the place of a question; the old branch stays. */
  edit(message: ChatMessage, text: string): void {
    if (this.isBusy) return;
    this.#absorbOlder();
    const files = message.metadata?.files ?? [];
    void this.#turn(
      () => this.chat.sendMessage({ messageId: message.id, role: "user", parts: partsOf(text, files), metadata: { files, isEdit: true } }),
      { messageId: message.id, text },
    );
  }

  /** Has an answer written again, beside the old one. */
  regenerate(message: ChatMessage): void {
    if (this.isBusy) return;
    this.#absorbOlder();
    // The newest version, because the same one written again twice would give the same answer.
    const target = message.metadata?.row?.sibling_ids.at(-1) ?? message.id;
    void this.#turn(() => this.chat.regenerate({ messageId: message.id, body: { target } satisfies SendOptions }));
  }

  /** Ends the answer that is being written; what was written stays. */
  async stop(): Promise<void> {
    if (!this.isBusy || this.store.getState().isStopping) return;
    this.store.setState({ isStopping: true });
    try {
      // The question may still be on its way: then there is nothing to stop yet.
      for (let attempt = 0; attempt < 8 && this.isBusy; attempt++) {
        if (await this.#backend.stop()) return;
        await this.#wait(250);
      }
    } finally {
      this.store.setState({ isStopping: false });
    }
  }

  /** Shows another version of a question or answer, and goes on from there. */
  async switchTo(messageId: string): Promise<void> {
    if (this.isBusy) return;
    await this.#backend.switchBranch(messageId);
    const ticket = ++this.#ticket;
    let page = await this.#backend.fetchPage({ limit: PAGE_SIZE });
    const rows = page?.messages ?? [];
    while (page?.has_more && rows[0] && !rows.some(({ id }) => id === messageId)) {
      page = await this.#backend.fetchPage({ before: rows[0].id, limit: 200 });
      rows.unshift(...page?.messages ?? []);
    }
    if (this.#disposed || ticket !== this.#ticket || this.isBusy || !page) return;
    this.#replace({ ...page, messages: rows });
  }

  /** Reads the page above. */
  async loadOlder(limit = PAGE_SIZE): Promise<void> {
    const { hasOlder, isLoadingOlder, older } = this.store.getState();
    const first = (older[0] ?? this.chat.messages[0])?.metadata?.row;
    if (!hasOlder || isLoadingOlder || !first) return;
    this.store.setState({ isLoadingOlder: true });
    try {
      const page = await this.#backend.fetchPage({ before: first.id, limit });
      const now = this.store.getState().older[0] ?? this.chat.messages[0];
      // The branch may have changed meanwhile.
      if (page && now?.metadata?.row?.id === first.id) {
        this.store.setState((state) => ({ older: [...fromPage(page), ...state.older], hasOlder: page.has_more }));
      }
    } finally {
      this.store.setState({ isLoadingOlder: false });
    }
  }

  /** Stores what the person thinks of an answer, shown at once. */
  async rate(message: ChatMessage, rating: Rating): Promise<void> {
    const row = message.metadata?.row;
    if (!row) return;
    this.#patchRow(row.id, rating);
    try {
      await this.#backend.rate(row.id, rating);
    } catch (error) {
      this.#patchRow(row.id, { is_helpful: row.is_helpful, user_rating: row.user_rating });
      throw error;
    }
  }

  /** Puts the problem aside that the person has read. */
  dismissProblem(): void {
    this.chat.clearError();
    this.#forgetProblem();
  }

  /** Tells nobody where there was none: whoever listens draws at once, before a question has left. */
  #forgetProblem(): void {
    if (this.store.getState().problem) this.store.setState({ problem: null });
  }

  async #turn(begin: () => Promise<void>, edit?: Problem["edit"]): Promise<void> {
    ++this.#ticket;
    clearTimeout(this.#timer);
    this.#forgetProblem();
    await begin();
    await this.#settle(edit);
  }

  /** After a stream: the database has the last word. */
  async #settle(edit?: Problem["edit"]): Promise<void> {
    if (this.#disposed) return;
    const error = this.chat.status === "error" ? this.chat.error : undefined;
    const lost = error !== undefined && isConnectionLost(error);
    if (error && !lost) this.store.setState({ problem: { failure: failureOf(error), edit } });
    try {
      if (lost) throw error;
      await this.#sync();
    } catch {
      await this.#reconnect();
    }
    if (!this.#disposed && !this.isBusy) this.#backend.onTurn?.();
  }

  /** Reads the newest messages and follows what is being written. */
  async #sync(limit = TAIL, attempt = 0): Promise<void> {
    const ticket = ++this.#ticket;
    const page = await this.#backend.fetchPage({ limit });
    if (this.#disposed || ticket !== this.#ticket || this.isBusy) return;
    if (page === null) {
      // Not there: never begun, or deleted in another place.
      if (this.chat.messages.some((message) => message.metadata?.row)) this.store.setState({ isGone: true });
      return;
    }
    const { messages, replaced } = mergeTail(this.chat.messages, page);
    if (replaced && page.has_more && limit < PAGE_SIZE) return await this.#sync(PAGE_SIZE, attempt);
    if (replaced) this.store.setState({ older: [], hasOlder: page.has_more });
    if (messages !== this.chat.messages) this.chat.messages = messages;
    const last = messages.at(-1);
    if (this.chat.status === "error" && !(last && isUnsent(last))) this.chat.clearError();
    // The failed answer itself says why.
    if (last?.metadata?.row?.status === "failed") this.#forgetProblem();
    if (page.streaming_message_id) {
      // The stream has ended but the turn is not closed, or nobody closes it any more: not in a hurry.
      if (attempt > 0) await this.#wait(Math.min(250 * 2 ** attempt, MAX_WAIT));
      if (!this.#disposed && !this.isBusy) await this.#resume(attempt + 1);
    }
  }

  async #resume(attempt = 1): Promise<void> {
    this.#streaming = null;
    const before = this.chat.messages.map((message) => textOf(message).length).join();
    await this.chat.resumeStream();
    if (this.#disposed) return;
    const error = this.chat.status === "error" ? this.chat.error : undefined;
    if (error && isConnectionLost(error)) return await this.#reconnect();
    const moved = before !== this.chat.messages.map((message) => textOf(message).length).join();
    try {
      await this.#sync(TAIL, moved ? 1 : attempt);
    } catch {
      await this.#reconnect();
    }
    if (!this.#disposed && !this.isBusy && moved) {
      this.#backend.onTurn?.();
    }
  }

  /** Tries to reach the server until it answers, then goes on where the connection broke. */
  async #reconnect(): Promise<void> {
    if (this.#looping) return;
    this.#looping = true;
    this.store.setState({ isReconnecting: true });
    let refused: unknown;
    for (let attempt = 0; !this.#disposed; attempt++) {
      await this.#wait(attempt === 0 ? 300 : Math.min(500 * 2 ** attempt, MAX_WAIT));
      if (this.#disposed) break;
      try {
        await this.#backend.fetchPage({ limit: 1 });
        break;
      } catch (error) {
        // Somebody answers, but not to this: no waiting helps.
        if (attempt >= 3 && failureOf(error).code !== "offline") {
          refused = error;
          break;
        }
      }
    }
    this.#looping = false;
    this.store.setState({ isReconnecting: false });
    if (this.#disposed) return;
    if (refused) return this.store.setState({ problem: { failure: failureOf(refused) } });
    this.chat.clearError();
    try {
      await this.#sync();
    } catch {
      return await this.#reconnect();
    }
    const last = this.chat.messages.at(-1);
    if (!this.#disposed && !this.isBusy && last && isUnsent(last)) this.resend();
  }

  /** Waits, or less where the network or the person comes back. */
  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wake.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#wake.add(done);
    });
  }

  #replace(page: MessagePage): void {
    this.store.setState({ older: [], hasOlder: page.has_more, problem: null });
    this.chat.messages = fromPage(page);
  }

  /** Whoever changes a message far above needs it in the chat, which holds the newest only. */
  #absorbOlder(): void {
    const { older } = this.store.getState();
    if (older.length === 0) return;
    this.chat.messages = [...older, ...this.chat.messages];
    this.store.setState({ older: [] });
  }

  #patchRow(id: string, changes: Rating): void {
    const patch = (message: ChatMessage): ChatMessage => {
      const row = message.metadata?.row;
      return row?.id === id ? { ...message, metadata: { ...message.metadata, row: { ...row, ...changes } } } : message;
    };
    if (this.chat.messages.some((message) => message.metadata?.row?.id === id)) this.chat.messages = this.chat.messages.map(patch);
    else this.store.setState((state) => ({ older: state.older.map(patch) }));
  }
}

function partsOf(text: string, files: MessageFile[]): ChatMessage["parts"] {
  const parts: ChatMessage["parts"] = files.map((file) => ({
    type: "file",
    mediaType: file.mimeType,
    filename: file.name,
    url: `attachment:${file.id}`,
  }));
  if (text) parts.push({ type: "text", text });
  return parts;
}

/** The network broke, not the server refused. */
function isConnectionLost(error: Error): boolean {
  return failureOf(error).code === "offline" || (error instanceof TypeError && /network|fetch|load failed/i.test(error.message));
}
