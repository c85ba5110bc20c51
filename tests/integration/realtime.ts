import { createClient } from "@supabase/supabase-js";
import { ask, openai, type Person, platform, signUp, sql, until } from "./support.ts";
import { equal, holds, it } from "./story.ts";

// deno-lint-ignore no-explicit-any
type Change = { eventType: string; table: string; new: any; old: any };

async function listen(
  person: Person,
  tables: string[],
  filter?: string,
): Promise<{ changes: Change[]; stop: () => Promise<unknown> }> {
  const client = createClient(platform.apiUrl, platform.keys.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  await client.realtime.setAuth(person.token);
  const changes: Change[] = [];
  let channel = client.channel(crypto.randomUUID());
  for (const table of tables) {
    channel = channel.on(
      "postgres_changes",
      { event: "*", schema: "public", table, filter },
      (change) => void changes.push(change as unknown as Change),
    );
  }
  let state = "";
  channel.subscribe((status) => state = status);
  await until("the subscription", () => state === "SUBSCRIBED");
  await until("the server to confirm the changes it listens to", () => true);
  return { changes, stop: () => client.removeAllChannels() };
}

it("a turn is visible in realtime to its owner, and to nobody else", async () => {
  const [eva, fede] = [await signUp("Eva"), await signUp("Fede")];
  openai.setBehaviour(() => ({ text: "Hola, Eva.", gapMs: 30 }));
  const hers = await listen(eva, ["conversations", "messages"]);
  const his = await listen(fede, ["conversations", "messages"]);
  const answer = await ask(eva, "Hola");
  await until(
    "the delivered answer",
    () =>
      hers.changes.find((c) => c.table === "messages" && c.new.id === answer.messageId && c.new.status === "delivered"),
  );
  holds(hers.changes.some((c) => c.table === "conversations" && c.eventType === "INSERT"), "the conversation appeared");
  holds(
    hers.changes.some((c) => c.table === "messages" && c.eventType === "INSERT" && c.new.role === "user"),
    "the question appeared",
  );
  const last = hers.changes.filter((c) => c.table === "messages" && c.new.id === answer.messageId).at(-1)!;
  equal(last.new.content, "Hola, Eva.");
  await ask(fede, "Hola");
  await until(
    "his own answer",
    () => his.changes.find((c) => c.new.status === "delivered" && c.new.role === "assistant"),
  );
  holds(his.changes.every((c) => !JSON.stringify(c).includes(eva.id)), "he saw nothing of hers");
  await eva.client.from("conversations").delete().eq("id", answer.conversation);
  await until(
    "the deletion",
    () =>
      hers.changes.find((c) =>
        c.table === "conversations" && c.eventType === "DELETE" && c.old.id === answer.conversation
      ),
  );
  await hers.stop();
  await his.stop();
});

it("insights arrive with filters", async () => {
  const gil = await signUp("Gil");
  const business = await listen(gil, ["user_insights"], "category=eq.business");
  await sql`insert into public.user_insights (user_id, content, category) values (${gil.id}, 'Prefiere audios', 'preference'), (${gil.id}, 'Vende tacos', 'business')`;
  await until("the business insight", () => business.changes.find((c) => c.new.content === "Vende tacos"));
  equal(business.changes.length, 1);
  await business.stop();
});
