import { findInstance } from "./instance.ts";
import { type Keys, readKeys } from "./keys.ts";
import { stateDirFromEnv } from "./paths.ts";
import { PlatformError } from "./util/errors.ts";

/**
 * Where a command finds the API, and with which key: what it was told, and for what it was not, the platform that runs here.
 *
 * @param kind Which of the platform's keys the command needs.
 */
export async function findApi(
  kind: "publishableKey" | "secretKey",
  url: string | undefined,
  key: string | undefined,
): Promise<{ url: string; key: string }> {
  if (url && key) return { url: url.replace(/\/+$/, ""), key };
  const stateDir = stateDirFromEnv();
  const keys: Keys | undefined = await readKeys(stateDir);
  const api = url ?? (await findInstance(stateDir))?.apiUrl;
  if (!api || !keys) {
    throw new PlatformError("Nothing runs here: start it with npm start, or name another with --url and --key.");
  }
  return { url: api.replace(/\/+$/, ""), key: key ?? keys[kind] };
}
