/** The same on the project's own schema: what the web subscribes to. */
import assert from "node:assert/strict";
import { ANA, type Backend, BETO, collect, integration, startBackend, token, until } from "./test_support.ts";

let backend: Backend;
Deno.test.beforeAll(async () => {
  backend = await startBackend({}, true);
  for (const id of [ANA, BETO]) {
    await backend.sql`insert into auth.users (id, email) values (${id}, ${`${id}@example.com`})`;
  }
});
Deno.test.afterAll(() => backend?.stop());

const people = [ANA, BETO];

Deno.test("conversations and messages reach their owner alone", integration, async () => {
  const { sql } = backend;
  const received = await Promise.all(people.map(async (user) => {
    const client = await backend.client(await token(user));
    return {
      user,
      conversations: await collect(client, { schema: "public", table: "conversations" }),
      messages: await collect(client, { schema: "public", table: "messages" }),
      insights: await collect(client, { schema: "public", table: "user_insights" }),
    };
  }));
  const ids = new Map<string, string>();
  for (const user of people) {
    const [{ id }] = await sql`
      insert into public.conversations (user_id, assistant_id) values (${user}, 'sofia') returning id`;
    ids.set(user, id);
    await sql`insert into public.messages (conversation_id, user_id, role, content) values (${id}, ${user}, 'user', ${`Soy ${user}`})`;
    await sql`insert into public.user_insights (user_id, content, category) values (${user}, 'Vende tacos', 'business')`;
  }
  for (const { user, conversations, messages, insights } of received) {
    await until(() => messages.length === 1 && insights.length === 1 && conversations.length >= 1, "the inserts");
    assert.equal(messages[0].new.content, `Soy ${user}`);
    assert.equal(insights[0].new.user_id, user);
    assert.ok(conversations.every((change) => change.new.user_id === user));
    assert.match(String(messages[0].new.created_at), /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/);
  }
  const filtered = await collect(await backend.client(await token(ANA)), {
    schema: "public",
    table: "messages",
    filter: `conversation_id=eq.${ids.get(ANA)}`,
  });
  const forbidden = await collect(await backend.client(await token(BETO)), {
    schema: "public",
    table: "messages",
    filter: `conversation_id=eq.${ids.get(ANA)}`,
  });
  await sql`insert into public.messages (conversation_id, user_id, role, content, status)
    values (${ids.get(ANA)!}, ${ANA}, 'assistant', '', 'sending')`;
  const long = "palabra ".repeat(5000);
  await sql`update public.messages set content = ${long} where status = 'sending'`;
  await sql`update public.messages set status = 'delivered' where status = 'sending'`;
  await until(() => filtered.length === 3, "the answer");
  assert.deepEqual(filtered.map((change) => change.new.status), ["sending", "sending", "delivered"]);
  assert.equal(filtered[2].new.content, long, "a large value that an update did not touch is there");
  await sql`delete from public.conversations where user_id in ${sql(people)}`;
  for (const { user, conversations, messages } of received) {
    const deleted = () => messages.filter((change) => change.eventType === "DELETE");
    await until(() => deleted().length === (user === ANA ? 2 : 1), "the deleted messages");
    await until(() => conversations.at(-1)?.eventType === "DELETE", "the deleted conversation");
    assert.deepEqual(conversations.at(-1)?.old, { id: ids.get(user) });
    for (const change of [...conversations, ...messages]) {
      assert.ok(change.new.user_id === undefined || change.new.user_id === user);
    }
  }
  assert.equal(forbidden.length, 0);
});
