/** The vendors' own clients speak to the stand-ins, and their own helpers verify what those sign. */
import sendgrid from "@sendgrid/mail";
import { EventWebhook } from "@sendgrid/eventwebhook";
import { Resend } from "resend";
import { Webhook } from "svix";
import { RESEND_SECRET, resendReport, SENDGRID_PUBLIC_KEY, sendgridReport, startMailProvider } from "./mod.ts";

function equal(actual: unknown, expected: unknown) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`got ${a?.slice(0, 500)}, expected ${b?.slice(0, 500)}`);
}

const test = (name: string, fn: () => void | Promise<void>) =>
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
const mail = {
  from: "Sintra <hola@sintra.example>",
  to: "ana@ejemplo.mx",
  subject: "Factura ñ",
  html: "<p>ñ</p>",
  text: "ñ",
};

test("Resend's client sends once for its key, and reads what it is refused for", async () => {
  const provider = startMailProvider("resend");
  const client = new Resend("re_test", { baseUrl: provider.url });
  const key = { idempotencyKey: "0197a000-0000-7000-8000-000000000001" };
  const tags = [{ name: "outbox_id", value: "0197a000-0000-7000-8000-000000000001" }];
  const [first, second] = [
    await client.emails.send({ ...mail, tags }, key),
    await client.emails.send({ ...mail, tags }, key),
  ];
  equal([first.error, second.data?.id], [null, first.data?.id]);
  equal(provider.accepted.map(({ to, outboxId }) => [to, outboxId]), [["ana@ejemplo.mx", tags[0].value]]);
  equal((await client.emails.send({ ...mail, subject: "Otra", tags }, key)).error?.name, "invalid_idempotent_request");
  equal((await client.emails.send({ ...mail, to: "nadie" })).error?.name, "validation_error");
  equal((await new Resend("wrong", { baseUrl: provider.url }).emails.send(mail)).error?.statusCode, 401);
  for (
    const [behaviour, name] of [["rate_limited", "rate_limit_exceeded"], ["unavailable", "application_error"]] as const
  ) {
    provider.behave(behaviour);
    equal((await client.emails.send(mail)).error?.name, name);
  }
  await provider.close();
});

test("SendGrid's client sends, and reads what it is refused for", async () => {
  const provider = startMailProvider("sendgrid");
  sendgrid.setApiKey("SG.test");
  // deno-lint-ignore no-explicit-any
  (sendgrid as any).client.setDefaultRequest("baseUrl", provider.url);
  const outboxId = "0197a000-0000-7000-8000-000000000001";
  const [answer] = await sendgrid.send({ ...mail, customArgs: { outbox_id: outboxId } }).catch((error) => {
    throw new Error(JSON.stringify(error.response?.body ?? error.message));
  });
  equal([answer.statusCode, answer.headers["x-message-id"]], [202, provider.accepted[0].id]);
  // It puts arguments of the whole mail beside its recipients; the worker puts them there.
  equal(provider.accepted[0].subject, mail.subject);
  const refused = async (change: Record<string, unknown>) =>
    await sendgrid.send({ ...mail, ...change }).then(() => 0, ({ code }) => code);
  equal(await refused({ to: "nadie" }), 400);
  provider.behave("rate_limited");
  equal(await refused({}), 429);
  sendgrid.setApiKey("wrong");
  // deno-lint-ignore no-explicit-any
  (sendgrid as any).client.setDefaultRequest("baseUrl", provider.url);
  equal(await refused({}), 401);
  await provider.close();
});

test("what the stand-ins report is signed as the vendors' helpers verify it", () => {
  const accepted = { id: "1", ...mail, outboxId: "0197a000-0000-7000-8000-000000000001" };
  const resend = resendReport("email.bounced", accepted, {
    bounce: { type: "Permanent", subType: "General", message: "no" },
  });
  // It throws where it does not believe.
  new Webhook(RESEND_SECRET).verify(resend.body, resend.headers);
  const report = sendgridReport([{ mail: accepted, event: "bounce", more: { type: "bounce", reason: "550" } }]);
  const helper = new EventWebhook();
  const verify = (body: string) =>
    helper.verifySignature(
      helper.convertPublicKeyToECDSA(SENDGRID_PUBLIC_KEY),
      body,
      report.headers["x-twilio-email-event-webhook-signature"],
      report.headers["x-twilio-email-event-webhook-timestamp"],
    );
  equal([verify(report.body), verify(report.body + " ")], [true, false]);
});
