/**
 * `npm run chat -- "Hola"`: signs in, asks, and prints the answer as it arrives.
 *
 * Options: --assistant <id> (sofia), --conversation <uuid> (a new one), --email and --password (the demo user),
 * --url and --key (those of the platform that runs here).
 */
import { createClient } from "@supabase/supabase-js";
import { DefaultChatTransport, readUIMessageStream, type UIMessage } from "ai";
import { findApi } from "./api.ts";
import { parseArgs } from "./util/args.ts";
import { dim } from "./util/console.ts";
import { PlatformError, sentence } from "./util/errors.ts";

interface Metadata {
  model?: string;
  conversationId?: string;
  usage?: { inputTokens?: number; outputTokens?: number };
  costUsd?: string;
  quota?: { used?: number; limit?: number | null; remaining?: number | null };
}

async function main(): Promise<void> {
  const { positional, options } = parseArgs(Deno.args, [
    "assistant",
    "conversation",
    "url",
    "key",
    "email",
    "password",
  ]);
  const option = (name: string) => typeof options[name] === "string" ? options[name] : undefined;
  const text = positional.join(" ").trim();
  if (!text) {
    throw new PlatformError(
      'Usage: npm run chat -- "your question" [--assistant sofia] [--conversation <uuid>] [--url <API URL> --key <publishable key>]',
    );
  }
  const { url, key } = await findApi("publishableKey", option("url"), option("key"));
  const accessToken = await signIn(
    url,
    key,
    option("email") ?? "demo@sintra.lat",
    option("password") ?? "sintra-demo-2026",
  );
  const conversation = option("conversation") ?? crypto.randomUUID();
  const transport = new DefaultChatTransport<UIMessage<Metadata>>({
    api: `${url}/functions/v1/chat`,
    headers: { apikey: key, authorization: `Bearer ${accessToken}` },
  });
  const stream = await transport.sendMessages({
    trigger: "submit-message",
    chatId: conversation,
    messageId: undefined,
    messages: [{ id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text }] }],
    abortSignal: undefined,
    body: { assistantId: option("assistant") ?? "sofia" },
  });

  let printed = 0;
  let metadata: Metadata = {};
  let failure: unknown;
  for await (
    const message of readUIMessageStream<UIMessage<Metadata>>({
      stream,
      onError: (error) => failure ??= error,
    })
  ) {
    const answer = message.parts.map((part) => part.type === "text" ? part.text : "").join("");
    await Deno.stdout.write(new TextEncoder().encode(answer.slice(printed)));
    printed = answer.length;
    metadata = message.metadata ?? metadata;
  }
  console.log();
  if (failure) throw failure;
  console.log(dim(summary(metadata, conversation)));
}

async function signIn(url: string, key: string, email: string, password: string): Promise<string> {
  const supabase = createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });
  const { data, error } = await supabase.auth.signInWithPassword({ email, password });
  if (error?.name === "AuthRetryableFetchError") {
    throw new PlatformError(`${url} does not answer: start it with npm start.`);
  }
  if (error || !data.session) {
    throw new PlatformError(`Signing in as ${email} failed: ${error?.message ?? "no session"}`);
  }
  return data.session.access_token;
}

function summary({ model, usage, costUsd, quota }: Metadata, conversation: string): string {
  const tokens = usage && `${usage.inputTokens ?? 0} + ${usage.outputTokens ?? 0} tokens`;
  const left = quota &&
    (quota.limit == null ? `${quota.used} messages used` : `${quota.used} of ${quota.limit} messages used`);
  return [model, tokens, costUsd && `US$ ${costUsd}`, left, `--conversation ${conversation}`].filter(Boolean).join(
    "  ·  ",
  );
}

/** The functions answer with `{ error: { code, message } }`, which the transport hands on as the error's text. */
function explain(error: unknown): string {
  const text = sentence(error);
  try {
    const { message, code } = JSON.parse(text).error;
    return `${message} (${code})`;
  } catch {
    return text;
  }
}

try {
  await main();
} catch (error) {
  console.error(explain(error));
  Deno.exit(1);
}
