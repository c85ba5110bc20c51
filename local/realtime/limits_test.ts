import assert from "node:assert/strict";
import { ANA, type Backend, integration, PUBLISHABLE_KEY, startBackend, until } from "./test_support.ts";
import { RateLimit } from "./limits.ts";

Deno.test("a token bucket gives its burst at once and refills with time", () => {
  const limit = new RateLimit(10, 3, 0);
  assert.deepEqual([0, 0, 0, 0].map((now) => limit.take(now)), [true, true, true, false]);
  assert.equal(limit.take(99), false);
  assert.equal(limit.take(200), true);
  assert.deepEqual([10_000, 10_000, 10_000, 10_000].map((now) => limit.take(now)), [true, true, true, false]);
  assert.equal(limit.take(0), false, "a clock that goes back gives nothing");
});

let backend: Backend;
Deno.test.beforeAll(async () => {
  backend = await startBackend({
    channelsPerSocket: 3,
    payloadBytes: 1000,
    frameBytes: 5000,
    messagesPerSecond: 1,
    messageBurst: 30,
    outgoingBytes: 200_000,
    silenceMs: 700,
    subscriptionsPerChannel: 2,
  });
});
Deno.test.afterAll(() => backend?.stop());

type Message = [string | null, string | null, string, string, { status?: string; response?: { reason?: string } }];

/** A client without manners. */
async function raw() {
  const url = `${backend.url.replace("http", "ws")}/realtime/v1/websocket?vsn=2.0.0&apikey=${PUBLISHABLE_KEY}`;
  const socket = new WebSocket(url);
  const messages: Message[] = [];
  let closed: CloseEvent | undefined;
  socket.onmessage = (event) => {
    if (typeof event.data === "string") messages.push(JSON.parse(event.data));
  };
  socket.onclose = (event) => closed = event;
  await until(() => socket.readyState === WebSocket.OPEN, "the socket");
  let ref = 0;
  const push = (topic: string, event: string, payload: unknown, joinRef: string | null = null) => {
    socket.send(JSON.stringify([joinRef, String(++ref), topic, event, payload]));
    return String(ref);
  };
  const answer = async (to: string) => {
    await until(() => messages.some((message) => message[1] === to), "an answer");
    return messages.find((message) => message[1] === to)![4];
  };
  return { socket, messages, push, answer, closed: () => closed };
}

Deno.test("a socket holds a limited number of channels", integration, async () => {
  const { socket, push, answer } = await raw();
  for (const name of ["a", "b", "c"]) {
    assert.equal((await answer(push(`realtime:${name}`, "phx_join", {}))).status, "ok");
  }
  const refused = await answer(push("realtime:d", "phx_join", {}));
  assert.equal(refused.status, "error");
  assert.match(refused.response?.reason ?? "", /^ChannelRateLimitReached/);
  assert.equal((await answer(push("realtime:a", "phx_leave", {}))).status, "ok");
  assert.equal((await answer(push("realtime:d", "phx_join", {}))).status, "ok");
  socket.close();
});

Deno.test("a channel holds a limited number of subscriptions", integration, async () => {
  const { socket, push, answer } = await raw();
  const change = { event: "*", schema: "scratch", table: "prices" };
  const refused = await answer(
    push("realtime:a", "phx_join", { config: { postgres_changes: [change, change, change] } }),
  );
  assert.match(refused.response?.reason ?? "", /^TooManySubscriptions/);
  socket.close();
});

Deno.test(
  "a payload that is too large is refused, and a message beyond reason ends the socket",
  integration,
  async () => {
    const { push, answer, closed } = await raw();
    const join = push("realtime:a", "phx_join", {});
    await answer(join);
    const refused = await answer(push("realtime:a", "broadcast", { event: "e", payload: "x".repeat(2000) }, join));
    assert.match(refused.response?.reason ?? "", /^PayloadTooLarge/);
    assert.equal(closed(), undefined);
    push("realtime:a", "broadcast", { event: "e", payload: "x".repeat(20_000) }, join);
    await until(closed, "the end");
    assert.equal(closed()?.code, 1009);
  },
);

Deno.test("too many messages close the channel, with the reason", integration, async () => {
  const { socket, messages, push, answer } = await raw();
  const join = push("realtime:a", "phx_join", {});
  await answer(join);
  for (let at = 0; at < 40; at++) push("realtime:a", "broadcast", { event: "e", payload: {} }, join);
  await until(() => messages.some((message) => message[3] === "phx_close"), "the end of the channel");
  const system = messages.find((message) => message[3] === "system") as unknown as [0, 0, 0, 0, { message: string }];
  assert.match(system[4].message, /^ClientMessageRateLimitReached/);
  socket.close();
});

