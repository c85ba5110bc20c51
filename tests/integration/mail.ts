/** Mails about what people pay for, from what happens in the database to a provider and back. */
import type { Accepted, Delivery } from "../mail/mod.ts";
import { RESEND_SECRET, resendReport, SENDGRID_PUBLIC_KEY, sendgridReport, startMailProvider } from "../mail/mod.ts";
import { type Person, platform, providerEnv, signUp, sql, until } from "./support.ts";
import { equal, holds, it } from "./story.ts";

const SETTINGS = { ...providerEnv, SITE_URL: "https://sintra.example", MAIL_FROM: "Sintra <hola@sintra.example>" };

const drain = async () =>
  await (await fetch(`${platform.apiUrl}/functions/v1/worker`, {
    method: "POST",
    headers: { apikey: platform.keys.secretKey },
  })).body?.cancel();

/** Puts a person on a paid plan whose period is over, and bills the next; their other mails are taken away first. */
async function invoiced(person: Person): Promise<void> {
  await sql`
    update public.user_subscriptions
    set status = 'active', plan_id = 'starter', monthly_amount = 19, currency = 'USD', trial_end_date = null,
      billing_anchor = current_date - 35, current_period_start = current_date - 35,
      current_period_end = (current_date - 35 + interval '1 month')::date
    where user_id = ${person.id}`;
  await sql`delete from private.outbox where user_id = ${person.id}`;
  await sql`select private.run_billing()`;
  await until(
    "an invoice",
    async () =>
      (await sql`select from public.invoices as i join public.user_subscriptions as s on s.id = i.user_subscription_id
      where s.user_id = ${person.id}`).length,
  );
}

const outbox = async (person: Person) =>
  (await sql`select * from private.outbox where user_id = ${person.id} and template = 'invoice_issued'`)[0];

/** Makes the worker look at mails that wait for their time, until one of a person is as it should be. */
const worked = (person: Person, what: string, isDone: (mail: Awaited<ReturnType<typeof outbox>>) => boolean) =>
  until(what, async () => {
    await sql`update pgmq.q_mail as q set vt = now()
      where q.message ->> 'outbox_id' in (select o.id::text from private.outbox as o where o.user_id = ${person.id})`;
    await drain();
    const mail = await outbox(person);
    return mail && isDone(mail);
  });

const deliver = async (provider: string, { headers, body }: Delivery) => {
  const response = await fetch(`${platform.apiUrl}/functions/v1/webhooks/${provider}`, {
    method: "POST",
    headers,
    body,
  });
  await response.body?.cancel();
  return response.status;
};

it("without a provider the local mailbox keeps one mail for an invoice, in the person's language", async () => {
  const lucia = await signUp("Lucía");
  await sql`update public.profiles set language = 'pt-BR' where id = ${lucia.id}`;
  await invoiced(lucia);
  await worked(lucia, "the mail", (mail) => mail.status === "sent");
  await drain();
  equal((await outbox(lucia)).provider, "catcher");
  const kept = await (await fetch(`${platform.mailUrl}/api/mails?to=${lucia.email}`)).json();
  const invoices = kept.filter(({ subject }: { subject: string }) => subject.startsWith("Fatura FA-"));
  equal(invoices.length, 1);
  holds(invoices[0].text.includes("US$\u00a022,04"), invoices[0].text);
  holds(invoices[0].html.includes("/dashboard/cuenta/facturas/FA-"), "a link to the invoice");
  // Whatever a trigger writes is a mail that can be written.
  equal([...await sql`select template, last_error from private.outbox where last_error like 'mail_unreadable%'`], []);
});

it("amounts are written as in the country of whoever gets the mail", async () => {
  const marta = await signUp("Marta");
  await sql`update public.profiles set country = 'CO' where id = ${marta.id}`;
  await invoiced(marta);
  await worked(marta, "the mail", (mail) => mail.status === "sent");
  const kept = await (await fetch(`${platform.mailUrl}/api/mails?to=${marta.email}`)).json();
  const invoice = kept.find(({ subject }: { subject: string }) => subject.startsWith("Factura FA-"));
  holds(invoice.text.includes("USD\u00a022,61"), invoice.text);
});

it("whatever happens to a subscription is told in a mail that can be written", async () => {
  const rosa = await signUp("Rosa");
  const change = (set: string) =>
    sql.unsafe(`update public.user_subscriptions set ${set} where user_id = '${rosa.id}'`);
  await sql`update public.user_subscriptions set trial_start_date = current_date - 12, trial_end_date = current_date + 2
    where user_id = ${rosa.id}`;
  await sql`select private.announce_trial_ends()`;
  await invoiced(rosa);
  const [{ id, invoice, total }] = await sql`
    select s.id, i.id as invoice, i.total_amount as total from public.user_subscriptions as s
    join public.invoices as i on i.user_subscription_id = s.id where s.user_id = ${rosa.id}`;
  await change("next_plan_id = 'enterprise', next_billing_cycle = 'yearly'");
  await change("next_plan_id = null, next_billing_cycle = null, cancel_at_period_end = true");
  await change("cancel_at_period_end = false");
  await change("plan_id = 'professional', monthly_amount = 49");
  for (const messages of [1, 3999, 1000]) {
    await sql`insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind, messages)
      values (${`adjustment:${id}:${messages}`}, ${rosa.id}, ${id}, '2026-01-01', 'adjustment', ${messages})`;
  }
  await sql`select public.record_payment(${invoice}, 'manual', ${crypto.randomUUID()}, ${total}, 'USD', 'card_declined')`;
  await sql`update public.invoices set status = 'overdue' where id = ${invoice}`;
  await change("status = 'past_due'");
  await change("status = 'unpaid'");
  await sql`select public.record_payment(${invoice}, 'manual', ${crypto.randomUUID()}, ${total}, 'USD')`;
  await change("status = 'cancelled'");
  const mails = async () =>
    await sql`select template, parameters ->> 'notice' as notice, status, last_error from private.outbox
      where user_id = ${rosa.id} order by created_at`;
  await until("all of them", async () => {
    await drain();
    return (await mails()).every(({ status }) => status !== "queued");
  });
  equal((await mails()).filter(({ status }) => status !== "sent"), []);
  equal((await mails()).map(({ template, notice }) => notice ?? template).sort(), [
    "access_ended",
    "invoice_issued",
    "invoice_overdue",
    "payment_failed",
    "payment_received",
    "plan_cancelled",
    "plan_changed",
    "plan_ended",
    "plan_resumed",
    "plan_will_change",
    "usage",
    "usage",
  ]);
});

