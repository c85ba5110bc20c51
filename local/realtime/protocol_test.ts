import assert from "node:assert/strict";
import { decode, encode, encodeBroadcast, parseVsn, ProtocolError } from "./protocol.ts";

const message = { joinRef: "1", ref: "2", topic: "realtime:ñ", event: "presence", payload: { a: [1, null, "🌮"] } };

Deno.test("both versions read what they write", () => {
  for (const vsn of ["1.0.0", "2.0.0"] as const) assert.deepEqual(decode(vsn, encode(vsn, message)), message);
});

Deno.test("versions other than 1.0.0 and 2.0.0 are unknown, and none means the first", () => {
  assert.equal(parseVsn(null), "1.0.0");
  assert.equal(parseVsn("1.0.0"), "1.0.0");
  assert.equal(parseVsn("2.0.0"), "2.0.0");
  assert.equal(parseVsn("2.0.1"), null);
});

/** A broadcast as realtime-js sends it: kind, five lengths, encoding, the five names, the payload. */
function pushed(names: string[], encoding: number, payload: Uint8Array): ArrayBuffer {
  const parts = names.map((name) => new TextEncoder().encode(name));
  return Uint8Array.from([
    3,
    ...parts.map((part) => part.length),
    encoding,
    ...parts.flatMap((part) => [...part]),
    ...payload,
  ]).buffer;
}

Deno.test("a binary broadcast of the client is read", () => {
  const json = new TextEncoder().encode('{"ñ":1}');
  const names = ["4", "9", "realtime:sala ñ", "evento é", '{"persist":true}'];
  assert.deepEqual(decode("2.0.0", pushed(names, 1, json)), {
    joinRef: "4",
    ref: "9",
    topic: "realtime:sala ñ",
    event: "broadcast",
    payload: { type: "broadcast", event: "evento é", payload: { ñ: 1 }, persist: true },
  });
  const bytes = decode("2.0.0", pushed(["", "", "realtime:a", "e", ""], 0, Uint8Array.of(0, 255)));
  assert.equal(bytes.joinRef, null);
  assert.deepEqual((bytes.payload as { payload: Uint8Array }).payload, Uint8Array.of(0, 255));
});

Deno.test("every truncation of a binary broadcast is refused or harmless", () => {
  const whole = new Uint8Array(pushed(["4", "9", "realtime:a", "e", ""], 1, new TextEncoder().encode('{"a":"b"}')));
  for (let length = 0; length < whole.length; length++) {
    assert.throws(() => decode("2.0.0", whole.slice(0, length).buffer), ProtocolError, `${length} bytes`);
  }
});

Deno.test("what is not a message is refused", () => {
  for (const text of ["", "null", "1", "[]", "{}", '["a","b",1,"d",{}]', '[{},"b","c","d",{}]']) {
    assert.throws(() => decode("2.0.0", text), ProtocolError, text);
    if (!text.startsWith("[{")) assert.throws(() => decode("1.0.0", text), ProtocolError, text);
  }
  assert.throws(() => decode("1.0.0", new ArrayBuffer(9)), ProtocolError);
});

Deno.test("names that do not fit in a length byte make a broadcast text", () => {
  const long = "x".repeat(300);
  const content = { json: { a: 1 } };
  assert.ok(encodeBroadcast("2.0.0", "realtime:a", { event: "e", content }) instanceof Uint8Array);
  const text = encodeBroadcast("2.0.0", "realtime:a", { event: long, content });
  assert.deepEqual(JSON.parse(text as string), [
    null,
    null,
    "realtime:a",
    "broadcast",
    { type: "broadcast", event: long, payload: { a: 1 } },
  ]);
});

Deno.test("bytes cannot be sent to protocol 1.0.0", () => {
  assert.equal(encodeBroadcast("1.0.0", "realtime:a", { event: "e", content: { bytes: Uint8Array.of(1) } }), null);
});
