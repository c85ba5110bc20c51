/**
 * What the stories share: one local platform with loopback providers, people who sign up on it, and the real clients.
 *
 * Every story is imported by `main_test.ts`, so that all of them use one platform.
 */
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { DefaultChatTransport, readUIMessageStream, type UIMessage, type UIMessageChunk } from "ai";
import postgres from "postgres";
import { startPlatform } from "../../local/platform.ts";
import { buildWasm } from "../../local/wasm.ts";
import { LoopbackMercadoPago } from "../gateways/mercado_pago_wire.ts";
import { LoopbackStripe } from "../gateways/stripe_wire.ts";
import { startProvider } from "../providers/mod.ts";
import { scratchDirectory } from "../scratch.ts";

// A developer's own provider keys must not reach the functions under test.
for (const name of Object.keys(Deno.env.toObject())) {
  if (/^(OPENAI|ANTHROPIC|HUGGINGFACE|COMPATIBLE|STRIPE|MERCADOPAGO|RESEND|SENDGRID|MAIL)_/.test(name)) {
    Deno.env.delete(name);
  }
}

// The stories are about the sources as they are, not about an older build of them.
await buildWasm();

const scratch = await scratchDirectory("integration");

/** The provider servers, in the order in which the plans name them. */
export const openai = await startProvider({ kind: "openai" });
export const anthropic = await startProvider({ kind: "anthropic" });
export const huggingface = await startProvider({ kind: "huggingface" });

/** The payment gateways. */
export const stripe = new LoopbackStripe();
export const mercadoPago = new LoopbackMercadoPago();

/** The functions' environment with every provider and gateway configured. */
export const providerEnv = {
  STRIPE_SECRET_KEY: stripe.secretKey,
  STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
  STRIPE_BASE_URL: stripe.url,
  MERCADOPAGO_ACCESS_TOKEN: mercadoPago.accessToken,
  MERCADOPAGO_WEBHOOK_SECRET: mercadoPago.webhookSecret,
  MERCADOPAGO_BASE_URL: mercadoPago.url,
  SITE_URL: "https://sintra.example",
  OPENAI_API_KEY: "sk-test-openai",
  OPENAI_BASE_URL: `${openai.url}/v1`,
  ANTHROPIC_API_KEY: "sk-ant-test",
  ANTHROPIC_BASE_URL: anthropic.url,
  HUGGINGFACE_API_KEY: "hf_test",
  HUGGINGFACE_BASE_URL: `${huggingface.url}/v1`,
  SINTRA_UPSTREAM_TIMEOUT_MS: "1500",
};

/** The platform under test. */
export const platform = await startPlatform({
  stateDir: `${scratch}/state`,
  portBase: 25400,
  fast: true,
  quiet: true,
  seed: true,
  env: providerEnv,
});

/** The database as its owner, for what no client may do. */
export const sql = postgres(platform.databaseUrl, { max: 4, onnotice: () => {} });

// So that a story knows who is asked first, whatever the plans prefer today.
await sql`update public.subscription_plans as plan set allowed_ai_models = array(
  select distinct on (p.provider) p.provider || '/' || p.model from private.model_prices p
  where p.provider in ('openai', 'anthropic', 'huggingface') and p.effective_until is null and p.model <> '*'
  order by p.provider, p.model)`;
await sql`update public.subscription_plans set allowed_ai_models = array(
  select model from unnest(allowed_ai_models) as model
  order by array_position(array['openai', 'anthropic', 'huggingface'], split_part(model, '/', 1)))`;

/** Closes everything; the last thing that runs. */
export async function shutDown(): Promise<void> {
  await sql.end();
  await platform.stop();
  await Promise.all([openai, anthropic, huggingface, stripe, mercadoPago].map((server) => server.close()));
  await Deno.remove(scratch, { recursive: true });
}

/** A signed-up person with their own client. */
export interface Person {
  id: string;
  email: string;
  token: string;
  client: SupabaseClient;
}

