/** Extraction by rules: how fast it reads in WebAssembly beside the same code run natively, and what one message costs. */
import { interleave, median, type Row } from "./measure.ts";

const root = new URL("../../", import.meta.url);
const dialogues = new URL("tests/eval/dialogues/developed/", root);
/** Milliseconds of CPU that one message may cost. */
const BUDGET = 5;

/** Reads a text and says how many facts it holds. */
type Read = (text: Uint8Array) => number;

async function cargo(...args: string[]): Promise<void> {
  const build = ["build", "--quiet", "--locked", "--package", "insight", "--example", "throughput"];
  const { success, stderr } = await new Deno.Command("cargo", { args: [...build, ...args], cwd: root }).output();
  if (!success) throw new Error(`The rules could not be built: ${new TextDecoder().decode(stderr)}`);
}

/** Where cargo puts what it builds. */
async function target(): Promise<URL> {
  const { stdout } = await new Deno.Command("cargo", {
    args: ["metadata", "--format-version=1", "--no-deps"],
    cwd: root,
  })
    .output();
  return new URL(`file://${JSON.parse(new TextDecoder().decode(stdout)).target_directory}/`);
}

/** The module as the functions have it: the same profile. */
async function inWasm(): Promise<Read> {
  await cargo("--profile", "edge", "--target", "wasm32-unknown-unknown");
  const file = new URL("wasm32-unknown-unknown/edge/examples/throughput.wasm", await target());
  const { instance } = await WebAssembly.instantiate(await Deno.readFile(file));
  const { memory, reserve, read } = instance.exports as {
    memory: WebAssembly.Memory;
    reserve(length: number): number;
    read(): number;
  };
  return (text) => {
    const at = reserve(text.length);
    new Uint8Array(memory.buffer, at, text.length).set(text);
    return read();
  };
}

/** The same, compiled for this machine. */
async function natively(): Promise<Read> {
  await cargo("--release");
  const [prefix, suffix] = { darwin: ["lib", "dylib"], windows: ["", "dll"] }[Deno.build.os as string] ?? ["lib", "so"];
  const { symbols } = Deno.dlopen(new URL(`release/examples/${prefix}throughput.${suffix}`, await target()), {
    reserve: { parameters: ["usize"], result: "pointer" },
    read: { parameters: [], result: "usize" },
  });
  return (text) => {
    const at = symbols.reserve(BigInt(text.length));
    if (at) new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(at, text.length)).set(text);
    return Number(symbols.read());
  };
}

/** What people wrote in the dialogues that the rules were developed against. */
async function messages(): Promise<Uint8Array[]> {
  const texts: string[] = [];
  for await (const { name } of Deno.readDir(dialogues)) {
    for (const line of (await Deno.readTextFile(new URL(name, dialogues))).split("\n").filter(Boolean)) {
      const { turns } = JSON.parse(line) as { turns: ["u" | "a", string][] };
      for (const [role, text] of turns) if (role === "u") texts.push(text);
    }
  }
  return texts.map((text) => new TextEncoder().encode(text));
}

/** Throughput, and the CPU of the slowest message. */
export async function extractionRows(): Promise<Row[]> {
  const texts = await messages();
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1_000_000;
  const variants = { wasm: await inWasm(), native: await natively() };
  const found = (read: Read) => texts.reduce((sum, text) => sum + read(text), 0);
  if (found(variants.wasm) !== found(variants.native) || found(variants.wasm) === 0) {
    throw new Error("The two do not find the same.");
  }
  const perMegabyte = (read: Read) => () => {
    const began = performance.now();
    found(read);
    return (performance.now() - began) / megabytes;
  };
  const timed = { wasm: perMegabyte(variants.wasm), native: perMegabyte(variants.native) };
  await interleave(3, timed);
  const samples = await interleave(15, timed);
  const [wasm, native] = [median(samples.wasm), median(samples.native)];
  // The least of several: the others measure what else the machine did.
  const least = (text: Uint8Array) =>
    Math.min(...Array.from({ length: 5 }, () => {
      const began = performance.now();
      variants.wasm(text);
      return performance.now() - began;
    }));
  return [
    {
      what: "extraction by rules, WebAssembly against native",
      ours: wasm,
      reference: native,
      unit: "ms/MB",
      note: `${(1000 / wasm).toFixed(2)} against ${(1000 / native).toFixed(2)} MB/s`,
    },
    {
      what: `extraction by rules, the slowest of ${texts.length} messages`,
      ours: Math.max(...texts.map(least)),
      reference: BUDGET,
      unit: "ms",
      goal: { kind: "at most", ratio: 1 },
      note: "CPU in WebAssembly",
    },
  ];
}
