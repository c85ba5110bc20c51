import { statfs } from "node:fs/promises";
import { PlatformError } from "./errors.ts";

const NEEDED = 500 * 1024 * 1024;

/** Fails with one sentence when there is no room for a database. */
export async function ensureFreeSpace(directory: string, needed = NEEDED): Promise<void> {
  await Deno.mkdir(directory, { recursive: true }).catch((error) => {
    throw new PlatformError(
      `The state directory ${directory} cannot be created (${error.message}): choose another with SINTRA_STATE_DIR.`,
    );
  });
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free >= needed) return;
  const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;
  throw new PlatformError(
    `The disk is full: ${megabytes(free)} are free for ${directory}, ${
      megabytes(needed)
    } are needed. Free some space, or choose another directory with SINTRA_STATE_DIR.`,
  );
}
