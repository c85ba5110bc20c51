import postgres from "postgres";
import { anonymous, type Person, platform, service, signUp, sql, until } from "./support.ts";
import { equal, holds, it } from "./story.ts";

const drain = () =>
  fetch(`${platform.apiUrl}/functions/v1/worker`, { method: "POST", headers: { apikey: platform.keys.secretKey } });

/** Puts a person on a paid plan whose present period began so many months and days ago. */
async function subscribedSince(person: Person, months: number, days: number): Promise<string> {
  const [{ id }] = await sql<{ id: string }[]>`
    update public.user_subscriptions as s
    set status = 'active', plan_id = 'starter', monthly_amount = 19, currency = 'USD', trial_end_date = null,
      billing_anchor = p.since, current_period_start = p.since, current_period_end = (p.since + interval '1 month')::date
    from (select (now() at time zone 'UTC')::date - ${days}::integer - make_interval(months => ${months}) as at) as a
    cross join lateral (select a.at::date as since) as p
    where s.user_id = ${person.id}
    returning s.id`;
  return id;
}

/** Waits until nothing is due of a subscription. */
const billed = (id: string) =>
  until("everything to be billed", async () => {
    const [{ is_due }] = await sql`
      select s.current_period_end <= (now() at time zone 'UTC')::date
        or exists (select from pgmq.q_billing where message ->> 'subscription_id' = ${id}) as is_due
      from public.user_subscriptions as s where s.id = ${id}`;
    return !is_due;
  });

/** Has so many days gone by for the invoices of a subscription, which nobody may change. */
const age = (id: string, days: number) =>
  sql.begin(async (transaction) => {
    await transaction`alter table public.invoices disable trigger tg_invoices__stay_as_sent`;
    await transaction`update public.invoices set issue_date = issue_date - ${days}::integer, due_date = due_date - ${days}::integer
      where user_subscription_id = ${id}`;
    await transaction`alter table public.invoices enable trigger tg_invoices__stay_as_sent`;
  });

it("periods that ended while nobody worked are made up for, each with its invoice", async () => {
  const lucia = await signUp("Lucía");
  const id = await subscribedSince(lucia, 4, 3);
  await sql`select private.run_billing()`;
  await billed(id);
  const invoices = await sql`
    select invoice_number, total_amount, status, period_start::text, period_end::text from public.invoices
    where user_subscription_id = ${id} order by period_start`;
  equal(invoices.length, 4);
  const [{ since, until: end, anchor }] = await sql`
    select current_period_start::text as since, current_period_end::text as until, billing_anchor as anchor
    from public.user_subscriptions where id = ${id}`;
  holds(anchor, "an anchor");
  for (const [place, invoice] of invoices.entries()) {
    equal([invoice.total_amount, invoice.status], ["22.04", "sent"]);
    equal(invoice.period_end, invoices[place + 1]?.period_start ?? end);
  }
  equal(invoices.at(-1)!.period_start, since);
  equal([...await sql`select * from private.check_invoices()`], []);
});

it("workers at the same time bill once, and one that was cut off is followed by another", async () => {
  const marco = await signUp("Marco");
  const id = await subscribedSince(marco, 3, 1);
  // What a worker that died has left: a job that is nobody's, behind a period that is written.
  await sql`select private.enqueue_billing(array[${id}]::uuid[])`;
  await Promise.all(Array.from({ length: 6 }, async () => {
    await sql`update pgmq.q_billing set vt = now() where message ->> 'subscription_id' = ${id}`;
    await (await drain()).body?.cancel();
  }));
  await sql`select private.run_billing()`;
  await billed(id);
  const periods = await sql`select period_start from public.invoices where user_subscription_id = ${id}`;
  equal(periods.length, 3);
  equal(new Set(periods.map((row) => String(row.period_start))).size, 3);
  equal([...await sql`select * from private.check_invoices()`], []);
});

it("a trial that is over ends, and whoever leaves is not billed again", async () => {
  const [nora, omar] = [await signUp("Nora"), await signUp("Omar")];
  await sql`update public.user_subscriptions set trial_start_date = current_date - 20, trial_end_date = current_date - 2
    where user_id = ${nora.id}`;
  const leaving = await subscribedSince(omar, 1, 0);
  await sql`update public.user_subscriptions set cancel_at_period_end = true where id = ${leaving}`;
  await sql`select private.run_billing()`;
  for (const person of [nora, omar]) {
    await until("the end", async () => {
      const { data } = await person.client.from("user_subscriptions").select("status, ended_at").single();
      return data?.status === "cancelled" && data.ended_at;
    });
    equal((await person.client.from("invoices").select("id")).data, []);
  }
});

it("an overdue invoice makes past due, and its payment sets it right", async () => {
  const paula = await signUp("Paula");
  const id = await subscribedSince(paula, 1, 0);
  await sql`select private.run_billing()`;
  await billed(id);
  const [{ id: invoice }] = await sql`select id from public.invoices where user_subscription_id = ${id}`;
  await age(id, 8);
  await sql`select private.run_billing()`;
  const status = async () => (await paula.client.from("user_subscriptions").select("status").single()).data?.status;
  await until("past due", async () => await status() === "past_due");
  equal((await paula.client.from("invoices").select("status").single()).data?.status, "overdue");

  const pay = (amount: string) =>
    service().rpc("record_payment", {
      p_invoice_id: invoice,
      p_gateway: "manual",
      p_reference: "SPEI 0042",
      p_amount: amount,
      p_currency: "USD",
    });
  equal((await pay("22.00")).data.error.code, "payment_amount_differs");
  const results = await Promise.all(Array.from({ length: 20 }, () => pay("22.04")));
  equal(results.filter(({ data }) => data.ok && !data.repeated).length, 1);
  equal(results.filter(({ data }) => data.ok && data.repeated).length, 19);
  equal(await status(), "active");
  equal((await paula.client.from("invoices").select("status").single()).data?.status, "paid");
});

