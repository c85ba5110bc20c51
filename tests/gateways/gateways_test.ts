/** The official clients of the gateways read the loopback servers, so that these speak as the gateways do. */
import { strictEqual as equal } from "node:assert";
import { MercadoPagoConfig, Payment, PaymentRefund, Preference, WebhookSignatureValidator } from "mercadopago";
import { AppConfig } from "mercadopago/dist/utils/config/index.js";
import Stripe from "stripe";
import { LoopbackMercadoPago } from "./mercado_pago_wire.ts";
import { LoopbackStripe, VERSION } from "./stripe_wire.ts";

const official = (server: LoopbackStripe, key = server.secretKey) => {
  const { hostname, port } = new URL(server.url);
  return new Stripe(key, { host: hostname, port, protocol: "http", maxNetworkRetries: 0, telemetry: false });
};

Deno.test("Stripe's library charges, reads and gives back at the loopback Stripe", async () => {
  const server = new LoopbackStripe();
  const stripe = official(server);
  const ana: Stripe.CustomerCreateParams = {
    name: "Ana & Co",
    email: "ana@example.com",
    preferred_locales: ["es-419"],
    metadata: { subscription_id: "1" },
  };
  const customer = await stripe.customers.create(ana, { idempotencyKey: "c" });
  const again = await stripe.customers.create(ana, { idempotencyKey: "c" });
  equal(again.id, customer.id);
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    locale: "es-419",
    customer: customer.id,
    success_url: "https://app.example/si?a=1",
    cancel_url: "https://app.example/no",
    client_reference_id: "1",
    allowed_payment_method_types: ["card"],
    line_items: [{
      quantity: 1,
      price_data: { currency: "mxn", unit_amount: 57_884, product_data: { name: "Plan Inicial" } },
    }],
    payment_intent_data: { description: "Plan", setup_future_usage: "off_session", metadata: { order_id: "1" } },
    metadata: { order_id: "1" },
  });
  // The types of the official library are what says which fields there are.
  const vouchers: Stripe.Checkout.SessionCreateParams[] = [
    { allowed_payment_method_types: ["oxxo"], payment_method_options: { oxxo: { expires_after_days: 3 } } },
    { allowed_payment_method_types: ["pix"], payment_method_options: { pix: { expires_after_seconds: 86_400 } } },
  ];
  for (const [place, voucher] of vouchers.entries()) {
    const { url } = await stripe.checkout.sessions.create({
      ...voucher,
      mode: "payment",
      locale: "pt-BR",
      success_url: "https://app.example/si",
      cancel_url: "https://app.example/no",
      line_items: [{
        quantity: 1,
        price_data: { currency: ["mxn", "brl"][place], unit_amount: 100, product_data: { name: "Plan" } },
      }],
    });
    equal(server.pay(url!, { paid: false }).status, "requires_action");
  }
  const paid = server.pay(session.url!);
  const read = await stripe.paymentIntents.retrieve(paid.id, { expand: ["payment_method", "latest_charge.refunds"] });
  equal(read.status, "succeeded");
  equal((read.payment_method as Stripe.PaymentMethod).card?.last4, "4242");
  const saved = (read.payment_method as Stripe.PaymentMethod).id;

  const charge = (key: string) =>
    stripe.paymentIntents.create({
      amount: 100,
      currency: "mxn",
      customer: customer.id,
      payment_method: saved,
      allowed_payment_method_types: ["card"],
      description: "FA-1",
      metadata: { invoice_id: "1", attempt: "0" },
      expand: ["payment_method", "latest_charge.refunds"],
      off_session: true,
      confirm: true,
    }, { idempotencyKey: key });
  equal((await charge("1")).id, (await charge("1")).id);
  server.bank = "declines";
  const error = await charge("2").then(() => undefined, (error) => error);
  equal(error instanceof Stripe.errors.StripeCardError, true);
  equal([error.decline_code, error.payment_intent.status].join(), "insufficient_funds,requires_payment_method");

  const refund = await stripe.refunds.create({ payment_intent: paid.id, amount: 7_884 }, { idempotencyKey: "r" });
  equal(refund.status, "succeeded");
  const after = await stripe.paymentIntents.retrieve(paid.id, { expand: ["latest_charge.refunds"] });
  equal((after.latest_charge as Stripe.Charge).refunds?.data[0].amount, 7_884);
  equal((await stripe.disputes.retrieve(server.dispute(paid).id)).payment_intent, paid.id);
  const portal = await stripe.billingPortal.sessions.create({
    customer: customer.id,
    return_url: "https://app.example",
  });
  equal(portal.url.startsWith(server.url), true);
  // Another version of the library is a reason to read what has changed.
  equal(Stripe.API_VERSION, VERSION);
  await server.close();
});