/** A client without a session. */
export function anonymous(): SupabaseClient {
  return createClient(platform.apiUrl, platform.keys.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

/** A client that may do everything; never in a browser. */
export function service(): SupabaseClient {
  return createClient(platform.apiUrl, platform.keys.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

let people = 0;

/** Signs a new person up, on the plan given (the trial that everybody starts with unless said otherwise). */
export async function signUp(name: string, plan?: "starter" | "professional" | "enterprise"): Promise<Person> {
  const client = anonymous();
  const email = `${name.normalize("NFD").replace(/[^a-z]/gi, "").toLowerCase()}.${++people}.${
    crypto.randomUUID().slice(0, 8)
  }@example.com`;
  const { data, error } = await client.auth.signUp({
    email,
    password: "una-clave-larga-2026",
    options: { data: { full_name: name } },
  });
  if (error || !data.session || !data.user) throw new Error(`sign-up failed: ${error?.message}`);
  if (plan) {
    await sql`update public.user_subscriptions set plan_id = ${plan}, status = 'active', trial_end_date = null,
      current_period_start = current_date, current_period_end = current_date + interval '1 month' where user_id = ${data.user.id}`;
  }
  return { id: data.user.id, email, token: data.session.access_token, client };
}

/** The headers of a call by this person. */
export function headersOf(person: Person): Record<string, string> {
  return { authorization: `Bearer ${person.token}`, apikey: platform.keys.publishableKey };
}

/** A user's message as the AI SDK makes it. */
export function userMessage(text: string, id: string = crypto.randomUUID()): UIMessage {
  return { id, role: "user", parts: [{ type: "text", text }] };
}

/** What a chat request may carry beside its defaults. */
export interface ChatOptions {
  conversation?: string;
  assistant?: string;
  messageId?: string;
  trigger?: "submit-message" | "regenerate-message";
  id?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Posts to the chat function as it is, for what the client library would not send. */
export function postChat(person: Person, body: unknown, init: RequestInit = {}): Promise<Response> {
  return fetch(`${platform.apiUrl}/functions/v1/chat`, {
    method: "POST",
    ...init,
    headers: { ...headersOf(person), "content-type": "application/json", ...(init.headers as Record<string, string>) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** The AI SDK's transport, as `useChat` has it. */
export function transport(
  person: Person,
  assistant = "sofia",
  headers: Record<string, string> = {},
): DefaultChatTransport<UIMessage> {
  return new DefaultChatTransport({
    api: `${platform.apiUrl}/functions/v1/chat`,
    headers: { ...headersOf(person), ...headers },
    body: { assistantId: assistant },
  });
}

/** Sends a message through the AI SDK's own client. */
export async function send(
  person: Person,
  text: string,
  options: ChatOptions = {},
): Promise<{ conversation: string; stream: ReadableStream<UIMessageChunk> }> {
  const conversation = options.conversation ?? crypto.randomUUID();
  const stream = await transport(person, options.assistant, options.headers).sendMessages({
    trigger: options.trigger ?? "submit-message",
    chatId: conversation,
    messageId: options.messageId,
    messages: [userMessage(text, options.id)],
    abortSignal: options.signal,
  });
  return { conversation, stream };
}

/** A whole answer as the AI SDK's reader sees it. */
export interface Answer {
  conversation: string;
  messageId: string;
  text: string;
  deltas: number;
  // deno-lint-ignore no-explicit-any
  metadata: any;
  errors: string[];
  chunks: UIMessageChunk[];
}

/** Reads a UI message stream to its end with the AI SDK's own reader. */
export async function read(conversation: string, stream: ReadableStream<UIMessageChunk>): Promise<Answer> {
  const chunks: UIMessageChunk[] = [];
  const errors: string[] = [];
  const tapped = stream.pipeThrough(
    new TransformStream<UIMessageChunk, UIMessageChunk>({
      transform(chunk, controller) {
        chunks.push(chunk);
        if (chunk.type === "error") errors.push(chunk.errorText);
        controller.enqueue(chunk);
      },
    }),
  );
  let message: UIMessage | undefined;
  for await (const state of readUIMessageStream({ stream: tapped, onError: () => {} })) message = state;
  const text = (message?.parts ?? []).map((part) => part.type === "text" ? part.text : "").join("");
  return {
    conversation,
    messageId: message?.id ?? "",
    text,
    deltas: chunks.filter((c) => c.type === "text-delta").length,
    metadata: message?.metadata,
    errors,
    chunks,
  };
}

/** Sends and reads to the end. */
export async function ask(person: Person, text: string, options: ChatOptions = {}): Promise<Answer> {
  const { conversation, stream } = await send(person, text, options);
  return await read(conversation, stream);
}

/** The error shape of every refusal. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  // deno-lint-ignore no-explicit-any
  details: any;
}

/** Reads a refusal. */
export async function refusal(response: Response): Promise<Refusal> {
  const body = await response.json();
  return { status: response.status, ...body.error };
}

/** Waits until `probe` gives something other than null, undefined or false; fails after `limit` milliseconds. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  limit = 15_000,
): Promise<T> {
  const deadline = performance.now() + limit;
  while (true) {
    const found = await probe();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`waited ${limit} ms in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 40));
  }
}

/** Messages of a conversation, oldest first, as the database has them. */
export function messagesOf(conversation: string) {
  return sql`select * from public.messages where conversation_id = ${conversation} order by created_at, id`;
}

/** What the ledger holds of a person's turns. */
export function ledgerOf(person: Person) {
  return sql`select * from private.usage_ledger where user_id = ${person.id} and kind = 'turn' order by occurred_at`;
}

/** Fails unless the counters agree with the ledger and the open reservations. */
export async function booksBalance(): Promise<void> {
  const [{ differences }] = await sql`select private.check_usage() as differences`.then((rows) =>
    rows.length ? [{ differences: rows }] : [{ differences: [] }]
  );
  const found = (differences as unknown[]).filter((row) => JSON.stringify(row) !== '{"differences":null}');
  if (found.length) throw new Error(`the books do not balance: ${JSON.stringify(found)}`);
}
