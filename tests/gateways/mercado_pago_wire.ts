/**
 * A loopback Mercado Pago: preferences of Checkout Pro, vouchers of the Payments API, refunds, and notices that carry an id and a
 * signature. Fields that it does not know, a missing token or key, and an amount that is no number are refused.
 */
import { createHmac } from "node:crypto";

// deno-lint-ignore no-explicit-any
type Json = Record<string, any>;

const KNOWN: Record<string, string[]> = {
  preference: ["items", "payer", "back_urls", "auto_return", "external_reference", "expires", "expiration_date_to"],
  payment: [
    "transaction_amount",
    "description",
    "payment_method_id",
    "payer",
    "external_reference",
    "date_of_expiration",
  ],
  refund: ["amount"],
};

class Refusal extends Error {
  constructor(readonly status: number, code: string) {
    super(code);
  }
}

/** A running loopback Mercado Pago. */
export class LoopbackMercadoPago {
  readonly accessToken = "APP_USR-loopback";
  readonly webhookSecret = "mp_loopback";
  readonly payments = new Map<string, Json>();
  readonly requests: { method: string; path: string; key?: string; status: number; body: Json }[] = [];
  #preferences = new Map<string, Json>();
  #keys = new Map<string, { print: string; answer: Json }>();
  #serial = 1_300_000_000;
  #server: Deno.HttpServer<Deno.NetAddr>;

  constructor() {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen: () => {} },
      (request) => this.#serve(request),
    );
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  close(): Promise<void> {
    return this.#server.shutdown();
  }

  async #serve(request: Request): Promise<Response> {
    const pathname = new URL(request.url).pathname.replace(/\/$/, "");
    const key = request.headers.get("x-idempotency-key") ?? undefined;
    const text = await request.text();
    let body: Json = {};
    const respond = (status: number, answer: Json) => {
      this.requests.push({ method: request.method, path: pathname, key, status, body });
      return Response.json(answer, { status });
    };
    try {
      if (request.headers.get("authorization") !== `Bearer ${this.accessToken}`) throw new Refusal(401, "unauthorized");
      if (request.method === "GET") {
        const payment = this.payments.get(pathname.split("/")[3] ?? "");
        if (!payment) throw new Refusal(404, "not_found");
        return respond(200, payment);
      }
      if (!request.headers.get("content-type")?.startsWith("application/json")) throw new Refusal(415, "not_json");
      if (!key) throw new Refusal(400, "header_x_idempotency_key_missing");
      body = JSON.parse(text);
      const print = `${pathname} ${text}`;
      const before = this.#keys.get(key);
      if (before && before.print !== print) throw new Refusal(409, "idempotency_key_already_used");
      const answer = before?.answer ?? this.#answer(pathname, body);
      this.#keys.set(key, { print, answer });
      return respond(201, answer);
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 400;
      return respond(status, { message: String(error), error: (error as Error).message, status, cause: [] });
    }
  }

  #answer(path: string, body: Json): Json {
    const known = (kind: string) => {
      for (const name of Object.keys(body)) if (!KNOWN[kind].includes(name)) throw new Refusal(400, `unknown_${name}`);
    };
    const amount = (value: unknown) => {
      if (typeof value !== "number" || !(value > 0) || Math.abs(value * 100 - Math.round(value * 100)) > 1e-6) {
        throw new Refusal(400, "invalid_amount");
      }
      return value;
    };
    if (path === "/checkout/preferences") {
      known("preference");
      const [item] = body.items;
      if (!item.title || item.quantity !== 1 || !/^[A-Z]{3}$/.test(item.currency_id)) {
        throw new Refusal(400, "invalid_items");
      }
      amount(item.unit_price);
      const id = `1-${crypto.randomUUID()}`;
      this.#preferences.set(id, body);
      return {
        id,
        init_point: `${this.url}/pay?pref_id=${id}`,
        sandbox_init_point: `${this.url}/sandbox?pref_id=${id}`,
      };
    }
    if (path === "/v1/payments") {
      known("payment");
      if (!body.payer?.email) throw new Refusal(400, "payer_email_missing");
      return this.#payment(amount(body.transaction_amount), body.external_reference, {
        status: "pending",
        status_detail: "pending_waiting_payment",
        payment_method_id: body.payment_method_id,
        date_of_expiration: body.date_of_expiration,
        transaction_details: { external_resource_url: `${this.url}/ticket` },
        barcode: { content: "300001234567890" },
      });
    }
    const refunded = /^\/v1\/payments\/(\d+)\/refunds$/.exec(path);
    if (!refunded) throw new Refusal(404, "not_found");
    known("refund");
    const payment = this.payments.get(refunded[1]);
    if (!payment) throw new Refusal(404, "not_found");
    return this.refundByHand(payment, amount(body.amount));
  }

  #payment(transaction_amount: number, external_reference: string, more: Json): Json {
    const id = ++this.#serial;
    const payment = {
      id,
      transaction_amount,
      external_reference,
      currency_id: "MXN",
      status: "approved",
      status_detail: "accredited",
      payment_method_id: "visa",
      date_of_expiration: null,
      refunds: [],
      ...more,
    };
    this.payments.set(String(id), payment);
    return payment;
  }

  /** Somebody pays on the page of a preference. */
  pay(url: string): Json {
    const body = this.#preferences.get(new URL(url).searchParams.get("pref_id") ?? "");
    if (!body) throw new Error("no such page");
    return this.#payment(body.items[0].unit_price, body.external_reference, { currency_id: body.items[0].currency_id });
  }

  /** An administrator gives money back. */
  refundByHand(payment: Json, amount: number): Json {
    const refund = { id: ++this.#serial, payment_id: payment.id, amount, status: "approved" };
    payment.refunds.push(refund);
    const back = payment.refunds.reduce((sum: number, { amount }: Json) => sum + amount, 0);
    if (back >= payment.transaction_amount - 0.001) {
      Object.assign(payment, { status: "refunded", status_detail: "refunded" });
    }
    return refund;
  }

  /** A notice as it is sent: what it says of the payment is nothing, and its id is signed. */
  async deliver(to: string, payment: Json, { secret = this.webhookSecret, at = Math.floor(Date.now() / 1000) } = {}) {
    const id = String(payment.id);
    const request = crypto.randomUUID();
    const signature = createHmac("sha256", secret).update(`id:${id};request-id:${request};ts:${at};`).digest("hex");
    const body = { id: ++this.#serial, live_mode: true, type: "payment", action: "payment.updated", data: { id } };
    const response = await fetch(`${to}?data.id=${id}&type=payment`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        "content-type": "application/json",
        "x-signature": `ts=${at},v1=${signature}`,
        "x-request-id": request,
      },
    });
    await response.body?.cancel();
    return response.status;
  }
}
