import { ROOT } from "./paths.ts";
import { join } from "./util/path.ts";
import { isDiskFull, PlatformError } from "./util/errors.ts";

const TARGET = "wasm32-unknown-unknown";

/** Makes sure that Rust can compile to WebAssembly; adds the target where rustup can. */
export async function ensureRust(): Promise<void> {
  const sysroot = await run(["rustc", "--print", "sysroot"]);
  if (!sysroot || !await run(["cargo", "--version"])) {
    throw new PlatformError(
      "Rust is missing: install it with rustup (rustup.rs), open a new terminal and start again.",
    );
  }
  if (!sysroot.success) throw new PlatformError(`Rust does not work: ${lastLine(sysroot.text)}`);
  if (await exists(join(sysroot.text.trim().split("\n").at(-1) ?? "", "lib", "rustlib", TARGET))) return;
  const added = await run(["rustup", "target", "add", TARGET]);
  if (!added) {
    throw new PlatformError(
      `Rust's target ${TARGET} is missing: install it with your package manager, or install Rust with rustup.`,
    );
  }
  if (!added.success) throw new PlatformError(`Rust's target ${TARGET} could not be added: ${lastLine(added.text)}`);
}

/** Builds the WebAssembly modules of the functions; does nothing where they are fresh. */
export async function buildWasm(): Promise<void> {
  const built = await run(["cargo", "run", "--quiet", "--locked", "--package", "xtask", "--", "wasm"]);
  if (built?.success) return;
  const text = built?.text ?? "";
  if (isDiskFull(text)) throw new PlatformError("The disk is full: free some space and start again.");
  throw new PlatformError(`${text.trim()}\nThe WebAssembly modules could not be built (see above).`);
}

let running: Deno.ChildProcess | undefined;

/** Ends a build that is under way, with everything that it started. */
export function cancelBuild(): void {
  if (!running) return;
  try {
    // Its own process group: cargo would leave its compilers behind.
    Deno.kill(-running.pid, "SIGTERM");
  } catch {
    // it has ended already
  }
}

async function run([program, ...args]: string[]): Promise<{ success: boolean; text: string } | undefined> {
  try {
    const child = new Deno.Command(program, {
      args,
      cwd: ROOT,
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
      detached: true,
    }).spawn();
    running = child;
    const result = await child.output();
    const decoder = new TextDecoder();
    const stdout = decoder.decode(result.stdout);
    return { success: result.success, text: result.success ? stdout : decoder.decode(result.stderr) + stdout };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  } finally {
    running = undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "no message";
}
