import {
  ask,
  booksBalance,
  ledgerOf,
  messagesOf,
  openai,
  postChat,
  read,
  refusal,
  signUp,
  transport,
  userMessage,
} from "./support.ts";
import { equal, holds, it } from "./story.ts";

it("a thousand simultaneous calls with one id have one effect", async () => {
  const karen = await signUp("Karen", "professional");
  openai.setBehaviour(() => ({ text: "Una sola vez.", firstTokenMs: 300 }));
  openai.requests.length = 0;
  const conversation = crypto.randomUUID();
  const message = userMessage("Cóbrame una sola vez");
  const body = { id: conversation, assistantId: "sofia", messages: [message] };
  const answers = await Promise.all(Array.from({ length: 1000 }, async () => {
    const response = await postChat(karen, body);
    return { status: response.status, text: await response.text() };
  }));
  const failed = answers.filter((a) => a.status !== 200);
  equal(failed.length, 0, `refused: ${failed[0]?.text}`);
  const starts = new Set(answers.map((a) => /"messageId":"([^"]+)"/.exec(a.text)?.[1]));
  equal(starts.size, 1, "every caller got the same message");
  const texts = new Set(
    answers.map((a) => [...a.text.matchAll(/"delta":"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1]).join("")),
  );
  equal([...texts], ["Una sola vez."], "and the whole of it");
  equal((await messagesOf(conversation)).length, 2);
  equal((await ledgerOf(karen)).length, 1);
  equal(openai.requests.filter((r) => JSON.stringify(r.body).includes("Cóbrame")).length >= 1, true);
  await booksBalance();
});

it("the same id with another text is refused, and nothing is written", async () => {
  const luis = await signUp("Luis");
  openai.setBehaviour(() => ({ text: "Bien." }));
  const id = crypto.randomUUID();
  const first = await ask(luis, "Uno", { id });
  const second = await refusal(
    await postChat(luis, { id: first.conversation, assistantId: "sofia", messages: [userMessage("Dos", id)] }),
  );
  equal([second.status, second.code], [409, "idempotency_conflict"]);
  equal((await messagesOf(first.conversation)).length, 2);
});

it("a finished turn is streamed again from what is stored", async () => {
  const mario = await signUp("Mario");
  openai.setBehaviour(() => ({ text: 'Con acentos: ñ, á, 🌮 y "comillas"\nen dos líneas.' }));
  const id = crypto.randomUUID();
  const first = await ask(mario, "Hola", { id });
  openai.requests.length = 0;
  const again = await ask(mario, "Hola", { id, conversation: first.conversation });
  equal(again.text, first.text);
  equal(again.messageId, first.messageId);
  equal(again.metadata.costUsd, first.metadata.costUsd);
  equal(openai.requests.length, 0, "the provider was not asked again");
});

it("a second question while one is being answered is refused", async () => {
  const nora = await signUp("Nora");
  openai.setBehaviour(() => ({ text: "Despacio, muy despacio.", gapMs: 150 }));
  const conversation = crypto.randomUUID();
  const stream = await transport(nora).sendMessages({
    trigger: "submit-message",
    chatId: conversation,
    messageId: undefined,
    messages: [userMessage("Uno")],
    abortSignal: undefined,
  });
  const refused = await refusal(
    await postChat(nora, { id: conversation, assistantId: "sofia", messages: [userMessage("Dos")] }),
  );
  equal([refused.status, refused.code], [409, "turn_in_progress"]);
  const answer = await read(conversation, stream);
  holds(answer.text === "Despacio, muy despacio.", "the first goes on undisturbed");
  equal(refused.details.message_id, answer.messageId);
});
