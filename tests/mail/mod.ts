/**
 * Resend and SendGrid on the loopback interface, strict about their wire formats, and what they report later, signed as they sign it.
 * That the formats are right is proved in mail_test.ts, where the vendors' own clients speak to them and verify the signatures.
 */
import { Buffer } from "node:buffer";
import { generateKeyPairSync, sign } from "node:crypto";
import { Webhook } from "svix";

/** A mail that a stand-in has accepted. */
export interface Accepted {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The id in the outbox, as the request named it. */
  outboxId?: string;
}

/** What a stand-in does with a request, once its form was found good. */
export type Behaviour =
  | "accept"
  /** Accepts, and breaks the connection before it says so. */
  | "accept_and_break"
  | "rate_limited"
  | "unavailable"
  | "refuse"
  /** Answers after so many milliseconds. */
  | { delay: number };

/** A running stand-in. */
export interface MailProvider {
  kind: "resend" | "sendgrid";
  /** Its base URL. */
  url: string;
  /** How many requests there were, refused ones included. */
  readonly requests: number;
  /** What was delivered, once each. */
  accepted: Accepted[];
  /** What it does from now on. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

type Reply = { status: number; body?: unknown; headers?: Record<string, string> };
// deno-lint-ignore no-explicit-any
type Json = any;

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
const SENDER = /^(?:[^<>@",;]+ <([^<>]+)>|([^\s<>]+))$/;

interface Vendor {
  path: string;
  /** Why a request is not one, or the mail in it. */
  read(headers: Headers, body: Json): Reply | Accepted;
  said(behaviour: "rate_limited" | "unavailable" | "refuse"): Reply;
  accepted(mail: Accepted): Reply;
}

/** resend.com/docs/api-reference/emails/send-email, …/errors, and "Idempotency Keys". */
const resend: Vendor = (() => {
  const error = (status: number, name: string, message: string): Reply => ({
    status,
    body: { statusCode: status, name, message },
  });
  const known = [
    "from",
    "to",
    "subject",
    "bcc",
    "cc",
    "scheduled_at",
    "reply_to",
    "html",
    "text",
    "headers",
    "attachments",
    "tags",
    "topic_id",
    "template",
  ];
  return {
    path: "/emails",
    read(headers, body) {
      if (!headers.get("user-agent")) return error(403, "invalid_access", "error code: 1010");
      const key = headers.get("authorization");
      if (!key) return error(401, "missing_api_key", "Missing API Key");
      if (!/^Bearer re_\w+$/.test(key)) return error(401, "validation_error", "API key is invalid");
      const idempotency = headers.get("idempotency-key");
      if (idempotency !== null && (idempotency.length < 1 || idempotency.length > 256)) {
        return error(
          400,
          "invalid_idempotency_key",
          "Idempotency keys, if present, must have between 1 and 256 characters.",
        );
      }
      const unknown = Object.keys(body).find((field) => !known.includes(field));
      if (unknown) return error(422, "validation_error", `Unrecognized key: ${unknown}`);
      const sender = SENDER.exec(body.from);
      if (!sender || !ADDRESS.test(sender[1] ?? sender[2])) {
        return error(422, "validation_error", "Invalid `from` field.");
      }
      const to = Array.isArray(body.to) ? body.to : [body.to];
      if (to.length < 1 || to.length > 50 || !to.every((one: string) => ADDRESS.test(one))) {
        return error(422, "validation_error", "Invalid `to` field.");
      }
      if (typeof body.subject !== "string") return error(422, "missing_required_field", "Missing `subject` field.");
      if (!body.html && !body.text) return error(422, "missing_required_field", "Missing `html` or `text` field.");
      const tags: { name: string; value: string }[] = body.tags ?? [];
      if (!tags.every(({ name, value }) => [name, value].every((part) => /^[A-Za-z0-9_-]{1,256}$/.test(part)))) {
        return error(
          422,
          "validation_error",
          "Tags should only contain ASCII letters, numbers, underscores, or dashes.",
        );
      }
      const outboxId = tags.find(({ name }) => name === "outbox_id")?.value;
      return { id: crypto.randomUUID(), to: to[0], subject: body.subject, html: body.html, text: body.text, outboxId };
    },
    said: (behaviour) =>
      behaviour === "rate_limited"
        ? { ...error(429, "rate_limit_exceeded", "Too many requests."), headers: { "retry-after": "1" } }
        : behaviour === "unavailable"
        ? error(500, "application_error", "An unexpected error occurred.")
        : error(422, "validation_error", "Invalid `to` field."),
    accepted: ({ id }) => ({ status: 200, body: { id } }),
  };
})();

