import {
  ask,
  headersOf,
  ledgerOf,
  messagesOf,
  openai,
  platform,
  read,
  send,
  signUp,
  transport,
  until,
} from "./support.ts";
import { equal, holds, it } from "./story.ts";

const long = Array.from({ length: 40 }, (_, i) => `paso ${i + 1}`).join(", ") + ".";

it("a client that lost its connection gets the text so far and then the rest", async () => {
  const wendy = await signUp("Wendy");
  openai.setBehaviour(() => ({ text: long, gapMs: 40 }));
  const abort = new AbortController();
  const { conversation, stream } = await send(wendy, "Dame los pasos", { signal: abort.signal });
  const reader = stream.getReader();
  for (let deltas = 0; deltas < 5;) {
    const { value } = await reader.read();
    if (value?.type === "text-delta") deltas++;
  }
  abort.abort();
  await reader.cancel().catch(() => {});
  const resumed = await transport(wendy).reconnectToStream({ chatId: conversation });
  holds(resumed, "something is streaming");
  const answer = await read(conversation, resumed);
  equal(answer.text, long, "nothing is missing and nothing is double");
  const rows = await messagesOf(conversation);
  equal([rows[1].status, rows[1].content], ["delivered", long]);
  equal(await transport(wendy).reconnectToStream({ chatId: conversation }), null, "204 when nothing streams any more");
});

it("a client that leaves does not end the turn", async () => {
  const xavi = await signUp("Xavi");
  openai.setBehaviour(() => ({ text: long, gapMs: 20 }));
  const abort = new AbortController();
  const { conversation, stream } = await send(xavi, "Dame los pasos", { signal: abort.signal });
  await stream.getReader().read();
  abort.abort();
  const message = await until(
    "the turn to be settled",
    async () => (await messagesOf(conversation)).find((m) => m.status === "delivered" && m.role === "assistant"),
  );
  equal(message.content, long);
  equal((await ledgerOf(xavi)).length, 1);
});

it("stopping keeps and charges what was produced", async () => {
  const yola = await signUp("Yola");
  openai.setBehaviour(() => ({ text: long, gapMs: 60 }));
  const { conversation, stream } = await send(yola, "Dame los pasos");
  const reading = read(conversation, stream);
  await until("some text", async () => (await messagesOf(conversation))[1]?.content.length > 10);
  const response = await fetch(`${platform.apiUrl}/functions/v1/chat/${conversation}/stop`, {
    method: "POST",
    headers: headersOf(yola),
  });
  const { messageId } = await response.json();
  const answer = await reading;
  equal(answer.messageId, messageId);
  holds(
    answer.text.length > 10 && answer.text.length < long.length,
    `stopped midway: ${answer.text.length} of ${long.length}`,
  );
  const [, message] = await messagesOf(conversation);
  equal([message.status, message.finish_reason], ["delivered", "stop_requested"]);
  equal(message.content, answer.text);
  const [row] = await ledgerOf(yola);
  equal(row.messages, 1);
  holds(Number(row.output_tokens) > 0 && Number(row.input_tokens) > 0, "what was produced is charged");
  const again = await fetch(`${platform.apiUrl}/functions/v1/chat/${conversation}/stop`, {
    method: "POST",
    headers: headersOf(yola),
  });
  equal(await again.json(), { messageId: null }, "nothing is left to stop");
  openai.setBehaviour(() => ({ text: "Seguimos." }));
  equal((await ask(yola, "Sigue", { conversation })).text, "Seguimos.");
});

it("a slow client gets the whole answer without holding it up", async () => {
  const zoe = await signUp("Zoe");
  const huge = "Una línea de texto que se repite. ".repeat(12_000);
  openai.setBehaviour(() => ({ text: huge }));
  const { conversation, stream } = await send(zoe, "Escribe mucho");
  const reader = stream.getReader();
  await reader.read();
  await until(
    "the turn to be settled while nobody reads",
    async () => (await messagesOf(conversation)).some((m) => m.role === "assistant" && m.status === "delivered"),
    30_000,
  );
  reader.releaseLock();
  const answer = await read(conversation, stream);
  holds(huge.endsWith(answer.text), "what is read later is the rest of the answer");
  holds(answer.text.length > huge.length - 200, `the whole of it: ${answer.text.length} of ${huge.length}`);
});