it("every late invoice is noticed, and the queue then rests until dunning ends", async () => {
  const tomas = await signUp("Tomás");
  const id = await subscribedSince(tomas, 3, 2);
  await sql`select private.run_billing()`;
  await billed(id);
  await age(id, 10);
  await sql`select private.run_billing()`;
  await until("all three to be overdue", async () => {
    const [{ count }] = await sql`
      select count(*)::int from public.invoices where user_subscription_id = ${id} and status = 'overdue'`;
    return count === 3;
  });
  await billed(id);
  const isDue = async () =>
    (await sql`select d from private.due_subscriptions((now() at time zone 'UTC')::date, 100000) d where d = ${id}`)
      .length === 1;
  equal(await isDue(), false);
  await age(id, 14);
  equal(await isDue(), true);
  await sql`select private.run_billing()`;
  await until("access to end", async () => {
    const { data } = await tomas.client.from("user_subscriptions").select("status").single();
    return data?.status === "unpaid";
  });
  equal((await tomas.client.rpc("my_plan")).data.reason, "subscription_inactive");
  await billed(id);
  equal(await isDue(), false);
});

it("nobody writes what is billed: not visitors, not people, not of their own", async () => {
  const [rita, saul] = [await signUp("Rita"), await signUp("Saúl")];
  const id = await subscribedSince(rita, 1, 0);
  await sql`select private.run_billing()`;
  await billed(id);
  const { data: invoice } = await rita.client.from("invoices").select("id, status, total_amount").single();
  holds(invoice, "one reads one's own");
  equal((await saul.client.from("invoices").select("id")).data, []);
  for (const client of [anonymous(), rita.client, saul.client]) {
    const refused = await Promise.all([
      client.from("invoices").update({ status: "paid" }).eq("id", invoice!.id),
      client.from("invoices").delete().eq("id", invoice!.id),
      client.from("invoices").insert({
        invoice_number: "X-1",
        subtotal: 0,
        total_amount: 0,
        issue_date: "2026-01-01",
        due_date: "2026-01-01",
      }),
      client.from("user_subscriptions").update({ current_period_end: "2099-01-01" }).eq("id", id),
      client.from("user_subscriptions").update({ plan_id: "enterprise" }).eq("id", id),
      client.from("subscription_usage").update({ messages_sent: 0 }).eq("user_subscription_id", id),
      client.rpc("record_payment", {
        p_invoice_id: invoice!.id,
        p_gateway: "manual",
        p_reference: "x",
        p_amount: 22.04,
        p_currency: "USD",
      }),
      client.rpc("apply_billing_step", { p_subscription_id: id, p_version: 0, p_step: { kind: "end" } }),
      client.rpc("billing_context", { p_subscription_id: id }),
      client.rpc("claim_billing_jobs", {}),
      client.rpc("finish_billing_job", { p_job_id: 1 }),
      client.rpc("fail_billing_job", { p_job_id: 1 }),
    ]);
    for (const { error } of refused) equal(error?.code, "42501");
  }
  equal((await rita.client.from("invoices").select("id, status, total_amount").single()).data, invoice);
});

it("what day it is for billing is nobody's to say who comes through the API", async () => {
  const tina = await signUp("Tina");
  const [{ id, today }] = await sql`
    select s.id, private.today()::text as today from public.user_subscriptions as s where s.user_id = ${tina.id}`;
  const setting = { setting_name: "sintra.today", new_value: "2099-01-01", is_local: false };
  for (const client of [anonymous(), tina.client, service()]) {
    holds((await client.rpc("set_config", setting)).error, "set_config is no function of the API");
    for (const schema of ["pg_catalog", "private"]) {
      holds((await client.schema(schema as "public").rpc("set_config", setting)).error, `${schema} is no part of it`);
      holds((await client.schema(schema as "public").rpc("today")).error, `${schema} is no part of it`);
    }
  }
  // Nor does anything that a request brings become a setting of that name.
  const response = await fetch(`${platform.apiUrl}/rest/v1/rpc/billing_context`, {
    method: "POST",
    headers: {
      apikey: platform.keys.secretKey,
      "content-type": "application/json",
      "sintra.today": "2099-01-01",
      prefer: "sintra.today=2099-01-01",
      cookie: "sintra.today=2099-01-01",
    },
    body: JSON.stringify({ p_subscription_id: id }),
  });
  equal((await response.json()).today, today);
  // And if it did, it would count for nothing: the API is connected as this role.
  const address = new URL(platform.databaseUrl);
  address.username = "authenticator";
  const api = postgres(address.href, { max: 1, onnotice: () => {} });
  try {
    await api`select set_config('sintra.today', '2099-01-01', false)`;
    await api`set role service_role`;
    equal((await api`select public.billing_context(${id}) as answer`)[0].answer.today, today);
  } finally {
    await api.end();
  }
});
