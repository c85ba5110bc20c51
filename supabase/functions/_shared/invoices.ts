/**
 * Invoices: whether somebody may read one is asked as they themselves, so that its policies decide, and they are printed by the
 * module `invoice_pdf`. Only the function `billing` imports this; its module is loaded when the first one is printed.
 */
import { apikeyOf } from "./apikey.ts";
import * as printer from "./invoice_pdf.generated.js";

/** The invoices as the caller of a request may reach them, and what prints them. */
export interface Invoices {
  /** Whether they may read it; undefined where that cannot be told. */
  readable(id: string): Promise<boolean | undefined>;
  /** The PDF of a document that is given as JSON. */
  print(document: string): Promise<Uint8Array>;
}

/** The invoices that the caller of this request may reach. */
export function invoices(request: Request): Invoices {
  const headers = { authorization: request.headers.get("authorization") ?? "", apikey: apikeyOf(request) };
  return {
    async readable(id) {
      const address = `${Deno.env.get("SUPABASE_URL")}/rest/v1/invoices?select=id&id=eq.${encodeURIComponent(id)}`;
      try {
        const response = await fetch(address, { headers });
        if (response.ok) return (await response.json() as unknown[]).length > 0;
        console.warn(`an invoice could not be looked up: ${response.status}`);
        await response.body?.cancel();
      } catch (error) {
        console.warn(`an invoice could not be looked up: ${error}`);
      }
      return undefined;
    },
    async print(document) {
      await printer.instantiate();
      try {
        return printer.render(document);
      } catch (error) {
        console.warn(`an invoice broke its printer: ${error}`);
        // After a panic nothing in the instance can be trusted; the next one gets another.
        if (error instanceof WebAssembly.RuntimeError) printer.replace();
        throw error;
      }
    },
  };
}
