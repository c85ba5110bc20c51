import assert from "node:assert/strict";
import {
  ANA,
  type Backend,
  BETO,
  collect,
  integration,
  PUBLISHABLE_KEY,
  SECRET,
  SECRET_KEY,
  startBackend,
  token,
  until,
} from "./test_support.ts";
import { Tokens } from "./tokens.ts";

const tokens = new Tokens({ jwtSecret: SECRET, publishableKey: PUBLISHABLE_KEY, secretKey: SECRET_KEY });

Deno.test("a valid token gives its role, claims and end", async () => {
  const identity = await tokens.identify(await token(ANA, { secondsLeft: 60 }));
  assert.equal(identity.role, "authenticated");
  assert.equal(identity.claims.sub, ANA);
  assert.ok((identity.expiresAt ?? 0) > Date.now());
});

Deno.test("the keys stand for anon and service_role, and anything else for nobody", () => {
  assert.equal(tokens.fromApiKey(PUBLISHABLE_KEY)?.role, "anon");
  assert.equal(tokens.fromApiKey(SECRET_KEY)?.role, "service_role");
  for (const key of [null, "", "sb_secret_tesT", `${SECRET_KEY} `]) assert.equal(tokens.fromApiKey(key), null);
});

Deno.test("every other token is refused with its reason", async () => {
  const valid = await token(ANA);
  const [header, body, signature] = valid.split(".");
  const encode = (value: unknown) =>
    new TextEncoder().encode(JSON.stringify(value)).toBase64({ alphabet: "base64url", omitPadding: true });
  const cases: [string, string | Promise<string>, RegExp][] = [
    ["expired", token(ANA, { secondsLeft: -5 }), /^InvalidJWTToken: Token has expired \d+ seconds ago$/],
    ["another secret", token(ANA, { secret: "another secret of thirty-two characters" }), /^JwtSignatureError/],
    [
      "another body",
      `${header}.${encode({ sub: BETO, role: "service_role", exp: 9e9 })}.${signature}`,
      /^JwtSignatureError/,
    ],
    ["alg none", `${encode({ alg: "none" })}.${body}.`, /^JwtSignatureError/],
    ["alg none, signed", `${encode({ alg: "none" })}.${body}.${signature}`, /^JwtSignatureError/],
    ["no signature", `${header}.${body}.`, /^JwtSignatureError/],
    ["no JWT", "hola", /^MalformedJWT/],
    ["empty parts", "..", /^MalformedJWT/],
    ["a superuser's name", token(ANA, { role: "postgres" }), /^InvalidJWTToken: Field `role`/],
    ["no role", token(ANA, { claims: { role: undefined } }), /^InvalidJWTToken: Fields/],
    ["no end", token(ANA, { claims: { exp: undefined } }), /^InvalidJWTToken: Fields/],
    ["an end that is text", token(ANA, { claims: { exp: "9999999999" } }), /^InvalidJWTToken: Fields/],
    ["not valid yet", token(ANA, { claims: { nbf: 9e9 } }), /^InvalidJWTToken: Token is not valid yet/],
  ];
  for (const [name, text, message] of cases) {
    await assert.rejects(async () => tokens.identify(await text), { name: "TokenError", message }, name);
  }
});

let backend: Backend;
Deno.test.beforeAll(async () => {
  backend = await startBackend();
});
Deno.test.afterAll(() => backend?.stop());

Deno.test("an expired or forged token is refused at the join, with the reason", integration, async () => {
  const expired = await backend.client(await token(ANA, { secondsLeft: -60 }));
  await assert.rejects(collect(expired), /CHANNEL_ERROR: InvalidJWTToken: Token has expired 6\d seconds ago/);
  const forged = await backend.client(await token(ANA, { secret: "the forger's own secret, long enough too" }));
  await assert.rejects(collect(forged), /CHANNEL_ERROR: JwtSignatureError/);
  const nonsense = await backend.client("nonsense");
  await assert.rejects(collect(nonsense), /CHANNEL_ERROR: MalformedJWT/);
});

