import { ROOT } from "../paths.ts";
import { join } from "../util/path.ts";

/** A command of the platform and what it printed. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** A running command. */
export interface Running {
  pid: number;
  output(): string;
  signal(name: Deno.Signal): void;
  ended: Promise<number>;
}

/** Runs `npm run <command>`'s script to its end. */
export async function run(
  command: string,
  env: Record<string, string>,
  args: string[] = [],
  root = ROOT,
): Promise<Outcome> {
  const { code, stdout, stderr } = await denoCommand(command, env, args, root).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** Starts a command's script and lets it run. */
export function spawn(command: string, env: Record<string, string>, root = ROOT): Running {
  const child = denoCommand(command, env, [], root).spawn();
  let text = "";
  const collect = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) text += decoder.decode(chunk, { stream: true });
  };
  const read = Promise.all([collect(child.stdout), collect(child.stderr)]);
  return {
    pid: child.pid,
    output: () => text,
    signal: (name) => child.kill(name),
    ended: child.status.then(async ({ code }) => {
      // What outlives the command may hold its output open; that is not waited for.
      await Promise.race([read, new Promise((resolve) => setTimeout(resolve, 500))]);
      return code;
    }),
  };
}

function denoCommand(command: string, env: Record<string, string>, args: string[], root: string): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      "--no-prompt",
      "--quiet",
      "--no-check",
      "--config",
      join(root, "deno.json"),
      join(root, "local", `${command}.ts`),
      ...args,
    ],
    env: { ...env, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}

/** A directory for one test, and the environment that keeps its platform apart from all others. */
export async function scratch(
  portBase: number,
): Promise<{ directory: string; stateDir: string; env: Record<string, string> }> {
  const directory = await Deno.makeTempDir({ prefix: "sintra-local-" });
  const stateDir = join(directory, "state");
  return { directory, stateDir, env: { SINTRA_STATE_DIR: stateDir, SINTRA_PORT_BASE: String(portBase) } };
}

/**
 * A PATH on which Rust is found and has nothing to do. These tests are about what comes after it, and compiling takes
 * minutes in a copied tree.
 */
export async function pathWithIdleRust(directory: string): Promise<string> {
  const bin = join(directory, "bin");
  const sysroot = join(directory, "sysroot");
  await Deno.mkdir(join(sysroot, "lib", "rustlib", "wasm32-unknown-unknown"), { recursive: true });
  await Deno.mkdir(bin);
  await Deno.writeTextFile(join(bin, "cargo"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  await Deno.writeTextFile(join(bin, "rustc"), `#!/bin/sh\necho '${sysroot}'\n`, { mode: 0o755 });
  return `${bin}:${Deno.env.get("PATH")}`;
}

/** A copy of the project whose files a test may spoil. */
export async function copyOfProject(directory: string): Promise<string> {
  const root = join(directory, "project");
  await Deno.mkdir(join(root, "supabase"), { recursive: true });
  for (const name of ["local", join("supabase", "migrations"), join("supabase", "templates")]) {
    await copyTree(join(ROOT, name), join(root, name));
  }
  for (const name of ["deno.json", "package.json", "package-lock.json", "supabase/config.toml", "supabase/seed.sql"]) {
    await Deno.copyFile(join(ROOT, name), join(root, name));
  }
  await Deno.mkdir(join(root, "supabase", "functions"));
  await Deno.symlink(join(ROOT, "node_modules"), join(root, "node_modules"));
  return root;
}

async function copyTree(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const entry of Deno.readDir(from)) {
    if (entry.isDirectory) await copyTree(join(from, entry.name), join(to, entry.name));
    else await Deno.copyFile(join(from, entry.name), join(to, entry.name));
  }
}

/** Whether nothing listens on a port of this machine. */
export function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return true;
  } catch {
    return false;
  }
}

/** Whether all ports of a platform are free: nothing of it runs any more. */
export function nothingRuns(portBase: number): boolean {
  return [0, 1, 3, 9].every((offset) => isFree(portBase + offset));
}
