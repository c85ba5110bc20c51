import assert from "node:assert/strict";
import type { RealtimeChannel, SupabaseClient } from "@supabase/supabase-js";
import {
  ANA,
  type Backend,
  BETO,
  cut,
  integration,
  PUBLISHABLE_KEY,
  SECRET_KEY,
  startBackend,
  subscribed,
  token,
  until,
} from "./test_support.ts";

let backend: Backend;
Deno.test.beforeAll(async () => {
  backend = await startBackend();
});
Deno.test.afterAll(() => backend?.stop());

type Message = { event: string; payload: unknown; meta?: Record<string, unknown> };

/** Joins a topic and collects what is broadcast on it. */
async function listen(client: SupabaseClient, topic: string, config: Record<string, unknown> = {}) {
  const messages: Message[] = [];
  const channel = client.channel(topic, { config });
  channel.on("broadcast", { event: "*" }, (message) => messages.push(message as unknown as Message));
  await subscribed(channel);
  return { channel, messages };
}

/** Joins a topic with presence and keeps its keys. */
async function attend(client: SupabaseClient, topic: string, key: string) {
  const channel = client.channel(topic, { config: { presence: { key } } });
  const events: string[] = [];
  channel.on("presence", { event: "sync" }, () => events.push("sync"));
  channel.on("presence", { event: "join" }, ({ key }) => events.push(`join ${key}`));
  channel.on("presence", { event: "leave" }, ({ key }) => events.push(`leave ${key}`));
  await subscribed(channel);
  return { channel, events, keys: () => Object.keys(channel.presenceState()).sort() };
}

const send = (channel: RealtimeChannel, event: string, payload: unknown) =>
  channel.send({ type: "broadcast", event, payload });

for (const vsn of ["1.0.0", "2.0.0"]) {
  Deno.test(`a broadcast reaches the others on the topic (protocol ${vsn})`, integration, async () => {
    const topic = `chat ${vsn}`;
    const one = await listen(await backend.client(undefined, { vsn }), topic);
    const two = await listen(await backend.client(undefined, { vsn }), topic);
    const other = await listen(await backend.client(undefined, { vsn }), "elsewhere");
    const old = await listen(await backend.client(undefined, { vsn: "1.0.0" }), topic);
    await send(one.channel, "hola", { texto: "¿Qué tal, Ñandú? 🌮", n: 1 });
    await until(() => two.messages.length === 1 && old.messages.length === 1, "the message");
    for (const { messages } of [two, old]) {
      assert.equal(messages[0].event, "hola");
      assert.deepEqual(messages[0].payload, { texto: "¿Qué tal, Ñandú? 🌮", n: 1 });
    }
    await send(two.channel, "adiós", {});
    await until(() => one.messages.length === 1, "the answer");
    assert.equal(two.messages.length, 1, "the sender does not hear itself");
    assert.equal(other.messages.length, 0);
  });
}

Deno.test("self and ack do as they say", integration, async () => {
  const { channel, messages } = await listen(await backend.client(), "acknowledged", {
    broadcast: { self: true, ack: true },
  });
  assert.equal(await send(channel, "eco", { a: 1 }), "ok");
  await until(() => messages.length === 1, "its own message");
});

Deno.test("bytes pass untouched", integration, async () => {
  const one = await listen(await backend.client(), "bytes");
  const two = await listen(await backend.client(), "bytes");
  await send(one.channel, "raw", Uint8Array.from([0, 255, 1, 254]).buffer);
  await until(() => two.messages.length === 1, "the bytes");
  assert.deepEqual([...new Uint8Array(two.messages[0].payload as ArrayBuffer)], [0, 255, 1, 254]);
});

Deno.test("a public channel and a private one of the same name do not meet", integration, async () => {
  const ana = await token(ANA);
  const topic = `room:${ANA}`;
  const secret = await listen(await backend.client(ana), topic, { private: true });
  const open = await listen(await backend.client(), topic);
  await send(open.channel, "intruso", {});
  const second = await listen(await backend.client(ana), topic, { private: true });
  await send(second.channel, "dueña", {});
  await until(() => secret.messages.length === 1, "the private message");
  assert.equal(secret.messages[0].event, "dueña");
  assert.equal(open.messages.length, 0);
});