it("a mail is sent once, by the next provider where the first is not up to it, and never to who bounced", async () => {
  const [resend, sendgrid] = [startMailProvider("resend"), startMailProvider("sendgrid")];
  const both = {
    ...SETTINGS,
    RESEND_API_KEY: "re_test",
    RESEND_BASE_URL: resend.url,
    RESEND_WEBHOOK_SECRET: RESEND_SECRET,
    SENDGRID_API_KEY: "SG.test",
    SENDGRID_BASE_URL: sendgrid.url,
    SENDGRID_WEBHOOK_PUBLIC_KEY: SENDGRID_PUBLIC_KEY,
  };
  const to = (all: Accepted[], person: Person) =>
    all.filter((mail) => mail.to === person.email && mail.subject.startsWith("Factura"));
  try {
    await platform.restartFunctions(both);

    // A worker dies after the provider has the mail, and before that is noted.
    const marco = await signUp("Marco");
    resend.behave({ delay: 5000 });
    await invoiced(marco);
    await until("the provider to have it", () => to(resend.accepted, marco).length === 1);
    await platform.killFunctions();
    equal((await outbox(marco)).status, "queued");
    equal((await outbox(marco)).uncertain, ["resend"]);
    resend.behave("accept");
    await worked(marco, "the mail after a crash", (mail) => mail.status === "sent");
    const [mail] = to(resend.accepted, marco);
    equal([to(resend.accepted, marco).length, to(sendgrid.accepted, marco).length], [1, 0]);
    equal((await outbox(marco)).provider_message_id, mail.id);
    equal(mail.outboxId, (await outbox(marco)).id);

    // The first has too much to do.
    const nora = await signUp("Nora");
    resend.behave("rate_limited");
    await invoiced(nora);
    await worked(nora, "the mail by the other", (mail) => mail.status === "sent");
    equal((await outbox(nora)).provider, "sendgrid");
    equal([to(resend.accepted, nora).length, to(sendgrid.accepted, nora).length], [0, 1]);
    resend.behave("accept");

    // What became of both is told by whoever has a right to; again and again.
    const bounce = { bounce: { type: "Permanent", subType: "General", message: `550 <${marco.email}>: no such user` } };
    const report = resendReport("email.bounced", mail, bounce);
    equal(await deliver("resend", { ...report, body: report.body.replace("550", "551") }), 401);
    equal(
      await deliver("resend", resendReport("email.bounced", mail, bounce, { at: new Date(Date.now() - 400_000) })),
      401,
    );
    equal(await deliver("resend", report), 200);
    equal(await deliver("resend", report), 200);
    equal(await deliver("resend", resendReport("email.delivered", mail)), 200);
    const [delivered] = to(sendgrid.accepted, nora);
    const batch = sendgridReport([{ mail: delivered, event: "processed" }, { mail: delivered, event: "delivered" }]);
    equal(await deliver("sendgrid", { ...batch, body: batch.body + " " }), 401);
    equal(await deliver("sendgrid", batch), 200);
    await until("what became of them", async () => {
      await drain();
      return (await outbox(marco)).fate === "bounced" && (await outbox(nora)).fate === "delivered";
    });
    const events = await sql`select payload::text from private.webhook_events where provider in ('resend', 'sendgrid')`;
    equal(events.length, 3);
    holds(!events.some(({ payload }) => payload.includes("example.com")), "no address is kept");

    // Nobody writes to that address again.
    await sql`select private.send_mail('again', s, 'trial_ended', '{"last_day": "2026-12-01"}')
      from public.user_subscriptions as s where s.user_id = ${marco.id}`;
    await drain();
    await until(
      "nothing to be sent",
      async () => (await sql`select status from private.outbox where key like 'again:%'`)[0].status === "suppressed",
    );
    equal(resend.accepted.filter((one) => one.to === marco.email && one.subject.includes("prueba")).length, 0);

    // SendGrid delivers what it is given twice, so it is not.
    await platform.restartFunctions({ ...both, RESEND_API_KEY: "" });
    const olga = await signUp("Olga");
    sendgrid.behave({ delay: 5000 });
    await invoiced(olga);
    await until("SendGrid to have it", () => to(sendgrid.accepted, olga).length === 1);
    await platform.killFunctions();
    sendgrid.behave("accept");
    await worked(olga, "giving up", (mail) => mail.status === "failed");
    equal(to(sendgrid.accepted, olga).length, 1);
    const [known] = to(sendgrid.accepted, olga);
    equal(await deliver("sendgrid", sendgridReport([{ mail: known, event: "delivered" }])), 200);
    await until("what became of it", async () => {
      await drain();
      return (await outbox(olga)).status === "sent" && (await outbox(olga)).fate === "delivered";
    });
  } finally {
    await platform.restartFunctions(providerEnv);
    await Promise.all([resend.close(), sendgrid.close()]);
  }
});
