import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { ask, type Person, platform, service, signUp, sql, until } from "./support.ts";
import { equal, holds, it } from "./story.ts";

const openapi = parse(await Deno.readTextFile(new URL("../../docs/api/openapi.yaml", import.meta.url)));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "billing", ...openapi });
const documented = {
  preview: ajv.compile({ $ref: "billing#/components/schemas/Offer" }),
  orders: ajv.compile({ $ref: "billing#/components/schemas/Placed" }),
  refusal: ajv.compile({ $ref: "billing#/components/schemas/Error" }),
};

// deno-lint-ignore no-explicit-any
type Answer = Record<string, any>;

/** Calls the function `billing` as supabase-js does, and reads a refusal. */
async function billing(person: Person, path: "preview" | "orders", body: unknown): Promise<Answer> {
  const { data, error } = await person.client.functions.invoke(`billing/${path}`, {
    body: body as Record<string, unknown>,
  });
  const answer: Answer = error ? await error.context.json() : data;
  const is = documented[error ? "refusal" : path];
  holds(is(answer), `${path}: ${JSON.stringify(answer)} is documented: ${JSON.stringify(is.errors)}`);
  return answer;
}

const pay = (order: { id: string; total_amount: string; currency: string }, reference: string) =>
  service().rpc("record_order_payment", {
    p_order_id: order.id,
    p_gateway: "manual",
    p_reference: reference,
    p_amount: order.total_amount,
    p_currency: order.currency,
  });

/** Has somebody take a plan out, and pays it. */
async function takeOut(person: Person, wish: { plan_id: string; billing_cycle: string }): Promise<void> {
  const { order: { invoice } } = await billing(person, "preview", wish);
  const { order } = await billing(person, "orders", {
    ...wish,
    key: crypto.randomUUID(),
    total_amount: invoice.total_amount,
  });
  equal((await pay(order, `SPEI ${order.number}`)).data.order_status, "paid");
}

const subscription = async (person: Person) =>
  (await person.client.from("user_subscriptions").select(
    "plan_id, status, billing_cycle, current_period_start, current_period_end, cancel_at_period_end, next_plan_id, next_billing_cycle",
  ).single()).data!;

const sound = async () => {
  for (const check of ["check_invoices", "check_extra_messages", "check_usage"]) {
    equal([...await sql`select * from ${sql(`private.${check}`)}()`], []);
  }
};

it("a plan is seen exactly, ordered once, and begins when it is paid", async () => {
  const ana = await signUp("Ana");
  const wish = { plan_id: "starter", billing_cycle: "monthly" };
  const preview = await billing(ana, "preview", wish);
  equal([preview.when, preview.order.kind, preview.order.invoice.total_amount], ["now", "start", "22.04"]);

  const key = crypto.randomUUID();
  const place = (more = {}) => billing(ana, "orders", { ...wish, key, total_amount: "22.04", ...more });
  equal((await place({ total_amount: "19.00" })).error.code, "price_changed");
  const placed = await Promise.all(Array.from({ length: 10 }, () => place()));
  equal(new Set(placed.map(({ order }) => order.id)).size, 1);
  const [{ order }] = placed;
  equal((await subscription(ana)).status, "trial");
  equal((await ana.client.rpc("my_orders")).data.map(({ number }: { number: string }) => number), [order.number]);

  const paid = await Promise.all(Array.from({ length: 10 }, () => pay(order, "SPEI ana")));
  equal(paid.filter(({ data }) => data.ok && !data.repeated).length, 1);
  equal((await subscription(ana)).plan_id, "starter");
  equal((await ana.client.from("invoices").select("total_amount, status")).data, [{
    total_amount: 22.04,
    status: "paid",
  }]);
  equal((await ana.client.rpc("my_orders")).data, []);
  await sound();
});

