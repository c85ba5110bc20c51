import { anthropic, ask, booksBalance, huggingface, ledgerOf, messagesOf, openai, signUp } from "./support.ts";
import { equal, holds, it } from "./story.ts";

function reset() {
  openai.setBehaviour(() => ({ text: "De OpenAI." }));
  anthropic.setBehaviour(() => ({ text: "De Anthropic." }));
  huggingface.setBehaviour(() => ({ text: "De Hugging Face." }));
  for (const provider of [openai, anthropic, huggingface]) provider.requests.length = 0;
}

const failures: [string, Record<string, unknown>][] = [
  ["answers 500", { status: 500 }],
  ["answers 429", { status: 429, retryAfter: 20 }],
  ["refuses our key", { status: 401 }],
  ["hangs before the first token", { hangBeforeFirstToken: true }],
  ["dies before the first token", { dieBeforeFirstToken: true }],
  ["fails within the stream before the first token", { errorInStream: true }],
];
for (const [how, behaviour] of failures) {
  it(`when a provider ${how}, the next one answers`, async () => {
    const person = await signUp("Ada", "professional");
    reset();
    openai.setBehaviour(() => behaviour);
    const answer = await ask(person, "Hola");
    holds(answer.metadata.provider !== "openai", `another provider answered: ${answer.metadata.provider}`);
    equal(answer.errors, []);
    holds(openai.requests.length >= 1, "the first provider was asked first");
    const ledger = await ledgerOf(person);
    equal(ledger.length, 1);
    equal(ledger[0].provider, answer.metadata.provider);
  });
}

it("a provider that dies midway leaves the partial text, a failed status and a correct charge", async () => {
  const beto = await signUp("Beto", "professional");
  for (const behaviour of [{ dieAfterDeltas: 6 }, { hangAfterDeltas: 6 }, { malformedAfterDeltas: 6 }]) {
    reset();
    openai.setBehaviour(() => ({
      text: "Esto es una respuesta que no llegará a su final porque la conexión se corta.",
      ...behaviour,
    }));
    const answer = await ask(beto, "Cuéntame");
    equal(answer.errors.length, 1, JSON.stringify(behaviour));
    equal(JSON.parse(answer.errors[0]).error.code, "provider_failed");
    const [, message] = await messagesOf(answer.conversation);
    equal(message.status, "failed");
    holds(
      message.content.length > 5 && message.content === answer.text,
      "the partial text is kept and is what was shown",
    );
    const row = (await ledgerOf(beto)).at(-1)!;
    equal(row.messages, 1);
    holds(Number(row.output_tokens) > 0, "what was produced is charged");
    equal(anthropic.requests.length, 0, "no second provider after the first token");
  }
  await booksBalance();
});

it("usage with cached tokens is priced apart, and a cut-off answer says so", async () => {
  const cesar = await signUp("César", "professional");
  reset();
  openai.setBehaviour(() => ({ text: "Largo", usage: { input: 5000, cached: 4000, output: 100 }, finish: "length" }));
  const answer = await ask(cesar, "Hola");
  equal(answer.metadata.usage, { inputTokens: 5000, cachedInputTokens: 4000, outputTokens: 100 });
  equal(answer.metadata.finishReason, "length");
  const [row] = await ledgerOf(cesar);
  const { sql } = await import("./support.ts");
  const [price] =
    await sql`select * from private.model_prices where provider = 'openai' and model = ${row.model} and effective_until is null`;
  const expected = Math.round(
    (1000 * Number(price.input_micros_per_mtok) + 4000 * Number(price.cached_input_micros_per_mtok) +
      100 * Number(price.output_micros_per_mtok)) / 1e6,
  );
  equal(Number(row.cost_micros), expected);
});

it("each provider's own stream is understood", async () => {
  const dora = await signUp("Dora", "professional");
  reset();
  equal((await ask(dora, "Hola")).text, "De OpenAI.");
  openai.setBehaviour(() => ({ status: 503 }));
  const second = await ask(dora, "Hola");
  anthropic.setBehaviour(() => ({ status: 529 }));
  const third = await ask(dora, "Hola");
  equal([second.metadata.provider, second.text], ["anthropic", "De Anthropic."]);
  equal([third.metadata.provider, third.text], ["huggingface", "De Hugging Face."]);
  reset();
});
