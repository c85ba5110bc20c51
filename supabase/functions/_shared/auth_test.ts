import { Gate } from "./auth.ts";

const encoder = new TextEncoder();
const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const part = (value: unknown) => base64url(encoder.encode(JSON.stringify(value)));
const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({ sub: "ana", role: "authenticated", exp: now() + 60 });

const secret = encoder.encode("a secret that is at least thirty-two bytes long");
const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
const jwks = JSON.stringify({
  keys: [
    { kty: "oct", alg: "HS256", use: "sig", k: base64url(secret) },
    { ...await crypto.subtle.exportKey("jwk", pair.publicKey), kid: "one", alg: "ES256", use: "sig" },
  ],
});
const gate = new Gate({ url: "http://127.0.0.1:1", jwks, secretKeys: ["sb_secret_a", "sb_secret_b"] });

async function hs256(payload: unknown, header: unknown = { alg: "HS256", typ: "JWT" }, key = secret) {
  const signed = `${part(header)}.${part(payload)}`;
  const hmac = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return `${signed}.${base64url(new Uint8Array(await crypto.subtle.sign("HMAC", hmac, encoder.encode(signed))))}`;
}

async function es256(payload: unknown, kid = "one") {
  const signed = `${part({ alg: "ES256", kid })}.${part(payload)}`;
  const signature = await crypto.subtle.sign(
    { name: "ECDSA", hash: "SHA-256" },
    pair.privateKey,
    encoder.encode(signed),
  );
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

const caller = (token: string | undefined, header = `Bearer ${token}`) =>
  gate.user(new Request("http://127.0.0.1/", token === undefined ? {} : { headers: { authorization: header } }));

function equal(got: unknown, expected: unknown, what: string) {
  if (got !== expected) throw new Error(`${what}: got ${got}, expected ${expected}`);
}

Deno.test("a person is known by a token of either kind of key", async () => {
  equal(await caller(await hs256(claims())), "ana", "shared secret");
  equal(await caller(await es256(claims())), "ana", "key pair");
});

Deno.test("whatever is wrong with a token, it is no token", async () => {
  const good = await hs256(claims());
  const [head, body, signature] = good.split(".");
  const publicKey = encoder.encode(JSON.stringify(await crypto.subtle.exportKey("jwk", pair.publicKey)));
  const wrong: Record<string, string | undefined> = {
    missing: undefined,
    nonsense: "x",
    "another person's claims": `${head}.${part({ ...claims(), sub: "eva" })}.${signature}`,
    "no signature": `${head}.${body}.`,
    "the algorithm none": `${part({ alg: "none" })}.${body}.`,
    "an algorithm that is a name of every object": `${part({ alg: "constructor" })}.${body}.${signature}`,
    "four parts": `${good}.x`,
    "another secret": await hs256(claims(), undefined, encoder.encode("another secret of at least thirty-two bytes")),
    "a public key as the secret": await hs256(claims(), { alg: "HS256", kid: "one" }, publicKey),
    "a key that is not ours": await es256(claims(), "two"),
    expired: await hs256({ ...claims(), exp: now() - 60 }),
    "never expiring": await hs256({ sub: "ana", role: "authenticated" }),
    "not yet valid": await hs256({ ...claims(), nbf: now() + 60 }),
    "no person": await hs256({ role: "authenticated", exp: now() + 60 }),
    "the anonymous role": await hs256({ ...claims(), role: "anon" }),
    "the service role": await hs256({ ...claims(), role: "service_role" }),
    "a key of the project": "sb_secret_a",
  };
  for (const [what, token] of Object.entries(wrong)) equal(await caller(token), undefined, what);
  equal(await caller(good, `Basic ${good}`), undefined, "another scheme");
});

Deno.test("the project is known by any of its secret keys", async () => {
  const knows = (apikey?: string) =>
    gate.project(new Request("http://127.0.0.1/", { headers: apikey ? { apikey } : {} }));
  equal(await knows("sb_secret_b"), true, "its key");
  for (const key of [undefined, "", "sb_secret_c", "sb_secret_", "sb_publishable_a"]) {
    equal(await knows(key), false, `${key}`);
  }
});

Deno.test("keys that are not given are fetched, and a shared secret is never taken from the network", async () => {
  let fetched = 0;
  const server = Deno.serve({ port: 0, onListen() {} }, () => {
    fetched++;
    return new Response(jwks);
  });
  const remote = new Gate({ url: `http://127.0.0.1:${server.addr.port}`, secretKeys: [] });
  const ask = (token: string) =>
    remote.user(new Request("http://127.0.0.1/", { headers: { authorization: `Bearer ${token}` } }));
  equal(await ask(await es256(claims())), "ana", "key pair");
  equal(await ask(await hs256(claims())), undefined, "shared secret");
  equal(await ask(await es256(claims(), "two")), undefined, "unknown key");
  equal(fetched, 1, "fetched once");
  await server.shutdown();
});

Deno.test("hosted functions get the packages that are tested here", async () => {
  const read = async (path: string) => JSON.parse(await Deno.readTextFile(new URL(path, import.meta.url)));
  const { imports } = await read("../import_map.json") as { imports: Record<string, string> };
  const { devDependencies } = await read("../../../package.json");
  for (const [name, target] of Object.entries(imports)) {
    const [, module, rest] = /^([^/]+)(.*)$/.exec(name)!;
    equal(target, `npm:${module}@${devDependencies[module]}${rest}`, name);
  }
  const sources = [...await Array.fromAsync(Deno.readDir(new URL(".", import.meta.url)))].map(({ name }) => name);
  for (const source of sources.filter((name) => /(?<!_test|\.d)\.ts$/.test(name))) {
    const text = await Deno.readTextFile(new URL(source, import.meta.url));
    for (const [, name] of text.matchAll(/^import .*from "([^."][^"]*)";$/gm)) {
      equal(typeof imports[name], "string", `${source}: ${name}`);
    }
  }
});
