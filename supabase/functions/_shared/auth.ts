/** Who is calling: a signed-in person by their access token, or the project itself by its secret key. */
import { decodeProtectedHeader } from "jose/decode/protected_header";
import { createLocalJWKSet } from "jose/jwks/local";
import { createRemoteJWKSet } from "jose/jwks/remote";
import { jwtVerify } from "jose/jwt/verify";
import { importJWK } from "jose/key/import";
import type { JSONWebKeySet, JWK, JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from "jose";

/** What this module needs to know of the project. */
export interface Trust {
  /** Base URL of the project, where the keys of tokens are asked for unless they are given. */
  url: string;
  /** The keys that tokens are signed with: a JSON Web Key Set, as text. */
  jwks?: string;
  /** The secret keys. */
  secretKeys: string[];
}

/** What every token has to say, and how far the clocks of two machines may be apart, in seconds. */
const REQUIRED: JWTVerifyOptions = { requiredClaims: ["exp", "sub"], clockTolerance: 5 };
/** How the two kinds of keys are used. A key is of one kind, whatever a token says about itself. */
const SHARED: JWTVerifyOptions = { ...REQUIRED, algorithms: ["HS256"] };
const PAIRED: JWTVerifyOptions = { ...REQUIRED, algorithms: ["ES256", "RS256"] };

const encoder = new TextEncoder();

/** Verifies callers of one project; keeps the keys that it has imported. */
export class Gate {
  #secretKeys: string[];
  /** Secrets that Auth signs tokens with, of projects that have not moved to key pairs. */
  #shared: JWK[] = [];
  /** Public keys. */
  #paired: JWTVerifyGetKey;

  constructor({ url, jwks, secretKeys }: Trust) {
    this.#secretKeys = secretKeys;
    if (jwks) {
      const keys = keysOf(JSON.parse(jwks));
      this.#shared = keys.filter((key) => key.kty === "oct" && (key.alg ?? "HS256") === "HS256");
      this.#paired = createLocalJWKSet({ keys: keys.filter((key) => key.kty !== "oct") });
    } else {
      // A shared secret is never taken from the network: PAIRED takes none.
      this.#paired = createRemoteJWKSet(new URL(`${url}/auth/v1/.well-known/jwks.json`));
    }
  }

  /** The id of the person whose valid access token the request carries. */
  async user(request: Request): Promise<string | undefined> {
    const token = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
    const claims = token && await this.#verify(token);
    return claims && claims.role === "authenticated" ? claims.sub : undefined;
  }

  /** Whether the request carries the project's secret key. */
  async project(request: Request): Promise<boolean> {
    const given = request.headers.get("apikey");
    if (!given) return false;
    const matches = await Promise.all(this.#secretKeys.map((key) => equal(given, key)));
    return matches.includes(true);
  }

  async #verify(token: string): Promise<JWTPayload | undefined> {
    try {
      const { alg, kid } = decodeProtectedHeader(token);
      if (alg !== "HS256") return (await jwtVerify(token, this.#paired, PAIRED)).payload;
      for (const key of this.#shared.filter((key) => !kid || !key.kid || key.kid === kid)) {
        const verified = await jwtVerify(token, await importJWK(key, "HS256"), SHARED).catch(() => undefined);
        if (verified) return verified.payload;
      }
    } catch {
      // Whatever is wrong with a token, it is no token.
    }
    return undefined;
  }
}

function keysOf(set: JSONWebKeySet | JWK[]): JWK[] {
  return Array.isArray(set) ? set : set.keys ?? [];
}

/** Compares digests, so that the time it takes says nothing about the key. */
async function equal(given: string, key: string): Promise<boolean> {
  const [a, b] = await Promise.all([given, key].map((text) => crypto.subtle.digest("SHA-256", encoder.encode(text))));
  const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
  return left.reduce((difference, byte, at) => difference | (byte ^ right[at]), 0) === 0;
}
