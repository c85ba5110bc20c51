import { join } from "./util/path.ts";

/** The keys of one local platform, generated once and kept in its state directory. */
export interface Keys {
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
}

/** Reads the keys of a state directory; undefined where there are none yet. */
export async function readKeys(stateDir: string): Promise<Keys | undefined> {
  const content = await Deno.readTextFile(join(stateDir, "keys.json")).catch(() => undefined);
  return content === undefined ? undefined : JSON.parse(content);
}

/** Reads the keys of a state directory, generating them first where there are none. */
export async function ensureKeys(stateDir: string): Promise<Keys> {
  const known = await readKeys(stateDir);
  if (known) return known;
  const keys = {
    jwtSecret: random(48),
    publishableKey: `sb_publishable_${random(24)}`,
    secretKey: `sb_secret_${random(24)}`,
  };
  await Deno.mkdir(stateDir, { recursive: true });
  await Deno.writeTextFile(join(stateDir, "keys.json"), JSON.stringify(keys, null, 2) + "\n", { mode: 0o600 });
  return keys;
}

/** The JWT secret as the key set that the functions verify tokens with. */
export function jwks(keys: Keys): { keys: Record<string, string>[] } {
  const k = new TextEncoder().encode(keys.jwtSecret).toBase64({ alphabet: "base64url", omitPadding: true });
  return { keys: [{ kty: "oct", alg: "HS256", use: "sig", k }] };
}

function random(bytes: number): string {
  return crypto.getRandomValues(new Uint8Array(bytes)).toBase64({ alphabet: "base64url", omitPadding: true });
}