Deno.test("a channel is closed, with the reason, when its token expires", integration, async () => {
  const client = await backend.client(await token(ANA, { secondsLeft: 3 }));
  const received: unknown[] = [];
  const statuses: string[] = [];
  const messages: { status: string; message: string }[] = [];
  client.channel("expiring")
    .on("postgres_changes", { event: "*", schema: "scratch", table: "notes" }, (change) => received.push(change))
    .on("system", {}, (message) => messages.push(message))
    .subscribe((status) => statuses.push(status));
  await until(() => statuses.includes("SUBSCRIBED"), "the subscription");
  await until(() => statuses.includes("CLOSED"), "the close");
  const last = messages.at(-1);
  assert.equal(last?.status, "error");
  assert.match(last?.message ?? "", /^InvalidJWTToken: Token has expired \d+ seconds ago$/);
  const witness = await collect(await backend.client(await token(ANA)));
  await backend.sql`insert into scratch.notes (user_id) values (${ANA})`;
  await until(() => witness.length === 1, "the witness");
  assert.equal(received.length, 0);
});

Deno.test("a fresh token keeps a channel open beyond the first one's end", integration, async () => {
  let current = await token(ANA, { secondsLeft: 3 });
  const client = await backend.client(() => current);
  const statuses: string[] = [];
  const received: unknown[] = [];
  const firstEnd = Date.now() + 3500;
  client.channel("renewed")
    .on("postgres_changes", { event: "*", schema: "scratch", table: "notes" }, (change) => received.push(change))
    .subscribe((status) => statuses.push(status));
  await until(() => statuses.includes("SUBSCRIBED"), "the subscription");
  current = await token(ANA);
  await client.realtime.setAuth();
  await until(() => Date.now() > firstEnd, "the first token's end");
  await backend.sql`insert into scratch.notes (user_id) values (${ANA})`;
  await until(() => received.length === 1, "the insert");
  assert.deepEqual(statuses, ["SUBSCRIBED"]);
});

Deno.test("another user's token changes what is received; signing out leaves nothing", integration, async () => {
  let current = await token(ANA);
  const client = await backend.client(() => current);
  const received = await collect(client);
  const ana = await collect(await backend.client(await token(ANA)));
  const beto = await collect(await backend.client(await token(BETO)));
  const write = async (body: string) => {
    const count = ana.length + 1;
    await backend.sql`insert into scratch.notes (user_id, body) values (${ANA}, ${body}), (${BETO}, ${body})`;
    await until(() => ana.length === count && beto.length === count, "the witnesses");
  };
  /** A subscription that asks the database is answered after a token that was pushed before it has been taken. */
  const taken = () => collect(client, { table: "prices" });
  await write("as Ana");
  current = await token(BETO);
  await client.realtime.setAuth();
  await taken();
  await write("as Beto");
  current = PUBLISHABLE_KEY;
  await client.realtime.setAuth();
  await taken();
  await write("signed out");
  assert.deepEqual(received.map((change) => [change.new.user_id, change.new.body]), [
    [ANA, "as Ana"],
    [BETO, "as Beto"],
  ]);
});

Deno.test("a forged token during the session closes the channel", integration, async () => {
  let current = await token(ANA);
  const client = await backend.client(() => current);
  const statuses: string[] = [];
  const messages: { message: string }[] = [];
  client.channel("forged later")
    .on("system", {}, (message) => messages.push(message))
    .subscribe((status) => statuses.push(status));
  await until(() => statuses.includes("SUBSCRIBED"), "the subscription");
  current = await token(BETO, { secret: "the forger's own secret, long enough too" });
  await client.realtime.setAuth();
  await until(() => statuses.includes("CLOSED"), "the close");
  assert.match(messages.at(-1)?.message ?? "", /^JwtSignatureError/);
});
