/**
 * Who is calling: a signed-in person by their access token, or the project itself by its secret key.
 *
 * Tokens are verified here with WebCrypto rather than by a library: every library that does it costs a cold start more
 * than the function may take in all (`npm run bench` compares it with an empty function).
 */

/** What this module needs to know of the project. */
export interface Trust {
  /** Base URL of the project, where the keys of tokens are asked for unless they are given. */
  url: string;
  /** The keys that tokens are signed with: a JSON Web Key Set, as text. */
  jwks?: string;
  /** The secret keys. */
  secretKeys: string[];
}

interface Key extends JsonWebKey {
  kid?: string;
}

interface Claims {
  sub?: unknown;
  role?: unknown;
  exp?: unknown;
  nbf?: unknown;
}

/** How the algorithms that Supabase signs tokens with are called in WebCrypto. */
const ALGORITHMS: Record<
  string,
  {
    kty: string;
    key: EcKeyImportParams | RsaHashedImportParams | HmacImportParams;
    verify: AlgorithmIdentifier | EcdsaParams;
  }
> = {
  HS256: { kty: "oct", key: { name: "HMAC", hash: "SHA-256" }, verify: "HMAC" },
  ES256: { kty: "EC", key: { name: "ECDSA", namedCurve: "P-256" }, verify: { name: "ECDSA", hash: "SHA-256" } },
  RS256: { kty: "RSA", key: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, verify: "RSASSA-PKCS1-v1_5" },
};
/** How far the clocks of two machines may be apart, in seconds. */
const LEEWAY = 5;
/** How long fetched keys are kept, and how long after fetching them no unknown key makes us fetch again. Milliseconds. */
const KEEP = 10 * 60_000;
const PAUSE = 30_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Verifies callers of one project; keeps the keys that it has imported. */
export class Gate {
  #trust: Trust;
  #keys: Key[] | undefined;
  #fetchedAt = 0;
  #imported = new Map<Key, Promise<CryptoKey>>();

  constructor(trust: Trust) {
    this.#trust = trust;
    if (trust.jwks) this.#keys = keysOf(JSON.parse(trust.jwks));
  }

  /** The id of the person whose valid access token the request carries. */
  async user(request: Request): Promise<string | undefined> {
    const token = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
    const claims = token && await this.#verify(token);
    if (!claims || typeof claims.sub !== "string" || claims.role !== "authenticated") return undefined;
    return claims.sub;
  }

  /** Whether the request carries the project's secret key. */
  async project(request: Request): Promise<boolean> {
    const given = request.headers.get("apikey");
    if (!given) return false;
    const matches = await Promise.all(this.#trust.secretKeys.map((key) => equal(given, key)));
    return matches.includes(true);
  }

  async #verify(token: string): Promise<Claims | undefined> {
    try {
      const [head, body, signature, more] = token.split(".");
      if (more !== undefined) return undefined;
      const { alg, kid } = decode(head) as { alg: string; kid?: string };
      const algorithm = Object.hasOwn(ALGORITHMS, alg) ? ALGORITHMS[alg] : undefined;
      if (!algorithm) return undefined;
      const bytes = fromBase64Url(signature);
      const signed = encoder.encode(`${head}.${body}`);
      for (const key of await this.#candidates(alg, algorithm.kty, kid)) {
        if (await crypto.subtle.verify(algorithm.verify, await this.#import(key, algorithm.key), bytes, signed)) {
          return inTime(decode(body) as Claims);
        }
      }
    } catch {
      // Whatever is wrong with a token, it is no token.
    }
    return undefined;
  }

  /** The keys that may have signed a token. The key decides what it is good for, never the token. */
  async #candidates(alg: string, kty: string, kid?: string): Promise<Key[]> {
    const find = () =>
      (this.#keys ?? []).filter((key) =>
        key.kty === kty && (key.alg ?? alg) === alg && (key.use ?? "sig") === "sig" &&
        (!kid || !key.kid || key.kid === kid)
      );
    const age = Date.now() - this.#fetchedAt;
    const fetchable = !this.#trust.jwks && age > PAUSE;
    if (fetchable && (!find().length || age > KEEP)) await this.#fetch();
    return find();
  }

  async #fetch(): Promise<void> {
    const response = await fetch(`${this.#trust.url}/auth/v1/.well-known/jwks.json`, {
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) throw new Error(`the keys of tokens: ${response.status}`);
    // A shared secret is never taken from the network.
    this.#keys = keysOf(await response.json()).filter((key) => key.kty !== "oct");
    this.#imported.clear();
    this.#fetchedAt = Date.now();
  }

  #import(key: Key, algorithm: EcKeyImportParams | RsaHashedImportParams | HmacImportParams): Promise<CryptoKey> {
    let imported = this.#imported.get(key);
    if (!imported) {
      // Without what Supabase writes beside the key, which WebCrypto would take offence at.
      const { key_ops: _operations, use: _use, ...bare } = key;
      imported = crypto.subtle.importKey("jwk", bare, algorithm, false, ["verify"]);
      this.#imported.set(key, imported);
    }
    return imported;
  }
}

function keysOf(set: { keys?: Key[] } | Key[]): Key[] {
  return Array.isArray(set) ? set : set.keys ?? [];
}

function inTime(claims: Claims): Claims | undefined {
  const now = Date.now() / 1000;
  if (typeof claims.exp !== "number" || claims.exp + LEEWAY < now) return undefined;
  if (claims.nbf !== undefined && (typeof claims.nbf !== "number" || claims.nbf - LEEWAY > now)) return undefined;
  return claims;
}

function decode(part: string): unknown {
  return JSON.parse(decoder.decode(fromBase64Url(part)));
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** Compares digests, so that the time it takes says nothing about the key. */
async function equal(given: string, key: string): Promise<boolean> {
  const [a, b] = await Promise.all([given, key].map((text) => crypto.subtle.digest("SHA-256", encoder.encode(text))));
  const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
  return left.reduce((difference, byte, at) => difference | (byte ^ right[at]), 0) === 0;
}