Deno.test("a socket that says nothing is closed", integration, async () => {
  const { closed } = await raw();
  await until(closed, "the end", 5000);
  assert.equal(closed()?.code, 1008);
});

Deno.test("heartbeats keep a socket open", integration, async () => {
  const { socket, push, answer, closed } = await raw();
  const end = Date.now() + 1500;
  await until(async () => {
    assert.equal((await answer(push("phoenix", "heartbeat", {}))).status, "ok");
    return Date.now() > end;
  }, "twice the time of silence");
  assert.equal(closed(), undefined);
  socket.close();
});

Deno.test("what is not the protocol ends the socket", integration, async () => {
  for (
    const nonsense of [
      "hola",
      "{}",
      "[1,2]",
      "[null,null,1,2,3]",
      new Uint8Array([3, 1]),
      new Uint8Array([9, 9, 9, 9, 9, 9, 9, 9]),
    ]
  ) {
    const { socket, closed } = await raw();
    socket.send(nonsense);
    await until(closed, "the end");
    assert.equal(closed()?.code, 1002);
  }
});

Deno.test("odd joins get an answer and do no harm", integration, async () => {
  const { socket, push, answer } = await raw();
  const odd = [null, 5, "x", [], { config: 3 }, { config: { broadcast: 1, presence: "p", postgres_changes: {} } }];
  for (const payload of odd) assert.equal((await answer(push("realtime:odd", "phx_join", payload))).status, "ok");
  for (const change of [null, 1, { event: "EXPLODE" }, { table: 7 }]) {
    const { status } = await answer(push("realtime:odd", "phx_join", { config: { postgres_changes: [change] } }));
    assert.equal(status, "ok");
  }
  for (const topic of ["realtime:", "room", ""]) {
    assert.equal((await answer(push(topic, "phx_join", {}))).response?.reason, "unmatched topic");
  }
  assert.equal((await answer(push("realtime:never", "broadcast", { event: "e" }))).response?.reason, "unmatched topic");
  assert.equal((await answer(push("realtime:never", "phx_leave", {}))).status, "ok");
  socket.close();
});

Deno.test("a client that does not read is disconnected, and the others hear everything", integration, async () => {
  const backend = await startBackend({ outgoingBytes: 2_000_000 });
  const { hostname, port } = new URL(backend.url);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  await connection.write(new TextEncoder().encode(
    `GET /realtime/v1/websocket?vsn=1.0.0&apikey=${PUBLISHABLE_KEY} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n` +
      "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  ));
  const frame = (text: string) => {
    const body = new TextEncoder().encode(text);
    // A masked text frame of less than 126 bytes, with a mask of zeros.
    return Uint8Array.from([0x81, 0x80 | body.length, 0, 0, 0, 0, ...body]);
  };
  await connection.write(frame('{"topic":"realtime:slow","event":"phx_join","payload":{},"ref":"1"}'));
  const buffer = new Uint8Array(4096);
  let heard = "";
  while (!heard.includes("phx_reply")) {
    heard += new TextDecoder().decode(buffer.subarray(0, await connection.read(buffer) ?? 0));
  }
  const other = await (await backend.client()).channel("slow");
  let count = 0;
  const statuses: string[] = [];
  other.on("broadcast", { event: "*" }, () => count++).subscribe((status) => statuses.push(status));
  await until(() => statuses.includes("SUBSCRIBED"), "the other");
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warnings.push(text);
  try {
    let sent = 0;
    await until(
      async () => {
        const payload = { user: ANA, text: "x".repeat(200_000) };
        const messages = Array.from({ length: 4 }, () => ({ topic: "slow", event: "e", payload }));
        const response = await fetch(`${backend.url}/realtime/v1/api/broadcast`, {
          method: "POST",
          headers: { apikey: PUBLISHABLE_KEY },
          body: JSON.stringify({ messages }),
        });
        assert.equal(response.status, 202);
        sent += messages.length;
        await until(() => count === sent, "the other's copy");
        return warnings.some((text) => text.includes("reads too slowly"));
      },
      "the disconnection",
      60_000,
    );
  } finally {
    console.warn = warn;
    connection.close();
    await backend.stop();
  }
});
