/** A program of ours that is measured twice: as WebAssembly, as the functions have it, and compiled for this machine. */

const root = new URL("../../", import.meta.url);

/** Takes bytes and says a number about them. */
export type Program = (input: Uint8Array) => number;

/** An example of a crate, which exports `reserve` and one function that goes through what was written there. */
export interface Example {
  /** Crate that it belongs to. */
  crate: string;
  /** Its name, which no other crate's example has: cargo puts all of them into one folder. */
  example: string;
  /** The function that it exports. */
  exported: string;
}

/** Builds both. */
export async function programs(example: Example): Promise<{ wasm: Program; native: Program }> {
  return { wasm: await inWasm(example), native: await natively(example) };
}

async function cargo({ crate, example }: Example, ...args: string[]): Promise<void> {
  const build = ["build", "--quiet", "--locked", "--package", crate, "--example", example];
  const { success, stderr } = await new Deno.Command("cargo", { args: [...build, ...args], cwd: root }).output();
  if (!success) throw new Error(`${example} of ${crate} could not be built: ${new TextDecoder().decode(stderr)}`);
}

/** Where cargo puts what it builds. */
async function target(): Promise<URL> {
  const args = ["metadata", "--format-version=1", "--no-deps"];
  const { stdout } = await new Deno.Command("cargo", { args, cwd: root }).output();
  return new URL(`file://${JSON.parse(new TextDecoder().decode(stdout)).target_directory}/`);
}

/** With the profile of the functions' modules. */
async function inWasm(example: Example): Promise<Program> {
  await cargo(example, "--profile", "edge", "--target", "wasm32-unknown-unknown");
  const file = new URL(`wasm32-unknown-unknown/edge/examples/${example.example}.wasm`, await target());
  const module = await WebAssembly.compile(await Deno.readFile(file));
  // What the bindings would bring is asked for by nothing that is called here.
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind === "function") (imports[from] ??= {})[name] = () => 0;
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  const memory = exports.memory as WebAssembly.Memory;
  const reserve = exports.reserve as (length: number) => number;
  const run = exports[example.exported] as () => number;
  return (input) => {
    const at = reserve(input.length);
    new Uint8Array(memory.buffer, at, input.length).set(input);
    return run();
  };
}

async function natively(example: Example): Promise<Program> {
  await cargo(example, "--release");
  const [prefix, suffix] = { darwin: ["lib", "dylib"], windows: ["", "dll"] }[Deno.build.os as string] ?? ["lib", "so"];
  const file = new URL(`release/examples/${prefix}${example.example}.${suffix}`, await target());
  const { symbols } = Deno.dlopen(file, {
    reserve: { parameters: ["usize"], result: "pointer" },
    run: { name: example.exported, parameters: [], result: "usize" },
  });
  return (input) => {
    const at = symbols.reserve(BigInt(input.length));
    if (at) new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(at, input.length)).set(input);
    return Number(symbols.run());
  };
}
