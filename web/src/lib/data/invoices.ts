import { z } from "zod";
import { callFunction, type Connection } from "@/lib/functions";
import { DECIMAL, type Decimal, isSame, sumOf } from "@/lib/money";
import type { Client } from "@/lib/supabase/browser";
import type { Organization } from "./organizations";

/** Invoices that are fetched at once. */
const INVOICE_PAGE = 25;

export const invoiceKeys = {
  list: ["invoices", "list"] as const,
  one: (number: string) => ["invoices", "one", number] as const,
};

const decimal = z.string().regex(DECIMAL);
const status = z.enum(["sent", "paid", "overdue", "cancelled"]);

const summarySchema = z.object({
  id: z.string(),
  invoice_number: z.string(),
  kind: z.enum(["invoice", "credit_note"]),
  status,
  issue_date: z.string(),
  due_date: z.string(),
  period_start: z.string().nullable(),
  period_end: z.string().nullable(),
  total_amount: decimal,
  currency: z.string().nullable().transform((currency) => currency ?? "USD"),
});

/** An invoice as the list shows it. `period_end` is the first day after its period. */
export type InvoiceSummary = z.infer<typeof summarySchema>;

/** How it stands with an invoice that was issued: same words as `invoice_status_enum`. */
export type InvoiceStatus = z.infer<typeof status>;

/** Text that may be missing or blank. */
const text = z.string().trim().transform((value) => value || null).nullable().catch(null);

const descriptionSchema = z.object({ key: z.string(), parameters: z.record(z.string(), z.string()).catch({}) })
  // What another system wrote says itself.
  .or(z.string().transform((words) => ({ words })));

/** A line as the database and our functions write it. */
export const lineSchema = z.object({
  kind: z.string().catch(""),
  description: descriptionSchema.catch({ words: "" }),
  quantity: z.number().catch(1),
  unit_amount: decimal.catch("0"),
  discount_amount: decimal.catch("0"),
  amount: decimal,
  tax_name: text,
  tax_basis_points: z.number().catch(0),
  tax_amount: decimal.catch("0"),
  period: z.object({ start: z.string(), end: z.string() }).nullable().catch(null),
});

/** What is charged or given back. */
export type InvoiceLine = z.infer<typeof lineSchema>;

const addressSchema = z.object({
  name: text,
  tax_id: text,
  line1: text,
  line2: text,
  city: text,
  state: text,
  postal_code: text,
  country: text,
});

/** Whom it is made out to, as it was when it was issued. */
export type BillingAddress = z.infer<typeof addressSchema>;

const sellerSchema = addressSchema.extend({ legal_name: text, email: text }).partial();

/** Who sells, as far as whoever runs the platform has said it. */
export type Seller = z.infer<typeof sellerSchema>;

const invoiceSchema = summarySchema.extend({
  user_subscription_id: z.string().nullable().optional().transform((id) => id ?? null),
  subtotal: decimal,
  discount_amount: decimal.nullable().transform((amount) => amount ?? "0"),
  tax_amount: decimal.nullable().transform((amount) => amount ?? "0"),
  tax_is_contained: z.boolean(),
  paid_date: z.string().nullable(),
  credited_invoice_id: z.string().nullable(),
  line_items: z.array(lineSchema),
  billing_address: addressSchema.nullable(),
});

/** An invoice with what it is for, and the numbers of those that it corrects or is corrected by. */
export type Invoice = z.infer<typeof invoiceSchema> & { corrects: string | null; correctedBy: string[] };

/** `numeric` as text: JSON's numbers would be floats in a browser. */
const SUMMARY =
  "id, invoice_number, kind, status, issue_date, due_date, period_start, period_end, total_amount::text, currency" as const;
const WHOLE =
  `${SUMMARY}, subtotal::text, discount_amount::text, tax_amount::text, tax_is_contained, paid_date, user_subscription_id, credited_invoice_id, line_items, billing_address` as const;

/** Whether the person decides about what an organization pays for. */
export const runs = ({ role }: Pick<Organization, "role">) => role === "owner" || role === "admin";

/** The filter of a person's own subscriptions and those of these organizations. */
export function ownOrOf(userId: string, organizations: Pick<Organization, "id">[]): string {
  const own = `and(user_id.eq.${userId},organization_id.is.null)`;
  return organizations.length > 0 ? `${own},organization_id.in.(${organizations.map(({ id }) => id).join(",")})` : own;
}

/**
 * The subscriptions whose invoices are this person's business: their own, and those of organizations that they run. Policies decide
 * what they may read; whoever works in billing may read everybody's, and their own account is not the place for that.
 */
export async function fetchBilledSubscriptions(client: Client, userId: string, organizations: Organization[]): Promise<string[]> {
  const { data, error } = await client.from("user_subscriptions").select("id")
    .or(ownOrOf(userId, organizations.filter(runs)));
  if (error) throw error;
  return data.map(({ id }) => id);
}

