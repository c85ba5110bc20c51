/**
 * A loopback Stripe: as much of the documented API as the product uses, and stricter about it. Unknown fields, a missing key or
 * version, a body that is no form, and a key that is used again for something else are refused as there.
 *
 * What people do on Stripe's own pages, and what banks do, is done by its methods; each leaves the events that Stripe would send.
 */
import Stripe from "stripe";
import { decodeForm, field, type Fields, names } from "./form.ts";

/** The version that is spoken: the one of the official library. */
export const VERSION = "2026-10-28.endive";

// deno-lint-ignore no-explicit-any
type Json = Record<string, any>;

const KNOWN: Record<string, RegExp> = {
  "POST /v1/customers": /^(name|email|preferred_locales\[#\]|metadata\[\w+\])$/,
  "POST /v1/checkout/sessions":
    /^(mode|locale|success_url|cancel_url|client_reference_id|customer|customer_email|expires_at|allowed_payment_method_types\[#\]|line_items\[#\]\[quantity\]|line_items\[#\]\[price_data\]\[(currency|unit_amount)\]|line_items\[#\]\[price_data\]\[product_data\]\[name\]|metadata\[\w+\]|payment_intent_data\[(description|setup_future_usage)\]|payment_intent_data\[metadata\]\[\w+\]|payment_method_options\[oxxo\]\[expires_after_days\]|payment_method_options\[pix\]\[expires_after_seconds\])$/,
  "POST /v1/payment_intents":
    /^(amount|currency|customer|payment_method|allowed_payment_method_types\[#\]|off_session|confirm|description|metadata\[\w+\]|expand\[#\])$/,
  "POST /v1/refunds": /^(payment_intent|amount)$/,
  "POST /v1/billing_portal/sessions": /^(customer|return_url|locale)$/,
};

/** A refusal in Stripe's shape. */
class Refusal extends Error {
  constructor(readonly status: number, readonly error: Json) {
    super(error.message ?? error.code);
  }
}

const refuse = (status: number, code: string, more: Json = {}) => {
  throw new Refusal(status, { type: "invalid_request_error", code, message: code, ...more });
};

/** What the next charge of a saved card comes to. */
export type Bank = "approves" | "declines" | "breaks off";

/** A running loopback Stripe. */
export class LoopbackStripe {
  readonly secretKey = "sk_test_loopback";
  readonly webhookSecret = "whsec_loopback";
  /** Every request that was answered: method, path, key, status, and whether it was a replay. */
  readonly requests: {
    method: string;
    path: string;
    key?: string;
    status: number;
    replayed: boolean;
    fields: Fields;
  }[] = [];
  /** What the bank does, and the reason that it gives. */
  bank: Bank = "approves";
  decline = "insufficient_funds";
  /** Whether nothing is answered but that it is away. */
  isAway = false;
  readonly objects = new Map<string, Json>();
  readonly events: Json[] = [];
  #keys = new Map<string, { print: string; answer: Promise<[number, Json]>; done: boolean }>();
  #serial = 0;
  #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #sdk = new Stripe(this.secretKey);

  /** @param webhook where a payment on a page of {@link #page} is told at once; without it, whoever tests tells it. */
  constructor(readonly webhook?: string) {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen: () => {} },
      (request) => new URL(request.url).pathname.startsWith("/pay/") ? this.#page(request) : this.#serve(request),
    );
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  close(): Promise<void> {
    return this.#server.shutdown();
  }

  #id(prefix: string): string {
    return `${prefix}_${String(++this.#serial).padStart(6, "0")}`;
  }

  #keep(object: Json): Json {
    this.objects.set(object.id, object);
    return object;
  }

  #find(id: string | undefined, kind: string): Json {
    const object = id === undefined ? undefined : this.objects.get(id);
    if (object?.object !== kind) refuse(404, "resource_missing", { message: `No such ${kind}: '${id}'` });
    return object!;
  }

  #tell(type: string, object: Json) {
    this.events.push({
      id: this.#id("evt"),
      object: "event",
      api_version: VERSION,
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      type,
      data: { object: structuredClone(object) },
    });
  }

  async #serve(request: Request): Promise<Response> {
    if (this.isAway) return new Response("<html>", { status: 503 });
    const { pathname, search } = new URL(request.url);
    const key = request.headers.get("idempotency-key") ?? undefined;
    let fields: Fields = {};
    let replayed = false;
    const respond = (status: number, body: Json) => {
      this.requests.push({ method: request.method, path: pathname, key, status, replayed, fields });
      return Response.json(body, { status, headers: replayed ? { "idempotent-replayed": "true" } : {} });
    };
    try {
      const text = await request.text();
      if (request.headers.get("authorization") !== `Bearer ${this.secretKey}`) refuse(401, "api_key_invalid");
      if (request.headers.get("stripe-version") !== VERSION) refuse(400, "version_unknown");
      const type = request.headers.get("content-type")?.split(";")[0];
      if (request.method === "POST" && type !== "application/x-www-form-urlencoded") refuse(400, "not_a_form");
      try {
        fields = decodeForm(request.method === "POST" ? text : search.slice(1));
      } catch (error) {
        refuse(400, "form_malformed", { message: String(error) });
      }
      const route = `${request.method} ${pathname}`;
      if (request.method === "POST") {
        const known = KNOWN[route];
        if (!known) refuse(404, "url_unknown");
        for (const name of names(fields)) if (!known.test(name)) refuse(400, "parameter_unknown", { param: name });
      }
      if (request.method !== "POST" || key === undefined) {
        const body = this.#answer(route, fields);
        if (this.#breaksOff(route)) return new Response(null, { status: 502 });
        return respond(200, body);
      }
      if (key.length > 255) refuse(400, "idempotency_key_too_long");
      const print = `${route} ${text}`;
      const before = this.#keys.get(key);
      if (before) {
        if (before.print !== print) throw new Refusal(400, { type: "idempotency_error", message: "another request" });
        replayed = true;
        return respond(...await before.answer);
      }
      const answer = Promise.resolve().then((): [number, Json] => {
        try {
          return [200, this.#answer(route, fields)];
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return [error.status, { error: error.error }];
        }
      });
      this.#keys.set(key, { print, answer, done: true });
      const [status, body] = await answer;
      // The money has moved, and the answer is lost.
      if (this.#breaksOff(route)) return new Response("<html>", { status: 502 });
      return respond(status, body);
    } catch (error) {
      if (error instanceof Refusal) return respond(error.status, { error: error.error });
      console.error(error);
      return respond(500, { error: { type: "api_error" } });
    }
  }

  /** Stripe's own page of a session, as far as a browser needs it: what is paid, a button that pays, a link that goes back. */
  async #page(request: Request): Promise<Response> {
    const session = this.objects.get(new URL(request.url).pathname.slice("/pay/".length));
    if (session?.object !== "checkout.session") return new Response(null, { status: 404 });
    if (request.method === "POST") {
      this.pay(session.url);
      for (const event of this.takeEvents()) if (this.webhook) await this.deliver(this.webhook, event);
      return Response.redirect(session.success_url, 303);
    }
    const amount = `${session.currency.toUpperCase()} ${(session.amount_total / 100).toFixed(2)}`;
    return new Response(
      `<!doctype html><html lang="es"><title>Loopback Stripe</title><h1>${amount}</h1>
        <form method="post"><button>Pay</button></form><a href="${session.cancel_url}">Back</a></html>`,
      { headers: { "content-type": "text/html; charset=utf-8" } },
    );
  }

  #breaksOff(route: string): boolean {
    if (this.bank !== "breaks off" || route !== "POST /v1/payment_intents") return false;
    this.bank = "approves";
    return true;
  }

  #answer(route: string, fields: Fields): Json {
    const [method, path] = route.split(" ");
    const [, , kind, id] = path.split("/");
    if (method === "GET") {
      const kinds: Record<string, string> = {
        payment_intents: "payment_intent",
        customers: "customer",
        disputes: "dispute",
      };
      return this.#expanded(this.#find(id, kinds[kind]), fields);
    }
    switch (path) {
      case "/v1/customers":
        return this.#keep({
          id: this.#id("cus"),
          object: "customer",
          name: field(fields, "name") ?? null,
          email: field(fields, "email") ?? null,
          metadata: { ...fields.metadata as Json },
          invoice_settings: { default_payment_method: null },
        });
      case "/v1/checkout/sessions":
        return this.#session(fields);
      case "/v1/payment_intents":
        return this.#charge(fields);
      case "/v1/refunds":
        return this.#refund(field(fields, "payment_intent"), Number(field(fields, "amount")));
      default: {
        this.#find(field(fields, "customer"), "customer");
        const session = this.#id("bps");
        return {
          id: session,
          object: "billing_portal.session",
          customer: field(fields, "customer"),
          return_url: field(fields, "return_url"),
          url: `${this.url}/portal/${session}`,
        };
      }
    }
  }

  #session(fields: Fields): Json {
    const need = (...path: string[]) =>
      field(fields, ...path) ?? refuse(400, "parameter_missing", { param: path.join() });
    if (need("mode") !== "payment") refuse(400, "mode");
    if (!["es-419", "pt-BR", "en"].includes(need("locale") as string)) refuse(400, "locale");
    const price = ["line_items", "0", "price_data"];
    const amount = need(...price, "unit_amount") as string;
    const currency = need(...price, "currency") as string;
    if (!/^[1-9]\d{0,7}$/.test(amount)) refuse(400, "parameter_invalid_integer");
    if (!/^[a-z]{3}$/.test(currency)) refuse(400, "currency_unknown");
    need(...price, "product_data", "name");
    const method = need("allowed_payment_method_types", "0") as string;
    if (method === "oxxo" && currency !== "mxn" || method === "pix" && currency !== "brl") {
      refuse(400, "currency_of_method");
    }
    const setup = field(fields, "payment_intent_data", "setup_future_usage");
    if (setup && method !== "card") refuse(400, "setup_future_usage_of_method");
    const customer = field(fields, "customer");
    if (customer) this.#find(customer, "customer");
    for (const url of ["success_url", "cancel_url"]) new URL(need(url) as string);
    const id = this.#id("cs_test");
    return this.#keep({
      id,
      object: "checkout.session",
      mode: "payment",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      customer: customer ?? null,
      metadata: { ...fields.metadata as Json },
      url: `${this.url}/pay/${id}`,
      success_url: field(fields, "success_url"),
      cancel_url: field(fields, "cancel_url"),
      amount_total: Number(amount),
      currency,
      // What Stripe keeps to itself until it is paid.
      pending: {
        method,
        setup: setup ?? null,
        metadata: { ...(fields.payment_intent_data as Fields)?.metadata as Json },
      },
    });
  }

  #intent(more: Json): Json {
    return this.#keep({
      id: this.#id("pi"),
      object: "payment_intent",
      status: "requires_payment_method",
      customer: null,
      latest_charge: null,
      last_payment_error: null,
      next_action: null,
      payment_method: null,
      setup_future_usage: null,
      metadata: {},
      ...more,
    });
  }

  #succeed(intent: Json) {
    const charge = this.#keep({
      id: this.#id("ch"),
      object: "charge",
      amount: intent.amount,
      amount_refunded: 0,
      currency: intent.currency,
      payment_intent: intent.id,
      disputed: false,
      refunds: { object: "list", data: [] as Json[], has_more: false },
    });
    Object.assign(intent, { status: "succeeded", latest_charge: charge.id, next_action: null });
    this.#tell("payment_intent.succeeded", intent);
    this.#tell("charge.succeeded", charge);
  }

  #charge(fields: Fields): Json {
    if (field(fields, "off_session") !== "true" || field(fields, "confirm") !== "true") refuse(400, "not_off_session");
    const amount = field(fields, "amount") ?? "";
    if (!/^[1-9]\d{0,7}$/.test(amount)) refuse(400, "parameter_invalid_integer");
    const customer = this.#find(field(fields, "customer"), "customer");
    const card = this.#find(field(fields, "payment_method"), "payment_method");
    if (card.customer !== customer.id) refuse(400, "payment_method_of_another_customer");
    const intent = this.#intent({
      amount: Number(amount),
      currency: field(fields, "currency"),
      customer: customer.id,
      payment_method: card.id,
      metadata: { ...fields.metadata as Json },
    });
    if (this.bank === "declines") {
      const error = { type: "card_error", code: "card_declined", decline_code: this.decline, message: "declined" };
      intent.last_payment_error = error;
      intent.payment_method = null;
      this.#tell("payment_intent.payment_failed", intent);
      throw new Refusal(402, { ...error, payment_intent: structuredClone(intent) });
    }
    this.#succeed(intent);
    return this.#expanded(intent, fields);
  }

  #refund(id: string | undefined, amount: number): Json {
    const intent = this.#find(id, "payment_intent");
    const charge = this.#find(intent.latest_charge, "charge");
    if (!(amount > 0) || charge.amount_refunded + amount > charge.amount) refuse(400, "charge_already_refunded");
    charge.amount_refunded += amount;
    const refund = this.#keep({
      id: this.#id("re"),
      object: "refund",
      amount,
      currency: charge.currency,
      charge: charge.id,
      payment_intent: intent.id,
      status: "succeeded",
    });
    charge.refunds.data.unshift(refund);
    this.#tell("charge.refunded", charge);
    this.#tell("refund.created", refund);
    return refund;
  }

  /** As `expand[]` asks for; a charge carries its refunds only then. */
  #expanded(object: Json, fields: Fields): Json {
    const copy = structuredClone(object);
    for (const path of Object.values((fields.expand ?? {}) as Fields)) {
      let at: Json | undefined = copy;
      for (const part of (path as string).split(".")) {
        const value: unknown = at?.[part];
        if (typeof value === "string") {
          at![part] = structuredClone(this.objects.get(value)) ?? value;
          if (at![part].object === "charge" && !(path as string).endsWith("refunds")) delete at![part].refunds;
        }
        at = at?.[part];
      }
    }
    delete copy.pending;
    return copy;
  }

  /** Somebody pays on the page of a session, with a card or at a till; `paid: false` takes only the voucher. */
  pay(url: string, { paid = true, last4 = "4242" }: { paid?: boolean; last4?: string } = {}): Json {
    const session = this.#find(url.split("/").at(-1), "checkout.session");
    if (session.status !== "open") throw new Error("the page is over");
    const { method, setup, metadata } = session.pending;
    const card = this.#keep({
      id: this.#id("pm"),
      object: "payment_method",
      type: method,
      customer: setup ? session.customer : null,
      card: method === "card" ? { brand: "visa", last4, exp_month: 12, exp_year: 2034 } : undefined,
    });
    const intent = this.#intent({
      amount: session.amount_total,
      currency: session.currency,
      customer: session.customer,
      payment_method: card.id,
      setup_future_usage: setup,
      metadata,
    });
    Object.assign(session, { status: "complete", payment_intent: intent.id });
    if (paid) {
      this.#succeed(intent);
      session.payment_status = "paid";
    } else {
      intent.status = "requires_action";
      intent.next_action = {
        type: "oxxo_display_details",
        oxxo_display_details: {
          expires_after: Math.floor(Date.now() / 1000) + 3 * 86_400,
          hosted_voucher_url: `${this.url}/voucher/${intent.id}`,
          number: "12345678901234567890123456789012",
        },
      };
      this.#tell("payment_intent.requires_action", intent);
    }
    const { pending: _, ...told } = session;
    this.#tell("checkout.session.completed", told);
    return intent;
  }

  /** The money of a voucher arrives. */
  payVoucher(intent: Json) {
    this.#succeed(intent);
  }

  /** An administrator gives money back in Stripe's dashboard. */
  refundByHand(intent: Json, amount: number): Json {
    return this.#refund(intent.id, amount);
  }

  /** A bank takes a payment back. */
  dispute(intent: Json, status = "needs_response"): Json {
    const charge = this.#find(intent.latest_charge, "charge");
    charge.disputed = true;
    const dispute = this.#keep({
      id: this.#id("dp"),
      object: "dispute",
      amount: charge.amount,
      currency: charge.currency,
      charge: charge.id,
      payment_intent: intent.id,
      reason: "fraudulent",
      status,
    });
    this.#tell("charge.dispute.created", dispute);
    return dispute;
  }

  /** Its customer chooses another card in the portal. */
  chooseCard(customer: string, last4: string) {
    const owner = this.#find(customer, "customer");
    const card = this.#keep({
      id: this.#id("pm"),
      object: "payment_method",
      type: "card",
      customer,
      card: { brand: "mastercard", last4, exp_month: 1, exp_year: 2035 },
    });
    owner.invoice_settings.default_payment_method = card.id;
    this.#tell("customer.updated", owner);
  }

  /** Takes the events that were not delivered yet. */
  takeEvents(): Json[] {
    return this.events.splice(0);
  }

  /** Sends an event, signed by the official library, and returns the status. */
  async deliver(to: string, event: Json, { at = Math.floor(Date.now() / 1000), secret = this.webhookSecret } = {}) {
    const payload = JSON.stringify(event);
    const signature = await this.#sdk.webhooks.generateTestHeaderStringAsync({ payload, secret, timestamp: at });
    const response = await fetch(to, { method: "POST", body: payload, headers: { "stripe-signature": signature } });
    await response.body?.cancel();
    return response.status;
  }
}
