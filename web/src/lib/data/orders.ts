import { z } from "zod";
import { callFunction, type Connection } from "@/lib/functions";
import { DECIMAL, type Decimal } from "@/lib/money";
import type { BillingCycle } from "@/lib/plans";
import type { Client } from "@/lib/supabase/browser";
import { lineSchema } from "./invoices";

/** Where what can be ordered is kept in the browser. */
export const ordersKey = ["orders"] as const;

const decimal = z.string().regex(DECIMAL);

/** What is paid at once, as it will stand on the invoice. */
const invoiceSchema = z.object({
  currency: z.string(),
  subtotal: decimal,
  discount_amount: decimal,
  tax_amount: decimal,
  total_amount: decimal,
  tax_is_contained: z.boolean(),
  balance_change: decimal,
  line_items: z.array(lineSchema),
});

const documentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start"), plan_id: z.string(), cycle: z.enum(["monthly", "yearly"]), invoice: invoiceSchema }),
  z.object({ kind: z.literal("change"), plan_id: z.string(), cycle: z.enum(["monthly", "yearly"]), invoice: invoiceSchema }),
  z.object({ kind: z.literal("top_up"), pack_id: z.string(), messages: z.number(), invoice: invoiceSchema }),
]);

/** What an order is for, and what it costs. */
export type OrderDocument = z.infer<typeof documentSchema>;

const orderSchema = z.object({
  id: z.string(),
  number: z.string(),
  status: z.enum(["open", "paid", "expired", "superseded"]),
  document: documentSchema,
  total_amount: decimal,
  currency: z.string(),
  expires_at: z.string(),
});

/** What was chosen and waits to be paid. */
export type Order = z.infer<typeof orderSchema>;

const offerSchema = z.discriminatedUnion("when", [
  z.object({ when: z.literal("stays") }),
  z.object({ when: z.literal("later"), on: z.string(), plan_id: z.string(), cycle: z.enum(["monthly", "yearly"]) }),
  z.object({ when: z.literal("now"), order: documentSchema }),
]);

/** What would come of a wish: nothing new, another plan with the next period, or something that is paid first. */
export type Offer = z.infer<typeof offerSchema>;

const placedSchema = z.union([z.object({ when: z.literal("now"), order: orderSchema }), z.object({ when: z.enum(["later", "stays"]) })]);

/** What somebody wants: a plan, or packs of messages. */
export type Wish = { plan_id: string; billing_cycle: BillingCycle } | { pack_id: string; quantity: number };

const packSchema = z.object({ id: z.string(), messages: z.number(), price_usd: decimal });

/** Messages that can be bought together, before tax. */
export type Pack = z.infer<typeof packSchema>;

/** What a wish would cost, to the cent, and when it would begin. `subscriptionId` where it is an organization's. */
export async function previewOrder(connection: Connection, wish: Wish, subscriptionId: string | null): Promise<Offer> {
  return offerSchema.parse(await callFunction(connection, "POST", "billing/preview", { ...wish, subscription_id: subscriptionId }));
}

/** What an offer costs now. */
export function totalOf(offer: Offer): Decimal {
  return offer.when === "now" ? offer.order.invoice.total_amount : "0.00";
}

/**
 * Takes an offer as it was shown.
 *
 * @param key chosen once for this decision: asking again orders nothing more.
 * @returns the order, or null where nothing is to be paid.
 * @throws a refusal, e.g. `price_changed` where it costs something else by now.
 */
export async function placeOrder(
  connection: Connection,
  wish: Wish,
  subscriptionId: string | null,
  offer: Offer,
  key: string,
): Promise<Order | null> {
  const placed = placedSchema.parse(
    await callFunction(connection, "POST", "billing/orders", {
      ...wish,
      subscription_id: subscriptionId,
      key,
      total_amount: totalOf(offer),
    }),
  );
  return placed.when === "now" ? placed.order : null;
}

/** What the signed-in person has chosen and not paid yet, newest first. */
export async function fetchOrders(client: Client): Promise<Order[]> {
  const { data, error } = await client.rpc("my_orders");
  if (error) throw error;
  return z.array(orderSchema).parse(data);
}

/** Takes an order back that waits to be paid. */
export async function dropOrder(client: Client, id: string): Promise<void> {
  const { error } = await client.rpc("drop_order", { p_order_id: id });
  if (error) throw error;
}

/** The packs of messages on offer, the smallest first. */
export async function fetchPacks(client: Client): Promise<Pack[]> {
  const { data, error } = await client.from("message_packs").select("id, messages, price_usd::text").order("sort_order");
  if (error) throw error;
  return z.array(packSchema).parse(data);
}