/** twilio.com/docs/sendgrid/api-reference/mail-send. */
const sendgrid: Vendor = (() => {
  const error = (status: number, message: string, field: string | null = null): Reply => ({
    status,
    body: { errors: [{ message, field, help: null }] },
  });
  const known = [
    "personalizations",
    "from",
    "reply_to",
    "subject",
    "content",
    "attachments",
    "template_id",
    "headers",
    "categories",
    "custom_args",
    "send_at",
    "asm",
    "mail_settings",
    "tracking_settings",
  ];
  return {
    path: "/v3/mail/send",
    read(headers, body) {
      if (!/^Bearer SG\.[\w.-]+$/.test(headers.get("authorization") ?? "")) {
        return error(401, "The provided authorization grant is invalid, expired, or revoked");
      }
      const unknown = Object.keys(body).find((field) => !known.includes(field));
      if (unknown) return error(400, `Bad Request: ${unknown}`, unknown);
      if (!ADDRESS.test(body.from?.email)) {
        return error(400, "The from object must be provided for every email send.", "from.email");
      }
      const [personalization, ...others] = body.personalizations ?? [];
      if (!personalization || others.length || personalization.to?.length !== 1) {
        return error(400, "The personalizations field is required.", "personalizations");
      }
      if (!ADDRESS.test(personalization.to[0].email)) {
        return error(400, "Does not contain a valid address.", "personalizations.0.to.0.email");
      }
      if (!body.subject) return error(400, "The subject is required.", "subject");
      const types = (body.content ?? []).map(({ type }: Json) => type);
      if (String(types) !== "text/plain,text/html") {
        return error(400, "text/plain must be first, followed by text/html.", "content");
      }
      const args = personalization.custom_args ?? {};
      if (!Object.values(args).every((value) => typeof value === "string")) {
        return error(400, "custom_args must be strings.", "personalizations.0.custom_args");
      }
      const [{ value: text }, { value: html }] = body.content;
      const { email: to } = personalization.to[0];
      const id = crypto.randomUUID().replaceAll("-", "").slice(0, 22);
      return { id, to, subject: body.subject, html, text, outboxId: args.outbox_id };
    },
    said: (behaviour) =>
      behaviour === "rate_limited"
        ? error(429, "too many requests")
        : behaviour === "unavailable"
        ? error(503, "Service Unavailable")
        : error(400, "Does not contain a valid address.", "personalizations.0.to.0.email"),
    accepted: ({ id }) => ({ status: 202, headers: { "x-message-id": id } }),
  };
})();

