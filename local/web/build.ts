/**
 * The web's production build, made once for each state of its sources.
 *
 * Next builds into `web/.next`; what it made moves to `web/.next-<hash of the sources>`, from which it is served. So a platform
 * keeps serving its own build while another one, in the same checkout, builds a newer one.
 */
import { ROOT } from "../paths.ts";
import { isDiskFull, PlatformError } from "../util/errors.ts";
import { join, relative } from "../util/path.ts";
import { pipeLines, spawnNext, webDirectory } from "./next.ts";

/** A finished build, which stays on disk while it is held. */
export interface WebBuild {
  /** Name of its directory below `web/`. */
  directory: string;
  /** Whether this call made it. */
  fresh: boolean;
  /** Lets another platform remove it once its sources are history. */
  release(): void;
}

const MARK = "sintra-build.json";
const IN_USE = "sintra-in-use";
const IGNORED =
  /^(node_modules|\.next.*|coverage|test-results|.*\.tsbuildinfo|next-env\.d\.ts|.*\.test\.tsx?|\.DS_Store)$/;
/** What stays in `.next`: caches, and what `next dev` and the type checker keep there. */
const STAYS = ["cache", "dev", "types", "lock"];

/** The build of the present sources: the one that is there, or a new one. */
export async function buildWeb(root = ROOT): Promise<WebBuild> {
  const lock = await lockBuilds(root);
  try {
    const hash = await hashSources(root);
    const directory = `.next-${hash.slice(0, 16)}`;
    const path = join(webDirectory(root), directory);
    const known = await Deno.readTextFile(join(path, MARK)).catch(() => undefined);
    const fresh = known === undefined || JSON.parse(known).hash !== hash;
    if (fresh) {
      await runBuild(root);
      await Deno.remove(path, { recursive: true }).catch(() => {});
      await moveBuild(join(webDirectory(root), ".next"), path);
      // Sources that changed meanwhile are partly in it: it serves, and the next start builds again.
      if (await hashSources(root) === hash) await Deno.writeTextFile(join(path, MARK), JSON.stringify({ hash }) + "\n");
    }
    const inUse = await Deno.open(join(path, IN_USE), { create: true, write: true });
    await inUse.lock(false);
    await removeOldBuilds(root, directory);
    return { directory, fresh, release: () => inUse.close() };
  } finally {
    lock.close();
  }
}

/** The kernel lets go of this lock when its holder dies. */
async function lockBuilds(root: string): Promise<Deno.FsFile> {
  const directory = join(root, "node_modules", ".cache");
  await Deno.mkdir(directory, { recursive: true });
  const file = await Deno.open(join(directory, "sintra-web-build.lock"), { create: true, write: true });
  await file.lock(true);
  return file;
}

async function runBuild(root: string): Promise<void> {
  const child = await spawnNext("build", [], { NODE_ENV: "production", SINTRA_WEB_TYPES: "checked elsewhere" }, root);
  const output: string[] = [];
  await Promise.all([
    pipeLines(child.stdout, (line) => output.push(line)),
    pipeLines(child.stderr, (line) => output.push(line)),
  ]);
  if ((await child.status).success) return;
  const text = output.join("\n");
  if (isDiskFull(text)) throw new PlatformError("The disk is full: free some space and start again.");
  throw new PlatformError(`${text}\nThe web could not be built (see above).`);
}

async function moveBuild(from: string, to: string): Promise<void> {
  await Deno.mkdir(to);
  for await (const entry of Deno.readDir(from)) {
    if (!STAYS.includes(entry.name)) await Deno.rename(join(from, entry.name), join(to, entry.name));
  }
}

/** Builds of other sources that nobody serves any more. */
async function removeOldBuilds(root: string, present: string): Promise<void> {
  for await (const entry of Deno.readDir(webDirectory(root))) {
    if (!/^\.next-[0-9a-f]{16}$/.test(entry.name) || entry.name === present) continue;
    const path = join(webDirectory(root), entry.name);
    const inUse = await Deno.open(join(path, IN_USE), { create: true, write: true }).catch(() => undefined);
    if (inUse && await inUse.tryLock(true)) await Deno.remove(path, { recursive: true }).catch(() => {});
    inUse?.close();
  }
}

/** One hash of everything that a build reads of this repository. */
export async function hashSources(root = ROOT): Promise<string> {
  const web = webDirectory(root);
  const paths = [
    join(root, "package-lock.json"),
    join(root, "supabase", "database.types.ts"),
    ...await filesBelow(web),
  ];
  const lines = await Promise.all(paths.map(async (path) => {
    const content = await Deno.readFile(path).catch(() => new Uint8Array());
    return `${relative(root, path)} ${await sha256(content)}`;
  }));
  return await sha256(new TextEncoder().encode(lines.join("\n")));
}

async function filesBelow(directory: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(directory)) {
    if (IGNORED.test(entry.name)) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory) found.push(...await filesBelow(path));
    else found.push(path);
  }
  return found.sort();
}

async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content)).toHex();
}
