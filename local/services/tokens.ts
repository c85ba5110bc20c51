import { createHmac, timingSafeEqual } from "node:crypto";

/** What a token says. */
export interface Claims {
  sub?: string;
  role?: string;
  session_id?: string;
  exp?: number;
  iat?: number;
  [claim: string]: unknown;
}

/** Why a token is refused. */
export type TokenProblem = "malformed" | "forged" | "expired" | "future";

/** Verifies an HS256 token. Synchronous, because it is on the path of every request. */
export function verifyToken(token: string, secret: string, now = Date.now() / 1000): Claims | TokenProblem {
  const [header, payload, signature, rest] = token.split(".");
  if (!header || !payload || !signature || rest !== undefined) return "malformed";
  let claims: Claims;
  try {
    if (JSON.parse(atobUrl(header)).alg !== "HS256") return "forged";
    claims = JSON.parse(atobUrl(payload));
  } catch {
    return "malformed";
  }
  const expected = createHmac("sha256", secret).update(`${header}.${payload}`).digest();
  let given: Uint8Array;
  try {
    given = Uint8Array.fromBase64(signature, { alphabet: "base64url" });
  } catch {
    return "malformed";
  }
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "forged";
  if (typeof claims.exp === "number" && claims.exp <= now) return "expired";
  // Clocks differ a little between machines; PostgREST allows 30 seconds.
  if (typeof claims.iat === "number" && claims.iat > now + 30) return "future";
  if (typeof (claims as { nbf?: unknown }).nbf === "number" && (claims as { nbf: number }).nbf > now + 30) {
    return "future";
  }
  return claims;
}

/** Signs an HS256 token. */
export function signToken(claims: Claims, secret: string): string {
  const head = btoaUrl(JSON.stringify({ alg: "HS256", typ: "JWT" }));
  const body = btoaUrl(JSON.stringify(claims));
  const signature = createHmac("sha256", secret).update(`${head}.${body}`).digest("base64url");
  return `${head}.${body}.${signature}`;
}

function atobUrl(text: string): string {
  return new TextDecoder().decode(Uint8Array.fromBase64(text, { alphabet: "base64url" }));
}

function btoaUrl(text: string): string {
  return new TextEncoder().encode(text).toBase64({ alphabet: "base64url", omitPadding: true });
}