/** Invoices that were fetched at once, and where the next ones begin. */
export interface InvoicePage {
  rows: InvoiceSummary[];
  next: Pick<InvoiceSummary, "issue_date" | "invoice_number"> | null;
}

/** Invoices of these subscriptions, newest first, after the last one of the page before. Drafts are nobody's business yet. */
export async function fetchInvoices(client: Client, subscriptions: string[], after?: InvoicePage["next"]): Promise<InvoicePage> {
  if (subscriptions.length === 0) return { rows: [], next: null };
  let query = client.from("invoices").select(SUMMARY).in("user_subscription_id", subscriptions).neq("status", "draft");
  if (after) {
    const number = `"${after.invoice_number.replace(/["\\]/g, "\\$&")}"`;
    query = query.or(`issue_date.lt.${after.issue_date},and(issue_date.eq.${after.issue_date},invoice_number.lt.${number})`);
  }
  const { data, error } = await query
    .order("issue_date", { ascending: false }).order("invoice_number", { ascending: false }).limit(INVOICE_PAGE + 1);
  if (error) throw error;
  const found = z.array(summarySchema).parse(data);
  const rows = found.slice(0, INVOICE_PAGE);
  return { rows, next: found.length > INVOICE_PAGE ? rows.at(-1) ?? null : null };
}

/** One invoice of these subscriptions, or null where there is none of that number. */
export async function fetchInvoice(client: Client, subscriptions: string[], number: string): Promise<Invoice | null> {
  if (subscriptions.length === 0) return null;
  const { data, error } = await client.from("invoices").select(WHOLE)
    .in("user_subscription_id", subscriptions).neq("status", "draft").eq("invoice_number", number).maybeSingle();
  if (error) throw error;
  if (!data) return null;
  const invoice = readInvoice(data);
  const related = await client.from("invoices").select("id, invoice_number").neq("status", "draft").neq("status", "cancelled")
    .or(`credited_invoice_id.eq.${invoice.id}${invoice.credited_invoice_id ? `,id.eq.${invoice.credited_invoice_id}` : ""}`)
    .order("invoice_number");
  if (related.error) throw related.error;
  const corrects = related.data.find(({ id }) => id === invoice.credited_invoice_id)?.invoice_number ?? null;
  return {
    ...invoice,
    corrects,
    correctedBy: related.data.filter(({ id }) => id !== invoice.credited_invoice_id).map(({ invoice_number }) => invoice_number),
  };
}

/** Who sells, or null where nobody has said it yet. */
export async function fetchSeller(client: Client): Promise<Seller | null> {
  const { data, error } = await client.rpc("seller");
  if (error) throw error;
  const seller = sellerSchema.parse(data);
  return seller.name || seller.legal_name ? seller : null;
}

const linkSchema = z.object({ url: z.url() });

/** An address, for a few minutes, under which the PDF of an invoice is downloaded. Refused with `invoice_not_found`. */
export async function fetchPdfAddress(connection: Connection, { id, invoice_number: number }: Pick<InvoiceSummary, "id" | "invoice_number">): Promise<string> {
  const address = new URL(linkSchema.parse(await callFunction(connection, "GET", `billing/invoices/${id}/pdf`)).url);
  // The name that it is saved under.
  address.searchParams.set("download", `${number.replace(/[^\w.-]+/g, "_")}.pdf`);
  return address.href;
}

/** Reads a row of invoices, the odd ones of other systems included. */
export function readInvoice(row: unknown): z.infer<typeof invoiceSchema> {
  return invoiceSchema.parse(row);
}

/** A tax of an invoice; nameless where its lines do not tell which. */
export interface InvoiceTax {
  name: string | null;
  basisPoints: number | null;
  amount: Decimal;
}

/** The taxes by name and rate. Where the lines do not come to what the invoice says, it is believed and not they. */
export function taxesOf({ line_items: lines, tax_amount: whole }: Pick<Invoice, "line_items" | "tax_amount">): InvoiceTax[] {
  const found = new Map<string, InvoiceTax>();
  for (const { tax_name: name, tax_basis_points: basisPoints, tax_amount: amount } of lines) {
    if (!name) continue;
    const key = `${name} ${basisPoints}`;
    found.set(key, { name, basisPoints, amount: sumOf([found.get(key)?.amount ?? "0", amount]) });
  }
  const taxes = [...found.values()];
  return taxes.length > 0 && isSame(sumOf(taxes.map(({ amount }) => amount)), whole) ? taxes : [{ name: null, basisPoints: null, amount: whole }];
}

/** The last day of a period that ends before `end`. */
export function lastDayBefore(end: string): string {
  return new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10);
}