Deno.test("a private channel is open to whom the policies say", integration, async () => {
  const topic = `room:${ANA}`;
  const refused = /Unauthorized: You do not have permissions to read from this Channel topic/;
  await listen(await backend.client(await token(ANA)), topic, { private: true });
  await assert.rejects(listen(await backend.client(await token(BETO)), topic, { private: true }), refused);
  await assert.rejects(listen(await backend.client(), topic, { private: true }), refused);
  await listen(await backend.client(undefined, { apikey: SECRET_KEY }), topic, { private: true });
  const stored = await backend.sql`select from realtime.messages`;
  assert.equal(stored.length, 0, "asking leaves nothing behind");
});

Deno.test("whoever may read a private channel but not write to it cannot send", integration, async () => {
  const options = { private: true, broadcast: { ack: true }, presence: { key: "ana" } };
  const ana = await listen(await backend.client(await token(ANA)), "lobby", options);
  const beto = await listen(await backend.client(await token(BETO)), "lobby", options);
  assert.equal(await send(ana.channel, "hola", {}), "error");
  assert.equal(await ana.channel.track({ here: true }), "error");
  const service = await listen(await backend.client(undefined, { apikey: SECRET_KEY }), "lobby", options);
  assert.equal(await send(service.channel, "aviso", {}), "ok");
  await until(() => beto.messages.length === 1, "the notice");
  assert.equal(beto.messages[0].event, "aviso");
});

Deno.test("a new token without the right closes a private channel", integration, async () => {
  let current = await token(ANA);
  const client = await backend.client(() => current);
  const statuses: string[] = [];
  client.channel(`room:${ANA}`, { config: { private: true } }).subscribe((status) => statuses.push(status));
  await until(() => statuses.includes("SUBSCRIBED"), "the subscription");
  current = await token(BETO);
  await client.realtime.setAuth();
  await until(() => statuses.includes("CLOSED"), "the close");
});

Deno.test("presence shows who is there, and who came and left", integration, async () => {
  const topic = "presence";
  const ana = await attend(await backend.client(), topic, "ana");
  const betoClient = await backend.client();
  const beto = await attend(betoClient, topic, "beto");
  assert.equal(await ana.channel.track({ mood: "busy" }), "ok");
  await until(() => beto.keys().join() === "ana" && ana.keys().join() === "ana", "Ana");
  await beto.channel.track({ mood: "calm" });
  await until(() => ana.keys().join() === "ana,beto", "Beto");
  const late = await attend(await backend.client(), topic, "carla");
  await until(() => late.keys().join() === "ana,beto", "the state on arrival");
  assert.equal((late.channel.presenceState().ana[0] as { mood?: string }).mood, "busy");
  await ana.channel.track({ mood: "closed" });
  await until(() => (beto.channel.presenceState().ana?.[0] as { mood?: string })?.mood === "closed", "the new mood");
  assert.equal(beto.channel.presenceState().ana.length, 1);
  await ana.channel.untrack();
  await until(() => beto.keys().join() === "beto", "Ana's end");
  cut(betoClient);
  await until(() => late.events.includes("leave beto"), "Beto's drop");
  assert.ok(late.events.includes("sync") && beto.events.includes("join ana") && beto.events.includes("leave ana"));
});

Deno.test("a presence key may be any text", integration, async () => {
  const one = await attend(await backend.client(), "odd keys", "__proto__");
  const two = await attend(await backend.client(), "odd keys", "constructor");
  await one.channel.track({ a: 1 });
  await two.channel.track({ b: 1 });
  await until(() => two.events.includes("join __proto__") && one.events.includes("join constructor"), "both");
});

Deno.test("two members of the same key are two presences", integration, async () => {
  const one = await attend(await backend.client(), "devices", "ana");
  const two = await attend(await backend.client(), "devices", "ana");
  await one.channel.track({ device: "web" });
  await two.channel.track({ device: "phone" });
  await until(() => one.channel.presenceState().ana?.length === 2, "both");
  await two.channel.unsubscribe();
  await until(() => one.channel.presenceState().ana?.length === 1, "one");
});