Deno.test("the loopback Stripe is strict", async () => {
  const server = new LoopbackStripe();
  const wrong = await official(server, "sk_test_other").customers.create({}).then(
    () => 200,
    (error) => error.statusCode,
  );
  equal(wrong, 401);
  const send = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/v1/customers`, {
      method: "POST",
      body,
      headers: {
        authorization: `Bearer ${server.secretKey}`,
        "stripe-version": VERSION,
        "content-type": "application/x-www-form-urlencoded",
        ...headers,
      },
    });
    return [response.status, (await response.json()).error?.code ?? "ok"].join();
  };
  equal(await send("name=Ana"), "200,ok");
  equal(await send("nome=Ana"), "400,parameter_unknown");
  equal(await send("name=Ana&name=Eva"), "400,form_malformed");
  equal(await send("name=a b"), "400,form_malformed");
  equal(await send("{}", { "content-type": "application/json" }), "400,not_a_form");
  equal(await send("name=Ana", { "stripe-version": "2019-01-01" }), "400,version_unknown");
  equal(await send("name=Ana", { "idempotency-key": "k" }), "200,ok");
  equal(await send("name=Eva", { "idempotency-key": "k" }), "400,ok");
  await server.close();
});

Deno.test("Stripe's library verifies what the loopback Stripe delivers", async () => {
  const server = new LoopbackStripe();
  const stripe = official(server);
  let told: Stripe.Event | undefined;
  const listener = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const signature = request.headers.get("stripe-signature")!;
    told = await stripe.webhooks.constructEventAsync(await request.text(), signature, server.webhookSecret);
    return new Response();
  });
  const event = { id: "evt_1", object: "event", type: "charge.refunded", data: { object: {} } };
  equal(await server.deliver(`http://127.0.0.1:${listener.addr.port}`, event), 200);
  equal(told?.id, "evt_1");
  await listener.shutdown();
  await server.close();
});

Deno.test("Mercado Pago's library asks, reads and gives back at the loopback Mercado Pago", async () => {
  const server = new LoopbackMercadoPago();
  // There is no setting for it.
  Object.assign(AppConfig, { BASE_URL: server.url });
  const config = new MercadoPagoConfig({ accessToken: server.accessToken });
  const preference = await new Preference(config).create({
    body: {
      items: [{ id: "order_id", title: "Plan", quantity: 1, currency_id: "MXN", unit_price: 578.84 }],
      external_reference: "order_id:1",
    },
    requestOptions: { idempotencyKey: "p" },
  });
  const paid = server.pay(preference.init_point!);
  const read = await new Payment(config).get({ id: paid.id });
  equal([read.status, read.transaction_amount, read.external_reference].join(), "approved,578.84,order_id:1");
  const voucher = await new Payment(config).create({
    body: { transaction_amount: 100, payment_method_id: "oxxo", payer: { email: "ana@example.com" } },
    requestOptions: { idempotencyKey: "v" },
  });
  equal(voucher.status, "pending");
  const refund = await new PaymentRefund(config).create({
    payment_id: paid.id,
    body: { amount: 78.84 },
    requestOptions: { idempotencyKey: "r" },
  });
  equal(refund.amount, 78.84);
  equal((await new Payment(config).get({ id: paid.id })).refunds?.length, 1);
  await server.close();
});

Deno.test("Mercado Pago's library verifies what the loopback Mercado Pago delivers", async () => {
  const server = new LoopbackMercadoPago();
  let verified = false;
  const listener = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
    WebhookSignatureValidator.validate({
      xSignature: request.headers.get("x-signature"),
      xRequestId: request.headers.get("x-request-id"),
      dataId: new URL(request.url).searchParams.get("data.id"),
      secret: server.webhookSecret,
      toleranceSeconds: 300,
    });
    verified = true;
    return new Response();
  });
  equal(await server.deliver(`http://127.0.0.1:${listener.addr.port}`, { id: 42 }), 200);
  equal(verified, true);
  await listener.shutdown();
  await server.close();
});
