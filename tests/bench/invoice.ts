/** Invoices as PDF: how fast they are printed in WebAssembly beside the same code run natively. */
import { interleave, median, type Row } from "./measure.ts";

const root = new URL("../../", import.meta.url);

/** Prints a document that is given as JSON and says how many pages it has. */
type Print = (document: Uint8Array) => number;

async function cargo(...args: string[]): Promise<void> {
  const build = ["build", "--quiet", "--locked", "--package", "invoice_pdf", "--example", "printing"];
  const { success, stderr } = await new Deno.Command("cargo", { args: [...build, ...args], cwd: root }).output();
  if (!success) throw new Error(`The printer could not be built: ${new TextDecoder().decode(stderr)}`);
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

/** The module as the function has it: the same profile. */
async function inWasm(): Promise<Print> {
  await cargo("--profile", "edge", "--target", "wasm32-unknown-unknown");
  const file = new URL("wasm32-unknown-unknown/edge/examples/printing.wasm", await target());
  const module = await WebAssembly.compile(await Deno.readFile(file));
  // What the bindings would bring is asked for by nothing that is called here.
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind === "function") (imports[from] ??= {})[name] = () => 0;
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  const { memory, reserve, print } = exports as unknown as {
    memory: WebAssembly.Memory;
    reserve(length: number): number;
    print(): number;
  };
  return (document) => {
    const at = reserve(document.length);
    new Uint8Array(memory.buffer, at, document.length).set(document);
    return print();
  };
}

/** The same, compiled for this machine. */
async function natively(): Promise<Print> {
  await cargo("--release");
  const [prefix, suffix] = { darwin: ["lib", "dylib"], windows: ["", "dll"] }[Deno.build.os as string] ?? ["lib", "so"];
  const { symbols } = Deno.dlopen(new URL(`release/examples/${prefix}printing.${suffix}`, await target()), {
    reserve: { parameters: ["usize"], result: "pointer" },
    print: { parameters: [], result: "usize" },
  });
  return (document) => {
    const at = symbols.reserve(BigInt(document.length));
    if (at) new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(at, document.length)).set(document);
    return Number(symbols.print());
  };
}

/** An invoice of so many lines. */
function invoice(lines: number): Uint8Array {
  const line = (at: number) => ({
    kind: "plan",
    description: { key: "plan.monthly", parameters: { plan: `Sucursal ${at} de la cooperativa` } },
    quantity: 1,
    unit_amount: "499.00",
    discount_amount: "0.00",
    amount: "499.00",
    tax_name: "IVA",
    tax_basis_points: 1600,
    tax_amount: "79.84",
    period: { start: "2026-12-01", end: "2027-01-01" },
  });
  const document = {
    language: "es",
    seller: { name: "Sintra AI", tax_id: "SIA260101AB1", country: "MX" },
    invoice: {
      number: "FA-00000042",
      kind: "invoice",
      status: "paid",
      currency: "MXN",
      subtotal: (499 * lines).toFixed(2),
      discount_amount: "0.00",
      tax_amount: (79.84 * lines).toFixed(2),
      total_amount: (578.84 * lines).toFixed(2),
      tax_is_contained: false,
      issue_date: "2026-12-01",
      due_date: "2026-12-08",
      paid_date: "2026-12-02",
      customer: { name: "Cooperativa Ñandú", city: "Guadalajara", country: "MX" },
      line_items: Array.from({ length: lines }, (_, at) => line(at)),
    },
  };
  return new TextEncoder().encode(JSON.stringify(document));
}

/** A short invoice, and a long one. */
export async function invoiceRows(): Promise<Row[]> {
  const variants = { wasm: await inWasm(), native: await natively() };
  const rows: Row[] = [];
  for (const lines of [5, 200]) {
    const document = invoice(lines);
    const pages = variants.wasm(document);
    if (pages === 0 || pages !== variants.native(document)) throw new Error("The two do not print the same.");
    const timed = (print: Print) => () => {
      const began = performance.now();
      print(document);
      return performance.now() - began;
    };
    const both = { wasm: timed(variants.wasm), native: timed(variants.native) };
    await interleave(3, both);
    const samples = await interleave(15, both);
    const [wasm, native] = [median(samples.wasm), median(samples.native)];
    rows.push({
      what: `an invoice of ${lines} lines as PDF, WebAssembly against native`,
      ours: wasm,
      reference: native,
      unit: "ms",
      note: `${pages} pages, ${Math.round(1000 * pages / wasm)} against ${Math.round(1000 * pages / native)} a second`,
    });
  }
  return rows;
}