Deno.test("messages that the database sends arrive, and can be replayed", integration, async () => {
  const { sql } = backend;
  const start = Date.now() - 1000;
  const topic = `room:${ANA}`;
  const ana = await listen(await backend.client(await token(ANA)), topic, { private: true });
  const open = await listen(await backend.client(), "news");
  await sql`select realtime.send('{"n": 1}', 'uno', ${topic})`;
  await sql`select realtime.send('{"n": 2}', 'dos', ${topic})`;
  await sql`select realtime.send('{"n": 3}', 'tres', 'news', false)`;
  await until(() => ana.messages.length === 2 && open.messages.length === 1, "the messages");
  assert.deepEqual(ana.messages.map(({ event, payload }) => [event, payload]), [["uno", { n: 1 }], ["dos", { n: 2 }]]);
  await assert.rejects(
    sql.begin(async (transaction) => {
      await transaction`select realtime.send('{}', 'nunca', ${topic})`;
      throw new Error("rolled back");
    }),
    /rolled back/,
  );
  const late = await listen(await backend.client(await token(ANA)), topic, {
    private: true,
    broadcast: { replay: { since: start, limit: 10 } },
  });
  await until(() => late.messages.length === 2, "the replay");
  assert.deepEqual(late.messages.map(({ event, meta }) => [event, meta?.replayed]), [["uno", true], ["dos", true]]);
  assert.equal(ana.messages.length, 2);
});

Deno.test("HTTP broadcasts reach the channels", integration, async () => {
  const { messages } = await listen(await backend.client(), "over http");
  const sender = (await backend.client()).channel("over http");
  assert.deepEqual(await sender.httpSend("uno", { a: 1 }), { success: true });
  assert.equal(await send(sender, "dos", { a: 2 }), "ok");
  await until(() => messages.length === 2, "both");
  assert.deepEqual(messages.map(({ event, payload }) => [event, payload]), [["uno", { a: 1 }], ["dos", { a: 2 }]]);
});

Deno.test("HTTP broadcasts to a private topic need the right to write", integration, async () => {
  const topic = `room:${ANA}`;
  const { messages } = await listen(await backend.client(await token(ANA)), topic, { private: true });
  const from = async (accessToken?: string) =>
    (await backend.client(accessToken)).channel(topic, { config: { private: true } });
  await assert.rejects((await from(await token(BETO))).httpSend("no", {}), /do not have permissions to write/);
  await assert.rejects((await from()).httpSend("no", {}), /do not have permissions to write/);
  assert.equal(await send(await from(await token(BETO)), "no", {}), "error");
  assert.deepEqual(await (await from(await token(ANA))).httpSend("sí", {}), { success: true });
  await until(() => messages.length > 0, "the message");
  assert.deepEqual(messages.map((message) => message.event), ["sí"]);
});

Deno.test("HTTP broadcasts are refused with the right status", integration, async () => {
  const endpoint = `${backend.url}/realtime/v1/api/broadcast`;
  const post = async (body: unknown, headers: Record<string, string> = { apikey: PUBLISHABLE_KEY }, url = endpoint) => {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    await response.body?.cancel();
    return response.status;
  };
  const message = { topic: "t", event: "e", payload: {} };
  assert.equal(await post({ messages: [message] }), 202);
  assert.equal(await post({ messages: [message] }, {}), 401);
  assert.equal(await post({ messages: [message] }, { apikey: "sb_publishable_other" }), 401);
  const expired = `Bearer ${await token(ANA, { secondsLeft: -1 })}`;
  assert.equal(await post({ messages: [message] }, { apikey: PUBLISHABLE_KEY, authorization: expired }), 401);
  assert.equal(await post("no json"), 422);
  assert.equal(await post({}), 422);
  assert.equal(await post({ messages: [{ topic: "t" }] }), 422);
  assert.equal(await post({ messages: [{ ...message, payload: { x: "x".repeat(300_000) } }] }), 413);
  assert.equal(await post("x".repeat(2_000_000)), 413);
  assert.equal(await post({}, { apikey: PUBLISHABLE_KEY }, `${endpoint}/t/nothing`), 404);
  assert.equal((await fetch(endpoint)).status, 405);
  assert.equal((await fetch(endpoint, { method: "OPTIONS" })).status, 204);
  assert.equal((await fetch(`${backend.url}/realtime/v1/websocket`)).status, 426);
});