/** Starts a stand-in. */
export function startMailProvider(kind: MailProvider["kind"], port = 0): MailProvider {
  const vendor = { resend, sendgrid }[kind];
  const accepted: Accepted[] = [];
  /** Resend's memory of idempotency keys: the request, and what was answered. */
  const known = new Map<string, { body: string; reply: Reply }>();
  let behaviour: Behaviour = "accept";
  let requests = 0;

  async function handle(request: Request): Promise<Response> {
    requests++;
    const text = await request.text();
    const now = behaviour;
    const reply = answer(request, text, now);
    if (now === "accept_and_break") {
      return new Response(
        new ReadableStream({
          start: (controller) => controller.error(new Error("the connection breaks")),
        }),
      );
    }
    if (typeof now === "object") await new Promise((resolve) => setTimeout(resolve, now.delay));
    const body = reply.body === undefined ? null : JSON.stringify(reply.body);
    return new Response(body, {
      status: reply.status,
      headers: { ...(body && { "content-type": "application/json" }), ...reply.headers },
    });
  }

  function answer(request: Request, text: string, now: Behaviour): Reply {
    if (new URL(request.url).pathname !== vendor.path) return { status: 404, body: { name: "not_found" } };
    if (request.method !== "POST") return { status: 405, body: { name: "method_not_allowed" } };
    if (request.headers.get("content-type")?.split(";")[0] !== "application/json") return { status: 415 };
    const mail = vendor.read(request.headers, JSON.parse(text));
    if ("status" in mail) return mail;
    if (now === "rate_limited" || now === "unavailable" || now === "refuse") return vendor.said(now);
    const key = kind === "resend" ? request.headers.get("idempotency-key") : null;
    const before = key === null ? undefined : known.get(key);
    if (before) {
      return before.body === text ? before.reply : {
        status: 409,
        body: {
          statusCode: 409,
          name: "invalid_idempotent_request",
          message: "Same idempotency key used with a different request payload.",
        },
      };
    }
    accepted.push(mail);
    const reply = vendor.accepted(mail);
    if (key !== null) known.set(key, { body: text, reply });
    return reply;
  }

  const server = Deno.serve(
    { hostname: "127.0.0.1", port, onListen: () => {}, onError: () => new Response(null) },
    handle,
  );
  return {
    kind,
    url: `http://127.0.0.1:${server.addr.port}`,
    get requests() {
      return requests;
    },
    accepted,
    behave: (next) => behaviour = next,
    close: () => server.shutdown(),
  };
}

/** Who signs Resend's webhooks. */
export const RESEND_SECRET = `whsec_${Buffer.from("a secret of Resend's that is long").toString("base64")}`;

const pair = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
/** Who signs SendGrid's: the public key as its settings show it. */
export const SENDGRID_PUBLIC_KEY = pair.publicKey.export({ type: "spki", format: "der" }).toString("base64");

/** Something that is posted to a webhook. */
export interface Delivery {
  headers: Record<string, string>;
  body: string;
}

/** What Resend reports of a mail, signed by Svix's own library. */
export function resendReport(
  type: string,
  mail: Accepted,
  more: Record<string, unknown> = {},
  { id = `msg_${crypto.randomUUID()}`, at = new Date() } = {},
): Delivery {
  const data = {
    created_at: at.toISOString(),
    email_id: mail.id,
    message_id: `<${mail.id}@resend.example>`,
    from: "Sintra <hola@sintra.example>",
    to: [mail.to],
    subject: mail.subject,
    tags: { outbox_id: mail.outboxId, template: "x" },
    ...more,
  };
  const body = JSON.stringify({ type, created_at: at.toISOString(), data });
  const signature = new Webhook(RESEND_SECRET).sign(id, at, body);
  const timestamp = `${Math.floor(at.getTime() / 1000)}`;
  return { body, headers: { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature } };
}

/** A batch of what SendGrid reports of mails, signed with its key. */
export function sendgridReport(
  events: { mail: Accepted; event: string; more?: Record<string, unknown> }[],
  at = new Date(),
): Delivery {
  const timestamp = `${Math.floor(at.getTime() / 1000)}`;
  const body = JSON.stringify(events.map(({ mail, event, more }, place) => ({
    email: mail.to,
    timestamp: Number(timestamp),
    event,
    "smtp-id": `<${mail.id}@ismtpd>`,
    sg_event_id: `${mail.id}-${event}-${place}`,
    sg_message_id: `${mail.id}.filter0001`,
    category: ["x"],
    outbox_id: mail.outboxId,
    ...more,
  }))) + "\r\n";
  const signature = sign("sha256", Buffer.from(timestamp + body), pair.privateKey).toString("base64");
  return {
    body,
    headers: {
      "x-twilio-email-event-webhook-signature": signature,
      "x-twilio-email-event-webhook-timestamp": timestamp,
    },
  };
}
