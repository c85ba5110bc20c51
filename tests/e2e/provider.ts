/** What the stories know of the stand-in for a model provider (see serve.ts): never part of the product. */
import { PROVIDER_PORT } from "./addresses.ts";

const address = `http://127.0.0.1:${PROVIDER_PORT}`;

/** A message of the chat completions API. */
interface Message {
  role: string;
  content: string | { type: string; text?: string }[];
}

/** Requests for an answer whose last question contains these words, oldest first. */
export async function requestsAbout(words: string): Promise<Message[][]> {
  const response = await fetch(`${address}/requests?about=${encodeURIComponent(words)}`);
  return await response.json();
}

/** Everything that the newest request with these words in its question told the model, as one text. */
export async function toldToTheModel(words: string): Promise<string> {
  const messages = (await requestsAbout(words)).at(-1) ?? [];
  return messages.map(({ content }) => typeof content === "string" ? content : JSON.stringify(content)).join("\n");
}

/** Has the provider refuse questions with these words while `work` runs. */
export async function withProviderDown(words: string, work: () => Promise<void>): Promise<void> {
  const down = `${address}/down?about=${encodeURIComponent(words)}`;
  await fetch(down, { method: "PUT" });
  try {
    await work();
  } finally {
    await fetch(down, { method: "DELETE" });
  }
}