it("a higher plan is had at once for the rest of the period, a lower one with the next", async () => {
  const beto = await signUp("Beto");
  await takeOut(beto, { plan_id: "starter", billing_cycle: "monthly" });
  // It costs more by now, which changes nothing of the 19.00 that were paid.
  await sql`update public.user_subscriptions set current_period_start = current_date - 15, current_period_end = current_date + 15,
    monthly_amount = 29 where user_id = ${beto.id}`;
  const up = { plan_id: "professional", billing_cycle: "monthly" };
  const preview = await billing(beto, "preview", up);
  // Half of 49.00 less half of 19.00, and 16 % of it.
  equal(preview.order.invoice.total_amount, "17.40");
  const { order } = await billing(beto, "orders", { ...up, key: crypto.randomUUID(), total_amount: "17.40" });
  const before = await subscription(beto);
  await pay(order, "SPEI beto");
  const after = await subscription(beto);
  equal([after.plan_id, after.current_period_end], ["professional", before.current_period_end]);

  const down = { plan_id: "starter", billing_cycle: "monthly" };
  equal((await billing(beto, "preview", down)).when, "later");
  equal((await billing(beto, "orders", { ...down, key: crypto.randomUUID(), total_amount: "0.00" })).when, "later");
  const waiting = await subscription(beto);
  equal([waiting.plan_id, waiting.next_plan_id], ["professional", "starter"]);
  // Thinking better of it is choosing what there is.
  equal((await billing(beto, "orders", { ...up, key: crypto.randomUUID(), total_amount: "0.00" })).when, "stays");
  equal((await subscription(beto)).next_plan_id, null);
  await sound();
});

it("what nobody paid for is not given back", async () => {
  const nico = await signUp("Nico", "starter");
  const preview = await billing(nico, "preview", { plan_id: "professional", billing_cycle: "monthly" });
  // All of 49.00, on the first day of a period that was given by hand, and 16 % of it.
  equal(preview.order.invoice.total_amount, "56.84");
});

it("what a year has left pays for months, and the rest of it is kept", async () => {
  const ciro = await signUp("Ciro");
  await takeOut(ciro, { plan_id: "starter", billing_cycle: "yearly" });
  const up = { plan_id: "professional", billing_cycle: "monthly" };
  const { order } = await billing(ciro, "orders", { ...up, key: crypto.randomUUID(), total_amount: "0.00" });
  equal([order.status, order.total_amount], ["paid", "0.00"]);
  equal((await subscription(ciro)).plan_id, "professional");
  const { data } = await ciro.client.from("invoices").select("status, balance_change").eq("total_amount", 0).single();
  equal(data, { status: "paid", balance_change: 133.4 });
  // The next month is paid with it.
  await sql`update public.user_subscriptions set current_period_start = current_date - 31, current_period_end = current_date
    where user_id = ${ciro.id}`;
  const [{ id }] = await sql`select id from public.user_subscriptions where user_id = ${ciro.id}`;
  await sql`select private.run_billing()`;
  await until("the balance to be used", async () => {
    const [{ balance }] = await sql`select private.balance(${id}) as balance`;
    return balance === "84.40";
  });
  await sound();
});

it("who has used the plan's messages buys more, and none is lost or double", async () => {
  const dora = await signUp("Dora", "starter");
  await ask(dora, "Hola");
  await sql`insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, messages)
    select 'adjustment:' || s.id, s.user_id, s.id, s.current_period_start, 'adjustment', 'sofia', 999
    from public.user_subscriptions as s where s.user_id = ${dora.id}`;
  equal((await dora.client.rpc("my_plan")).data.reason, "quota_exhausted");
  const pack = { pack_id: "pack_200", quantity: 2 };
  for (const quantity of [0, 21, 1.5, "2"]) {
    const refused = await billing(dora, "preview", { ...pack, quantity });
    holds(["quantity_invalid", "invalid_request"].includes(refused.error.code), String(quantity));
  }
  const preview = await billing(dora, "preview", pack);
  equal(preview.order.invoice.total_amount, "11.60");
  const { order } = await billing(dora, "orders", { ...pack, key: crypto.randomUUID(), total_amount: "11.60" });
  equal((await pay(order, "SPEI dora")).data.order_status, "paid");
  const left = async () => (await dora.client.rpc("my_plan")).data.extra_messages_left;
  equal(await left(), 400);
  await ask(dora, "¿Y ahora?");
  equal(await left(), 399);
  await sound();
});

