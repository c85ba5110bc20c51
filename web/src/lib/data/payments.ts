import { z } from "zod";
import { callFunction, type Connection } from "@/lib/functions";

/** Where what there is to pay with is kept in the browser. */
export const methodsKey = (subscriptionId: string | null) => ["payments", "methods", subscriptionId] as const;

/** Ways to pay: same words as our function. */
const METHODS = ["card", "oxxo", "pix"] as const;

export type PaymentMethod = (typeof METHODS)[number];

const methodsSchema = z.object({
  gateways: z.array(z.object({
    name: z.string(),
    // A way that is not known here is not offered.
    methods: z.array(z.string()).transform((names) => METHODS.filter((known) => names.includes(known))),
  })),
  card: z.object({
    gateway: z.string(),
    brand: z.string(),
    last4: z.string(),
    exp_month: z.number(),
    exp_year: z.number(),
  }).nullable(),
});

/** What there is to pay with: the ways of each gateway that is configured, and the card that was saved. */
export type PaymentMethods = z.infer<typeof methodsSchema>;

/** The saved card, as far as anybody but its gateway knows it. */
export type SavedCard = NonNullable<PaymentMethods["card"]>;

const begunSchema = z.union([
  z.object({ url: z.url({ protocol: /^https?$/ }) }),
  z.object({
    voucher: z.object({
      kind: z.string(),
      url: z.url({ protocol: /^https?$/ }).nullable(),
      code: z.string().nullable(),
      expires_at: z.number().nullable(),
    }),
  }),
]);

/** A page of the gateway to go to, or something to pay with elsewhere. `expires_at` in seconds since 1970. */
export type Checkout = z.infer<typeof begunSchema>;

/** What is paid by something that a voucher stands for. */
export type Voucher = Extract<Checkout, { voucher: unknown }>["voucher"];

/** What is paid: something that was ordered, or an invoice. */
export type Payable = { order: string } | { invoice: string };

/** What there is to pay a subscription with; the person's own unless one is named. */
export async function fetchMethods(connection: Connection, subscriptionId: string | null): Promise<PaymentMethods> {
  return methodsSchema.parse(await callFunction(connection, "GET", `billing/methods${subscriptionId ? `/${subscriptionId}` : ""}`));
}

/** Each way to pay once, with the first gateway that takes it. */
export function waysOf({ gateways }: PaymentMethods): { method: PaymentMethod; gateway: string }[] {
  return METHODS.flatMap((method) => {
    const gateway = gateways.find(({ methods }) => methods.includes(method));
    return gateway ? [{ method, gateway: gateway.name }] : [];
  });
}

/** Begins to pay. Whether it was paid is told by the gateway alone. */
export async function beginPayment(connection: Connection, payable: Payable, way: { method: PaymentMethod; gateway: string }): Promise<Checkout> {
  const path = "order" in payable ? `billing/orders/${payable.order}/checkout` : `billing/invoices/${payable.invoice}/checkout`;
  return begunSchema.parse(await callFunction(connection, "POST", path, way));
}

/** The page on which a payer changes their card. */
export async function portalAddress(connection: Connection, subscriptionId: string | null): Promise<string> {
  const body = subscriptionId ? { subscription_id: subscriptionId } : {};
  return z.object({ url: z.url({ protocol: /^https?$/ }) }).parse(await callFunction(connection, "POST", "billing/portal", body)).url;
}
