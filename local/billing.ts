/**
 * `npm run billing`: the invoices that are to be paid.
 * `npm run billing -- pay FA-00000001 --reference "SPEI 0042"`: marks one as paid in full, e.g. by a transfer.
 *
 * Options: --url and --key (a secret key; those of the platform that runs here).
 */
import { createClient } from "@supabase/supabase-js";
import { findApi } from "./api.ts";
import { parseArgs } from "./util/args.ts";
import { PlatformError, sentence } from "./util/errors.ts";

const USAGE = 'Usage: npm run billing [-- pay <invoice number> --reference "<what the payment is known by>"]';

/** What a refusal of `record_payment` means to whoever typed the command. */
const REFUSALS: Record<string, string> = {
  invoice_not_open: "The invoice is not to be paid any more",
  payment_reference_taken: "That reference is noted for another invoice: every payment has its own",
};

async function main(): Promise<void> {
  const { positional, options } = parseArgs(Deno.args, ["reference", "url", "key"]);
  const option = (name: string) => typeof options[name] === "string" ? options[name] : undefined;
  const [command, number] = positional;
  const reference = option("reference")?.trim();
  if (command !== undefined && (command !== "pay" || !number || !reference)) throw new PlatformError(USAGE);
  const { url, key } = await findApi("secretKey", option("url"), option("key"));
  const database = createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });

  if (command === undefined) {
    const { data, error } = await database.from("invoices")
      .select("invoice_number, issue_date, due_date, total_amount, currency, status")
      .in("status", ["sent", "overdue"]).order("due_date").limit(100);
    if (error) throw new PlatformError(`The invoices could not be read: ${error.message}`);
    if (data.length === 0) console.log("No invoice is to be paid.");
    else console.table(data);
    return;
  }
  const found = await database.from("invoices").select("id, total_amount::text, currency").eq("invoice_number", number)
    .maybeSingle();
  if (found.error) throw new PlatformError(`The invoice could not be read: ${found.error.message}`);
  if (!found.data) {
    throw new PlatformError(`There is no invoice ${number}: npm run billing lists those that are to be paid.`);
  }
  const invoice = found.data;
  const { data, error } = await database.rpc("record_payment", {
    p_invoice_id: invoice.id,
    p_gateway: "manual",
    p_reference: reference,
    p_amount: invoice.total_amount,
    p_currency: invoice.currency,
  });
  if (error) throw new PlatformError(`The payment could not be noted: ${error.message}`);
  if (!data.ok) {
    throw new PlatformError(`${REFUSALS[data.error.code] ?? "The payment was refused"} (${data.error.code}).`);
  }
  console.log(
    `${number} is paid: ${invoice.total_amount} ${invoice.currency}${data.repeated ? ", as was noted before" : ""}.`,
  );
}

try {
  await main();
} catch (error) {
  console.error(sentence(error));
  Deno.exit(1);
}