it("a wish that is none is told so, and nobody decides for another", async () => {
  const [elsa, fito] = [await signUp("Elsa"), await signUp("Fito")];
  const { data: own } = await elsa.client.from("user_subscriptions").select("id").single();
  const cases: [unknown, string][] = [
    [{}, "invalid_request"],
    [[], "invalid_request"],
    [{ plan_id: "starter" }, "invalid_request"],
    [{ plan_id: "starter", billing_cycle: "monthly", pack_id: "pack_200", quantity: 1 }, "invalid_request"],
    [{ plan_id: "starter", billing_cycle: "monthly", subscription_id: "x" }, "invalid_request"],
    [{ plan_id: "trial", billing_cycle: "monthly" }, "plan_not_offered"],
    [{ plan_id: "starter", billing_cycle: "daily" }, "plan_not_offered"],
    [{ plan_id: "' or 1=1", billing_cycle: "monthly" }, "plan_not_offered"],
    [{ pack_id: "pack_0", quantity: 1 }, "pack_not_offered"],
    [{ pack_id: "pack_200", quantity: 1 }, "subscription_inactive"],
  ];
  for (const [body, code] of cases) equal((await billing(elsa, "preview", body)).error?.code, code);
  const theirs = { plan_id: "starter", billing_cycle: "monthly", subscription_id: own!.id };
  equal((await billing(fito, "preview", theirs)).error.code, "subscription_not_found");
  const order = { ...theirs, key: crypto.randomUUID(), total_amount: "22.04" };
  equal((await billing(fito, "orders", order)).error.code, "subscription_not_found");
  for (const fn of ["place_order", "offer_context", "schedule_plan", "record_order_payment", "open_orders"]) {
    const { error } = await elsa.client.rpc(fn, {});
    holds(error && ["42501", "PGRST202"].includes(error.code), fn);
  }
  const anonymous = await fetch(`${platform.apiUrl}/functions/v1/billing/preview`, { method: "POST" });
  equal(anonymous.status, 401);
  await anonymous.body?.cancel();
});

it("nothing is offered between two periods, or to whoever owes", async () => {
  const gema = await signUp("Gema", "starter");
  const [{ id }] = await sql`select id from public.user_subscriptions where user_id = ${gema.id}`;
  const up = { plan_id: "professional", billing_cycle: "monthly" };
  // Its period is over, and the job that renews it has yet to be done.
  await sql`insert into pgmq.q_billing (vt, message) values (now() + interval '1 hour', jsonb_build_object('type', 'bill', 'subscription_id', ${id}::uuid))`;
  await sql`update public.user_subscriptions set current_period_start = current_date - 30, current_period_end = current_date where id = ${id}`;
  equal((await billing(gema, "preview", up)).error.code, "renewal_pending");
  await sql`update public.user_subscriptions set current_period_start = current_date, current_period_end = current_date + 30 where id = ${id}`;
  await sql`insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, status, issue_date, due_date)
    values (${id}, ${"STORY-" + id}, 19, 19, 'sent', current_date, current_date + 7)`;
  for (const path of ["preview", "orders"] as const) {
    const refused = await billing(gema, path, { ...up, key: crypto.randomUUID(), total_amount: "34.80" });
    equal(refused.error.code, "invoice_unpaid");
  }
  await sql`update public.invoices set status = 'cancelled' where user_subscription_id = ${id}`;
  equal((await billing(gema, "preview", up)).when, "now");
  await sql`delete from pgmq.q_billing where message ->> 'subscription_id' = ${id}`;
});
