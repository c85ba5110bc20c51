import { chat, estimateTokens, Transcoder } from "./edge.ts";

const person = "550e8400-e29b-41d4-a716-446655440000";
const malformed = () =>
  new Request("http://127.0.0.1/chat", { method: "POST", headers: { "content-type": "application/json" }, body: "{" });

function equal(got: unknown, expected: unknown) {
  const [a, b] = [got, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`got ${a}, expected ${b}`);
}

Deno.test("a request goes through the core", async () => {
  const response = await chat(malformed(), person);
  equal([response.status, (await response.json()).error.code], [400, "invalid_json"]);
});

Deno.test("after a panic the request fails and the next one is answered", async () => {
  await chat(malformed(), person);
  const { now } = performance;
  performance.now = () => Number.NaN;
  const asking = chat(
    new Request("http://127.0.0.1/chat", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        id: person,
        assistantId: "sofia",
        messages: [{ id: "m", role: "user", parts: [{ type: "text", text: "Hola" }] }],
      }),
    }),
    person,
  );
  const outcome = await asking.then(() => "answered", (error: Error) => error.message);
  performance.now = now;
  equal(outcome, "the core panicked");
  equal((await chat(malformed(), person)).status, 400);
});

Deno.test("a body that is too large is not read", async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const headers = { "content-type": "application/json" };
  const response = await chat(new Request("http://127.0.0.1/chat", { method: "POST", headers, body: endless }), person);
  equal(response.status, 413);
  if (given > 1_200_000) throw new Error(`${given} bytes were read`);
});

Deno.test("the transcoder turns the provider's bytes into the client's", () => {
  const transcoder = new Transcoder("openai", "m");
  const bytes = new TextEncoder().encode('data: {"choices":[{"delta":{"content":"Hola"}}]}\n\n');
  const out = new TextDecoder().decode(transcoder.push(bytes));
  equal(out.split("\n\n").filter(Boolean).map((frame) => JSON.parse(frame.slice(6)).type), [
    "start",
    "text-start",
    "text-delta",
  ]);
  equal(transcoder.text, "Hola");
  transcoder.free();
});

Deno.test("tokens are estimated", () => {
  const tokens = estimateTokens("¿Cómo lleno mi taquería los martes?");
  if (tokens < 6 || tokens > 16) throw new Error(`${tokens} tokens`);
});
