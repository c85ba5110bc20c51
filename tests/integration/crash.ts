import {
  ask,
  booksBalance,
  ledgerOf,
  messagesOf,
  openai,
  platform,
  send,
  service,
  signUp,
  sql,
  until,
} from "./support.ts";
import { equal, holds, it } from "./story.ts";

it("the functions killed at any step of a turn: nothing lost, nothing double, the books balance", async () => {
  const text = "Uno dos tres cuatro cinco seis siete ocho nueve diez.";
  for (const step of ["before the upstream answers", "in mid-answer", "just before the end"] as const) {
    const person = await signUp("Kilo");
    openai.setBehaviour(() => ({ text, firstTokenMs: step === "before the upstream answers" ? 1200 : 0, gapMs: 60 }));
    openai.requests.length = 0;
    const id = crypto.randomUUID();
    const conversation = crypto.randomUUID();
    const leaving = new AbortController();
    const sending = send(person, "Cuenta", { conversation, id, signal: leaving.signal }).then(({ stream }) =>
      stream.pipeTo(new WritableStream()).catch(() => {})
    ).catch(() => {});
    await until(`the turn to be ${step}`, async () => {
      if (step === "before the upstream answers") return openai.requests.length > 0;
      const content = (await messagesOf(conversation))[1]?.content ?? "";
      return content.length > (step === "in mid-answer" ? 3 : 25);
    });
    await platform.killFunctions();
    leaving.abort();
    await sending;
    const [stuck] = await messagesOf(conversation).then((rows) => rows.filter((m) => m.role === "assistant"));
    equal(stuck.status, "sending", step);
    await sql`update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = ${conversation}`;
    const { data } = await service().rpc("sweep_turns", {});
    equal(data.ok, true);
    const swept = (await messagesOf(conversation)).find((m) => m.role === "assistant")!;
    equal([swept.status, swept.error_details], ["failed", "turn_interrupted"]);
    equal(swept.content, stuck.content, "what had arrived is kept");
    const ledger = await ledgerOf(person);
    equal(ledger.length <= 1, true, "charged once at the most");
    equal(ledger[0]?.messages ?? 0, stuck.content ? 1 : 0, "charged for what was produced");
    await booksBalance();
    openai.setBehaviour(() => ({ text: "Otra vez." }));
    const again = await ask(person, "Cuenta otra vez", { conversation });
    equal(again.text, "Otra vez.", "the conversation goes on");
  }
  holds(true, "all steps");
});
