import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import {
  headersOf,
  mercadoPago,
  type Person,
  platform,
  providerEnv,
  service,
  signUp,
  sql,
  stripe,
  until,
} from "./support.ts";
import { equal, holds, it } from "./story.ts";

// deno-lint-ignore no-explicit-any
type Json = Record<string, any>;

const functions = `${platform.apiUrl}/functions/v1`;

const openapi = parse(await Deno.readTextFile(new URL("../../docs/api/openapi.yaml", import.meta.url)));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "gateways", ...openapi });
const answerOf = (path: string, method: string) =>
  ajv.compile({ $ref: `gateways#/paths/~1billing~1${path}/${method}/responses/200/content/application~1json/schema` });
const documented: [RegExp, ReturnType<typeof ajv.compile>][] = [
  [/checkout$/, ajv.compile({ $ref: "gateways#/components/schemas/CheckoutBegun" })],
  [/^portal$/, answerOf("portal", "post")],
  [/^methods/, answerOf("methods", "get")],
];
const refusal = ajv.compile({ $ref: "gateways#/components/schemas/Error" });

/** Calls the function `billing`, and reads what it answers, which is as documented. */
async function billing(person: Person, path: string, body?: Json): Promise<Json & { status: number }> {
  const response = await fetch(`${functions}/billing/${path}`, {
    method: body ? "POST" : "GET",
    headers: { ...headersOf(person), "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  const is = response.ok ? documented.find(([paths]) => paths.test(path))?.[1] : refusal;
  holds(!is || is(answer), `${path}: ${JSON.stringify(answer)} is documented: ${JSON.stringify(is?.errors)}`);
  return { status: response.status, ...answer };
}

const told = (event: Json, options = {}) => stripe.deliver(`${functions}/webhooks/stripe`, event, options);

/** Delivers all that Stripe has to tell, each so often, in any order, all at once. */
async function tellAll(times = 1): Promise<void> {
  const events = stripe.takeEvents().flatMap((event) => Array.from({ length: times }, () => event));
  for (let place = events.length - 1; place > 0; place--) {
    const other = Math.floor(Math.random() * (place + 1));
    [events[place], events[other]] = [events[other], events[place]];
  }
  equal([...new Set(await Promise.all(events.map((event) => told(event))))], events.length ? [200] : []);
}

/** Waits until every notice was handled and every refund made. */
const settled = () =>
  until("all notices to be handled", async () => {
    const [{ open }] = await sql`
      select (select count(*) from private.webhook_events where handled_at is null)
        + (select count(*) from private.refunds where status = 'requested') as open`;
    return Number(open) === 0;
  }, 30_000);

const sound = async () => {
  for (const check of ["check_invoices", "check_extra_messages"]) {
    equal([...await sql`select * from ${sql(`private.${check}`)}()`], []);
  }
};

/** Chooses the plan of beginners. */
async function order(person: Person): Promise<Json> {
  const { order } = await billing(person, "orders", {
    plan_id: "starter",
    billing_cycle: "monthly",
    key: crypto.randomUUID(),
    total_amount: "22.04",
  });
  return order;
}

const checkout = (person: Person, { id }: Json, wish: Json = {}) => billing(person, `orders/${id}/checkout`, wish);

const subscription = async (person: Person): Promise<Json> =>
  (await person.client.from("user_subscriptions").select("id, plan_id, status, current_period_end").single()).data!;

/** Somebody who has paid for a plan at Stripe, and whose card is saved. */
async function withCard(name: string): Promise<Person & { subscription: string; intent: Json }> {
  const person = await signUp(name);
  const { url } = await checkout(person, await order(person));
  const intent = stripe.pay(url);
  await tellAll();
  await until("the plan", async () => (await subscription(person)).status === "active");
  return { ...person, subscription: (await subscription(person)).id, intent };
}

/** Has a period end, and the day's billing done. */
async function renew(id: string): Promise<void> {
  await sql`
    update public.user_subscriptions
    set current_period_start = current_date - 31, current_period_end = current_date, billing_anchor = current_date - 31
    where id = ${id}`;
  await billed(id);
}

async function billed(id: string): Promise<void> {
  await sql`select private.run_billing()`;
  await until("the billing", async () => {
    const [{ waits }] = await sql`select exists (
      select from pgmq.q_billing where message ->> 'subscription_id' = ${id}) as waits`;
    return !waits;
  }, 30_000);
}

const invoices = (id: string) =>
  sql`select id, kind, status, total_amount::text from public.invoices where user_subscription_id = ${id} order by series, number`;

it("an order is paid at Stripe once, whatever is told how often, and the card is kept for the next time", async () => {
  const ana = await signUp("Ana");
  const chosen = await order(ana);
  equal((await billing(ana, "methods")).card, null);
  const pages = await Promise.all([checkout(ana, chosen), checkout(ana, chosen)]);
  equal(pages.map(({ status }) => status), [200, 200]);
  equal(pages[0].url, pages[1].url);
  stripe.pay(pages[0].url);
  await tellAll(10);
  await settled();
  equal((await subscription(ana)).plan_id, "starter");
  const id = (await subscription(ana)).id;
  equal((await invoices(id)).map(({ status, total_amount }) => [status, total_amount]), [["paid", "22.04"]]);
  const methods = await billing(ana, "methods");
  equal(methods.card, { gateway: "stripe", brand: "visa", last4: "4242", exp_month: 12, exp_year: 2034 });
  equal(methods.gateways.map(({ name, methods }: Json) => [name, methods]), [["stripe", ["card"]], [
    "mercadopago",
    [],
  ]]);
  equal((await checkout(ana, chosen)).error.code, "order_not_open");
  await sound();

  // What is chosen in the portal is what is charged from then on.
  const { url } = await billing(ana, "portal", {});
  holds(url.startsWith(stripe.url), "a page of Stripe's");
  const [{ stripe_customer_id: customer }] = await sql`
    select stripe_customer_id from public.user_subscriptions where id = ${id}`;
  stripe.chooseCard(customer, "5100");
  await tellAll();
  await until("the other card", async () => (await billing(ana, "methods")).card.last4 === "5100");
});

it("only what Stripe has signed is believed", async () => {
  const event = {
    id: "evt_strange",
    object: "event",
    type: "payment_intent.succeeded",
    data: { object: { object: "payment_intent", id: "pi_1" } },
  };
  const now = Math.floor(Date.now() / 1000);
  equal(await told(event, { secret: "whsec_other" }), 401);
  equal(await told(event, { at: now - 400 }), 401);
  equal(await told(event, { at: now + 400 }), 401);
  const post = (body: BodyInit, headers: HeadersInit = {}, path = "stripe") =>
    fetch(`${functions}/webhooks/${path}`, { method: "POST", body, headers }).then(async (response) => {
      await response.body?.cancel();
      return response.status;
    });
  equal(await post(JSON.stringify(event)), 401);
  equal(await post(JSON.stringify(event), { "stripe-signature": "t=1,v1=00" }), 401);
  equal(await post("x".repeat(1_100_000), { "stripe-signature": `t=${now},v1=${"0".repeat(64)}` }), 413);
  equal(await post(JSON.stringify(event), {}, "paypal"), 404);
  // Signed, and no event.
  equal(await told({ id: "evt_strange" }), 400);
  equal((await sql`select from private.webhook_events where event_id = 'evt_strange'`).length, 0);
  // Signed, and nothing of ours: taken, and nothing kept.
  equal(await told({ ...event, type: "product.created", data: { object: { object: "product", id: "prod_1" } } }), 200);
  equal((await sql`select from private.webhook_events where event_id = 'evt_strange'`).length, 0);
});

it("nobody pays what is not theirs, and what cannot be paid says why", async () => {
  const [beto, carla] = [await signUp("Beto"), await signUp("Carla")];
  const chosen = await order(beto);
  equal((await checkout(carla, chosen)).error.code, "order_not_found");
  equal((await checkout(beto, { id: crypto.randomUUID() })).error.code, "order_not_found");
  equal((await checkout(beto, { id: "1" })).error.code, "order_not_found");
  equal((await billing(beto, `invoices/${crypto.randomUUID()}/checkout`, {})).error.code, "invoice_not_found");
  equal((await checkout(beto, chosen, { gateway: "paypal" })).error.code, "invalid_request");
  equal((await checkout(beto, chosen, { method: "gold" })).error.code, "invalid_request");
  equal((await checkout(beto, chosen, { method: "oxxo" })).error.code, "payment_method_unsupported");
  equal((await checkout(beto, chosen, { gateway: "mercadopago" })).error.code, "payment_method_unsupported");
  equal((await billing(beto, "portal", {})).error.code, "payer_unknown");
  equal((await billing(carla, `methods/${(await subscription(beto)).id}`)).error.code, "subscription_not_found");
  equal((await billing(beto, `orders/${chosen.id}/checkout`)).status, 405);
  stripe.isAway = true;
  const away = await checkout(beto, chosen);
  stripe.isAway = false;
  equal([away.status, away.error.code], [502, "gateway_unavailable"]);
  const [{ id: paid }] = await sql`
    insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, status, issue_date, due_date)
    select s.id, 'STORY-' || s.id, 1, 1, 'paid', current_date, current_date from public.user_subscriptions as s where s.user_id = ${beto.id}
    returning id`;
  const twice = await billing(beto, `invoices/${paid}/checkout`, {});
  equal([twice.status, twice.error.code, twice.error.details], [409, "invoice_not_open", { status: "paid" }]);
});

it("a payment that comes too late is given back, once", async () => {
  const dora = await signUp("Dora");
  const chosen = await order(dora);
  const [one, two] = [
    (await checkout(dora, chosen)).url,
    (await fetch(`${functions}/billing/orders/${chosen.id}/checkout`, {
      method: "POST",
      headers: { ...headersOf(dora), "content-type": "application/json", "accept-language": "pt-BR" },
      body: "{}",
    }).then((response) => response.json())).url,
  ];
  holds(one !== two, "two pages");
  const paid = [stripe.pay(one), stripe.pay(two)];
  await tellAll(5);
  await settled();
  const refunds = stripe.requests.filter(({ path, fields }) =>
    path === "/v1/refunds" && paid.some(({ id }) => id === fields.payment_intent)
  );
  equal(new Set(refunds.map(({ key }) => key)).size, 1);
  await tellAll(3);
  await settled();
  const kept = await sql`select reference from private.payments where reference in ${
    sql(paid.map(({ id }) => id))
  } and status = 'succeeded'`;
  equal(kept.length, 1);
  equal((await invoices((await subscription(dora)).id)).map(({ kind, status }) => [kind, status]), [[
    "invoice",
    "paid",
  ]]);
  const back = await sql`select payment_reference, amount::text, status, reason from private.refunds
    where payment_reference in ${sql(paid.map(({ id }) => id))}`;
  equal([...back].map(({ amount, status, reason }) => [amount, status, reason]), [[
    "22.04",
    "succeeded",
    "payment_does_not_fit",
  ]]);
  holds(back[0].payment_reference !== kept[0].reference, "the other one");
  await sound();
});

it("a renewal is charged to the saved card, also where the answer is lost", async () => {
  const eva = await withCard("Eva");
  const charges = () =>
    stripe.requests.filter(({ path, fields }) =>
      path === "/v1/payment_intents" && fields.customer === eva.intent.customer
    );
  await renew(eva.subscription);
  equal((await invoices(eva.subscription)).map(({ status }) => status), ["paid", "paid"]);
  equal(charges().length, 1);
  // The money has moved, and Stripe's answer is lost: what is asked again moves none.
  stripe.bank = "breaks off";
  await sql`
    update public.user_subscriptions set current_period_start = current_date - 62, current_period_end = current_date - 31,
      billing_anchor = current_date - 62 where id = ${eva.subscription}`;
  await sql`alter table public.invoices disable trigger tg_invoices__stay_as_sent`;
  await sql`update public.invoices set issue_key = issue_key || ':before' where user_subscription_id = ${eva.subscription}`;
  await sql`alter table public.invoices enable trigger tg_invoices__stay_as_sent`;
  await sql`select private.run_billing()`;
  await until("the charge that was cut off to be made again", async () => {
    await sql`update pgmq.q_billing set vt = now() where message ->> 'subscription_id' = ${eva.subscription} and vt > now()`;
    await sql`select private.run_billing()`;
    const open = (await invoices(eva.subscription)).filter(({ status }) => status !== "paid");
    return open.length === 0 && (await invoices(eva.subscription)).length >= 3;
  }, 60_000);
  holds(charges().some(({ replayed }) => replayed), "the charge whose answer was lost was asked for again");
  const keys = charges().map(({ key }) => key);
  const intents = [...stripe.objects.values()].filter(({ object, customer, metadata }) =>
    object === "payment_intent" && customer === eva.intent.customer && metadata.invoice_id
  );
  equal(intents.length, new Set(keys).size);
  equal(new Set(intents.map(({ metadata }) => metadata.invoice_id)).size, intents.length);
  await tellAll(3);
  await settled();
  equal(
    (await sql`select from private.refunds where payment_reference in ${sql(intents.map(({ id }) => id))}`).length,
    0,
  );
  await sound();
});

it("a card that is declined is tried on its days, and the queue rests between them", async () => {
  const fabi = await withCard("Fabi");
  stripe.bank = "declines";
  try {
    await renew(fabi.subscription);
    await tellAll(2);
    await settled();
    const failures = () =>
      sql`
      select k.id, k.failure_code from private.payments k join public.invoices i on i.id = k.invoice_id
      where i.user_subscription_id = ${fabi.subscription} and k.status = 'failed'`;
    equal((await failures()).map(({ failure_code }) => failure_code), ["insufficient_funds"]);
    const isDue = async (days: number) =>
      (await sql`select d from private.due_charges((now() at time zone 'UTC')::date + ${days}::integer, 100000) d where d = ${fabi.subscription}`)
        .length === 1;
    equal([await isDue(0), await isDue(1)], [false, true]);
    // A day goes by.
    await sql`alter table private.payments disable trigger tg_payments__append_only`;
    await sql`update private.payments set recorded_at = recorded_at - interval '1 day' where id in ${
      sql((await failures()).map(({ id }) => id))
    }`;
    await sql`alter table private.payments enable trigger tg_payments__append_only`;
    stripe.bank = "approves";
    await billed(fabi.subscription);
    equal((await invoices(fabi.subscription)).map(({ status }) => status), ["paid", "paid"]);
    equal((await subscription(fabi)).status, "active");
    equal(await isDue(30), false);
  } finally {
    stripe.bank = "approves";
  }
});

it("what an administrator gives back has its credit notes, and a dispute is seen", async () => {
  const gala = await withCard("Gala");
  const refunded = stripe.refundByHand(gala.intent, 1_000);
  await tellAll(10);
  await settled();
  stripe.refundByHand(gala.intent, 1_204);
  const dispute = stripe.dispute(gala.intent);
  await tellAll(10);
  await settled();
  equal((await invoices(gala.subscription)).map(({ kind, total_amount }) => [kind, total_amount]), [
    ["invoice", "22.04"],
    ["credit_note", "-10.00"],
    ["credit_note", "-12.04"],
  ]);
  await sound();
  const { data } = await service().rpc("gateway_troubles");
  const seen = data.disputes.find(({ reference }: Json) => reference === dispute.id);
  equal([seen.payment_reference, seen.reason, seen.state, Boolean(seen.invoice_id)], [
    gala.intent.id,
    "fraudulent",
    "open",
    true,
  ]);
  equal((await sql`select status from private.refunds where reference = ${refunded.id}`)[0].status, "succeeded");
  equal((await gala.client.rpc("gateway_troubles")).error?.code, "42501");
});

/** Somebody in Mexico who owes for a month. */
async function owing(name: string): Promise<Person & { subscription: string; invoice: string }> {
  const person = await signUp(name, "starter");
  const { id } = await subscription(person);
  await sql`update public.user_subscriptions set currency = 'MXN', monthly_amount = 399 where id = ${id}`;
  await renew(id);
  return { ...person, subscription: id, invoice: (await invoices(id))[0].id };
}

it("an invoice is paid in cash at a till, and the card is left alone until then", async () => {
  const hugo = await owing("Hugo");
  const { url } = await billing(hugo, `invoices/${hugo.invoice}/checkout`, { method: "oxxo" });
  const intent = stripe.pay(url, { paid: false });
  await tellAll(3);
  await settled();
  equal((await invoices(hugo.subscription))[0].status, "sent");
  equal([...await sql`select kind, settled_at from private.vouchers where invoice_id = ${hugo.invoice}`], [{
    kind: "oxxo",
    settled_at: null,
  }]);
  stripe.payVoucher(intent);
  await tellAll(3);
  await settled();
  equal((await invoices(hugo.subscription))[0].status, "paid");
  await sound();
});

it("Mercado Pago takes cards and cash, and tells what became of them", async () => {
  const [ines, juan] = [await owing("Inés"), await owing("Juan")];
  const { voucher } = await billing(ines, `invoices/${ines.invoice}/checkout`, {
    gateway: "mercadopago",
    method: "oxxo",
  });
  equal([voucher.kind, voucher.code], ["oxxo", "300001234567890"]);
  const again = await billing(ines, `invoices/${ines.invoice}/checkout`, { gateway: "mercadopago", method: "oxxo" });
  equal(again.voucher, voucher);
  const [{ reference }] = await sql`select reference from private.vouchers where invoice_id = ${ines.invoice}`;
  const cash = mercadoPago.payments.get(reference)!;
  const { url } = await billing(juan, `invoices/${juan.invoice}/checkout`, { gateway: "mercadopago" });
  const card = mercadoPago.pay(url);
  const to = `${functions}/webhooks/mercadopago`;
  equal(await mercadoPago.deliver(to, cash, { secret: "other" }), 401);
  equal(await mercadoPago.deliver(to, cash), 200);
  await settled();
  equal((await invoices(ines.subscription))[0].status, "sent");
  Object.assign(cash, { status: "approved", status_detail: "accredited" });
  equal(await Promise.all([cash, card, card].map((payment) => mercadoPago.deliver(to, payment))), [200, 200, 200]);
  await settled();
  equal([(await invoices(ines.subscription))[0].status, (await invoices(juan.subscription))[0].status], [
    "paid",
    "paid",
  ]);
  mercadoPago.refundByHand(card, 462.84);
  equal(await mercadoPago.deliver(to, card), 200);
  await settled();
  equal((await invoices(juan.subscription)).map(({ kind, total_amount }) => [kind, total_amount]), [
    ["invoice", "462.84"],
    ["credit_note", "-462.84"],
  ]);
  await sound();
});

it("without a key there is no gateway, and nothing stands in for one", async () => {
  const lola = await signUp("Lola");
  const chosen = await order(lola);
  const { STRIPE_SECRET_KEY: _, MERCADOPAGO_ACCESS_TOKEN: __, ...rest } = providerEnv;
  await platform.restartFunctions(rest);
  try {
    const refused = await checkout(lola, chosen);
    equal([refused.status, refused.error.code], [503, "gateway_not_configured"]);
    equal((await billing(lola, "methods")).gateways, []);
    equal(await told({ id: "evt_none" }), 404);
  } finally {
    await platform.restartFunctions(providerEnv);
  }
});
