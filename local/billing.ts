/**
 * `npm run billing`: the invoices and the orders that are to be paid.
 * `npm run billing -- pay FA-00000001 --reference "SPEI 0042"`: marks one as paid in full, e.g. by a transfer; an order (PE-00000001)
 * likewise, and what was ordered begins.
 * `npm run billing -- check`: whether every sum is what it is a sum of; with --recompute, the roll-ups of usage are rebuilt from the ledger first.
 *
 * Options: --url and --key (a secret key; those of the platform that runs here).
 */
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { findApi } from "./api.ts";
import { parseArgs } from "./util/args.ts";
import { PlatformError, sentence } from "./util/errors.ts";

const USAGE =
  'Usage: npm run billing [-- pay <number of an invoice or order> --reference "<what the payment is known by>" | check [--recompute]]';

/** What a refusal of a payment means to whoever typed the command. */
const REFUSALS: Record<string, string> = {
  invoice_not_open: "The invoice is not to be paid any more",
  order_not_open: "The order was paid already",
  order_does_not_fit: "The subscription has changed since it was ordered, so the money is to be given back",
  payment_reference_taken: "That reference is noted for another payment: every payment has its own",
};

/** Something that waits for money. */
interface Due {
  id: string;
  number: string;
  total_amount: string;
  currency: string;
  /** The function that notes its payment, and what it calls the id. */
  record: "record_payment" | "record_order_payment";
}

async function main(): Promise<void> {
  const { positional, options } = parseArgs(Deno.args, ["reference", "url", "key"]);
  const option = (name: string) => typeof options[name] === "string" ? options[name] : undefined;
  const [command, number] = positional;
  const reference = option("reference")?.trim();
  const known = command === undefined || command === "pay" && number && reference || command === "check" && !number;
  if (!known) throw new PlatformError(USAGE);
  const { url, key } = await findApi("secretKey", option("url"), option("key"));
  const database = createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });
  if (command === undefined) await list(database);
  else if (command === "check") await check(database, options.recompute !== undefined);
  else await pay(database, number, reference!);
}

async function openOrders(database: SupabaseClient) {
  const { data, error } = await database.rpc("open_orders", { p_limit: 1000 });
  if (error) throw new PlatformError(`The orders could not be read: ${error.message}`);
  return data as {
    id: string;
    number: string;
    kind: string;
    total_amount: string;
    currency: string;
    expires_at: string;
  }[];
}

async function list(database: SupabaseClient): Promise<void> {
  const { data, error } = await database.from("invoices")
    .select("invoice_number, issue_date, due_date, total_amount, currency, status")
    .in("status", ["sent", "overdue"]).order("due_date").limit(100);
  if (error) throw new PlatformError(`The invoices could not be read: ${error.message}`);
  const orders = await openOrders(database);
  if (data.length === 0) console.log("No invoice is to be paid.");
  else console.table(data);
  if (orders.length === 0) console.log("No order is to be paid.");
  else {console.table(
      orders.map(({ number, kind, total_amount, currency, expires_at }) => ({
        number,
        kind,
        total_amount,
        currency,
        expires_at,
      })),
    );}
}

async function find(database: SupabaseClient, number: string): Promise<Due> {
  if (number.startsWith("PE-")) {
    const order = (await openOrders(database)).find((order) => order.number === number);
    if (!order) throw new PlatformError(`No order ${number} is to be paid: npm run billing lists those that are.`);
    return { ...order, record: "record_order_payment" };
  }
  const { data, error } = await database.from("invoices").select("id, total_amount::text, currency")
    .eq("invoice_number", number).maybeSingle();
  if (error) throw new PlatformError(`The invoice could not be read: ${error.message}`);
  if (!data) throw new PlatformError(`There is no invoice ${number}: npm run billing lists those that are to be paid.`);
  return { ...data, number, record: "record_payment" };
}

/** The lists of check_billing, and what each of their rows is. */
const CHECKS = {
  usage: "counters and roll-ups of usage that are not what the ledger says (npm run billing -- check --recompute)",
  invoices: "invoices that do not add up, or are missing",
  extra_messages: "subscriptions whose bought messages are not what they bought less what they used",
};

async function check(database: SupabaseClient, recompute: boolean): Promise<void> {
  const { data, error } = await database.rpc("check_billing", { p_recompute: recompute });
  if (error) throw new PlatformError(`The books could not be read: ${error.message}`);
  if (recompute) console.log(`Roll-ups rebuilt from the ledger: ${data.recomputed}.`);
  let wrong = 0;
  for (const [list, what] of Object.entries(CHECKS)) {
    if (data[list].length === 0) continue;
    wrong += data[list].length;
    console.log(`${data[list].length} ${what}:`);
    console.table(data[list]);
  }
  if (wrong > 0) throw new PlatformError("The books do not add up.");
  console.log("Usage, invoices and bought messages add up.");
}

async function pay(database: SupabaseClient, number: string, reference: string): Promise<void> {
  const due = await find(database, number);
  const { data, error } = await database.rpc(due.record, {
    [due.record === "record_payment" ? "p_invoice_id" : "p_order_id"]: due.id,
    p_gateway: "manual",
    p_reference: reference,
    p_amount: due.total_amount,
    p_currency: due.currency,
  });
  if (error) throw new PlatformError(`The payment could not be noted: ${error.message}`);
  if (!data.ok) {
    throw new PlatformError(`${REFUSALS[data.error.code] ?? "The payment was refused"} (${data.error.code}).`);
  }
  console.log(`${number} is paid: ${due.total_amount} ${due.currency}${data.repeated ? ", as was noted before" : ""}.`);
}

try {
  await main();
} catch (error) {
  console.error(sentence(error));
  Deno.exit(1);
}
