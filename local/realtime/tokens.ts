/**
 * Who a socket or a request speaks for: an API key or an access token becomes an {@link Identity}, the role and the
 * claims that every later database check runs with.
 *
 * Only HS256 signed with the platform's own secret is accepted, and only the three roles of the API: a token cannot
 * name `postgres` or any other role, whoever signed it.
 */
import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";

/** The database roles that a client may act as. */
export const API_ROLES = ["anon", "authenticated", "service_role"] as const;
export type ApiRole = (typeof API_ROLES)[number];

export interface Identity {
  readonly role: ApiRole;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The claims as JSON, exactly as the setting `request.jwt.claims` gets them. */
  readonly claimsJson: string;
  /** Milliseconds since the epoch; null for the identities of the API keys, which do not expire. */
  readonly expiresAt: number | null;
  /** Equal for identities that the database cannot tell apart. */
  readonly key: string;
}

/** A refused token or key. The message is what the client reads, code first as in Supabase Realtime. */
export class TokenError extends Error {
  constructor(readonly code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = "TokenError";
  }
}

export interface Keys {
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
}

function identity(role: ApiRole, claims: Record<string, unknown>, expiresAt: number | null): Identity {
  const claimsJson = JSON.stringify(claims);
  return { role, claims, claimsJson, expiresAt, key: `${role} ${claimsJson}` };
}

const ANON = identity("anon", { role: "anon" }, null);
const SERVICE = identity("service_role", { role: "service_role" }, null);

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function decodeSegment(segment: string): Record<string, unknown> {
  const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decodeBytes(segment)));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("not an object");
  return value;
}

function decodeBytes(segment: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(segment)) throw new Error("not base64url");
  return new Uint8Array(Buffer.from(segment, "base64url"));
}

/** How long ago a token ended, as the client reads it. */
export function expiredError(expiresAt: number, now: number): TokenError {
  const seconds = Math.max(0, Math.floor((now - expiresAt) / 1000));
  return new TokenError("InvalidJWTToken", `Token has expired ${seconds} seconds ago`);
}

export class Tokens {
  #hmac: Promise<CryptoKey>;

  constructor(private readonly keys: Keys) {
    this.#hmac = crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(keys.jwtSecret),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["verify"],
    );
  }

  /** The identity that an API key stands for on its own, or null when it is none of the platform's keys. */
  fromApiKey(apikey: string | null): Identity | null {
    if (!apikey) return null;
    if (sameText(apikey, this.keys.secretKey)) return SERVICE;
    if (sameText(apikey, this.keys.publishableKey)) return ANON;
    return null;
  }

  /**
   * The identity of an access token, or of an API key sent in a token's place (supabase-js sends its key while nobody
   * is signed in). Throws {@link TokenError}.
   */
  async identify(token: string, now: number = Date.now()): Promise<Identity> {
    const byKey = this.fromApiKey(token);
    if (byKey) return byKey;
    const parts = token.split(".");
    let header: Record<string, unknown>;
    let claims: Record<string, unknown>;
    let signature: Uint8Array<ArrayBuffer>;
    try {
      if (parts.length !== 3) throw new Error("not three parts");
      header = decodeSegment(parts[0]);
      claims = decodeSegment(parts[1]);
      signature = decodeBytes(parts[2]);
    } catch {
      throw new TokenError("MalformedJWT", "The token provided is not a valid JWT");
    }
    if (header.alg !== "HS256") throw new TokenError("JwtSignatureError", "Failed to validate JWT signature");
    const signed = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
    if (!(await crypto.subtle.verify("HMAC", await this.#hmac, signature, signed))) {
      throw new TokenError("JwtSignatureError", "Failed to validate JWT signature");
    }
    if (typeof claims.exp !== "number" || !Number.isFinite(claims.exp) || typeof claims.role !== "string") {
      throw new TokenError("InvalidJWTToken", "Fields `role` and `exp` are required in JWT");
    }
    const expiresAt = claims.exp * 1000;
    if (expiresAt <= now) throw expiredError(expiresAt, now);
    if (typeof claims.nbf === "number" && claims.nbf * 1000 > now) {
      throw new TokenError("InvalidJWTToken", "Token is not valid yet");
    }
    const role = API_ROLES.find((known) => known === claims.role);
    if (!role) throw new TokenError("InvalidJWTToken", "Field `role` names no role of the API");
    return identity(role, claims, expiresAt);
  }
}
