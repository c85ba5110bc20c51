/** Invoices as PDF: how fast they are printed in WebAssembly beside the same code run natively. */
import { interleave, median, type Row } from "./measure.ts";
import { type Program, programs } from "./program.ts";

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
  const variants = await programs({ crate: "invoice_pdf", example: "printing", exported: "print" });
  const rows: Row[] = [];
  for (const lines of [5, 200]) {
    const document = invoice(lines);
    const pages = variants.wasm(document);
    if (pages === 0 || pages !== variants.native(document)) throw new Error("The two do not print the same.");
    const timed = (print: Program) => () => {
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
