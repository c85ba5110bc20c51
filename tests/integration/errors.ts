import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { ask, headersOf, openai, platform, postChat, service, signUp, sql, userMessage } from "./support.ts";
import { equal, holds, it } from "./story.ts";

const openapi = parse(await Deno.readTextFile(new URL("../../docs/api/openapi.yaml", import.meta.url)));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "api", ...openapi });
const schema = (name: string) => ajv.compile({ $ref: `api#/components/schemas/${name}` });
const validError = schema("Error");
const codes: string[] = openapi.components.schemas.Error.properties.error.properties.code.enum;
const seen = new Set<string>();

/** The response must be a refusal with this status and code, and one that the document of the API allows. */
async function refused(path: string, method: string, response: Response, status: number, code: string) {
  const body = await response.json();
  const documented: boolean = validError(body);
  holds(
    documented,
    `${code} has the documented shape: ${ajv.errorsText(validError.errors)} in ${JSON.stringify(body)}`,
  );
  equal([response.status, body.error.code], [status, code]);
  holds(
    openapi.paths[path][method].responses[String(status)] || status === 405 || code === "not_found",
    `${method} ${path} documents ${status}`,
  );
  holds(!/select |insert |at .*\.ts|stack|panicked/i.test(JSON.stringify(body)), "no SQL and no stack trace");
  equal(response.headers.get("access-control-allow-origin"), "*", "a browser may read it");
  seen.add(code);
  return body.error;
}

const url = () => `${platform.apiUrl}/functions/v1/chat`;

it("every refusal of a malformed request is documented and has the right status", async () => {
  const sara = await signUp("Sara");
  const ok = () => ({ id: crypto.randomUUID(), assistantId: "sofia", messages: [userMessage("Hola")] });
  const post = (body: unknown, init?: RequestInit) => postChat(sara, body, init);

  await refused("/chat", "post", await post("{"), 400, "invalid_json");
  await refused("/chat", "post", await post(""), 400, "invalid_json");
  await refused("/chat", "post", await post("[1]"), 400, "invalid_request");
  for (
    const body of [
      { ...ok(), id: "no-es-uuid" },
      { ...ok(), id: undefined },
      { ...ok(), assistantId: undefined },
      { ...ok(), assistantId: 7 },
      { ...ok(), messages: [] },
      { ...ok(), messages: "hola" },
      { ...ok(), messages: [{ ...userMessage("x"), role: "assistant" }] },
      { ...ok(), messages: [{ ...userMessage("x"), role: "system" }] },
      { ...ok(), messages: [{ ...userMessage("x"), id: "" }] },
      { ...ok(), messages: [{ ...userMessage("x"), id: "x".repeat(5000) }] },
      { ...ok(), trigger: "borrar-todo" },
    ]
  ) {
    const error = await refused("/chat", "post", await post(body), 400, "invalid_request");
    holds(error.details?.field, `says which field: ${JSON.stringify(error)}`);
  }
  for (const text of ["", "   \n\t "]) {
    await refused("/chat", "post", await post({ ...ok(), messages: [userMessage(text)] }), 400, "message_empty");
  }
  await refused(
    "/chat",
    "post",
    await post({ ...ok(), messages: [userMessage("ñ".repeat(24_001))] }),
    413,
    "message_too_long",
  );
  await refused("/chat", "post", await post({ ...ok(), relleno: "x".repeat(1_200_000) }), 413, "body_too_large");
  await refused(
    "/chat",
    "post",
    await post(ok(), { headers: { "content-type": "text/plain" } }),
    415,
    "unsupported_media_type",
  );
  await refused("/chat", "post", await post({ ...ok(), assistantId: "nadie" }), 404, "assistant_not_found");
  await refused(
    "/chat",
    "post",
    await post({ ...ok(), trigger: "regenerate-message", messageId: "x" }),
    404,
    "conversation_not_found",
  );

  const wrongMethod = await fetch(url(), { headers: headersOf(sara) });
  await refused("/chat", "post", wrongMethod, 405, "method_not_allowed");
  const nowhere = await fetch(`${url()}/${crypto.randomUUID()}/nada`, { headers: headersOf(sara) });
  await refused("/chat", "post", nowhere, 404, "not_found");
  const badId = await fetch(`${url()}/no-uuid/stream`, { headers: headersOf(sara) });
  await refused("/chat/{conversation}/stream", "get", badId, 400, "invalid_request");

  const [{ count }] = await sql`select count(*)::int from public.conversations where user_id = ${sara.id}`;
  equal(count, 0, "nothing was half-written");
});

it("odd but valid text goes through unchanged", async () => {
  const sara = await signUp("Sara");
  openai.setBehaviour(() => ({ text: "ok" }));
  for (
    const text of [
      "\u0000nulo",
      "ñ".repeat(24_000),
      "🌮".repeat(500),
      "'; drop table messages; --",
      "‮RTL",
      "</perfil><script>alert(1)</script>",
    ]
  ) {
    const answer = await ask(sara, text);
    equal(answer.errors, []);
    const [row] =
      await sql`select content from public.messages where conversation_id = ${answer.conversation} and role = 'user'`;
    equal(row.content, text.replaceAll("\u0000", ""), "stored as typed");
  }
});

it("a missing, forged, expired or foreign token is refused", async () => {
  const tomas = await signUp("Tomás");
  const [header, payload, signature] = tomas.token.split(".");
  const decode = (part: string) => JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/")));
  const encode = (value: unknown) =>
    btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const otherClaims = encode({ ...decode(payload), sub: crypto.randomUUID() });
  const none = encode({ alg: "none", typ: "JWT" });
  const tokens = [
    undefined,
    "x",
    `${header}.${otherClaims}.${signature}`,
    `${none}.${payload}.`,
    `${header}.${payload}.${"A".repeat(43)}`,
    platform.keys.publishableKey,
  ];
  const expired = await signJwt({ ...decode(payload), exp: Math.floor(Date.now() / 1000) - 60 });
  for (const token of [...tokens, expired]) {
    const response = await fetch(url(), {
      method: "POST",
      headers: {
        "content-type": "application/json",
        apikey: platform.keys.publishableKey,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ id: crypto.randomUUID(), assistantId: "sofia", messages: [userMessage("Hola")] }),
    });
    await refused("/chat", "post", response, 401, "unauthenticated");
  }
  const worker = await fetch(`${platform.apiUrl}/functions/v1/worker`, { method: "POST", headers: headersOf(tomas) });
  await refused("/worker", "post", worker, 401, "unauthenticated");
});

async function signJwt(payload: Record<string, unknown>): Promise<string> {
  const url64 = (bytes: Uint8Array | string) =>
    btoa(typeof bytes === "string" ? bytes : String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_")
      .replaceAll("=", "");
  const head = `${url64(JSON.stringify({ alg: "HS256", typ: "JWT" }))}.${url64(JSON.stringify(payload))}`;
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(platform.keys.jwtSecret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return `${head}.${url64(new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(head))))}`;
}

it("every refusal of the state of things is documented", async () => {
  const ursula = await signUp("Úrsula");
  openai.setBehaviour(() => ({ text: "Hola." }));
  const post = (body: unknown) => postChat(ursula, body);
  const answer = await ask(ursula, "Hola");
  const inIt = { id: answer.conversation, messages: [userMessage("Hola")] };
  await refused(
    "/chat",
    "post",
    await post({ ...inIt, assistantId: "carlos" }),
    409,
    "conversation_assistant_mismatch",
  );
  await refused(
    "/chat",
    "post",
    await post({ ...inIt, assistantId: "sofia", trigger: "regenerate-message", messageId: crypto.randomUUID() }),
    404,
    "message_not_found",
  );
  await ursula.client.from("user_assistants").update({ is_active: false }).eq("assistant_id", "sofia");
  await refused(
    "/chat",
    "post",
    await post({ id: crypto.randomUUID(), assistantId: "sofia", messages: [userMessage("Hola")] }),
    403,
    "assistant_not_active",
  );
  await sql`update public.profiles set is_active = false where id = ${ursula.id}`;
  await refused(
    "/chat",
    "post",
    await post({ id: crypto.randomUUID(), assistantId: "carlos", messages: [userMessage("Hola")] }),
    403,
    "account_inactive",
  );
  const gone = await signUp("Ido");
  await service().auth.admin.deleteUser(gone.id);
  await refused(
    "/chat",
    "post",
    await postChat(gone, { id: crypto.randomUUID(), assistantId: "sofia", messages: [userMessage("Hola")] }),
    404,
    "profile_not_found",
  );
});

it("a message that a provider's policy forbids is refused, and not counted", async () => {
  const tadeo = await signUp("Tadeo");
  openai.setBehaviour(() => ({ contentPolicy: true }));
  const body = { id: crypto.randomUUID(), assistantId: "sofia", messages: [userMessage("Hola")] };
  await refused("/chat", "post", await postChat(tadeo, body), 422, "answer_refused");
  openai.setBehaviour(() => ({ text: "Con gusto." }));
  equal((await ask(tadeo, "Hola")).metadata.quota.used, 1);
});

it("the message of a refusal is in the user's language", async () => {
  const vera = await signUp("Vera");
  const say = async (language: string) =>
    (await (await postChat(vera, "{", { headers: { "accept-language": language } })).json()).error.message as string;
  const [es, pt, en] = [await say("es-MX,es;q=0.9"), await say("pt-BR"), await say("en-US")];
  equal(new Set([es, pt, en]).size, 3, "three languages");
  equal(await say("fr"), es, "Spanish where the language is not spoken");
});

it("the documented codes are codes that are tested", () => {
  const elsewhere = [
    "idempotency_conflict",
    "turn_in_progress",
    "quota_exhausted",
    "subscription_inactive",
    "plan_required",
    "providers_unavailable",
    "provider_failed",
    "conversation_archived",
    "internal",
    // attachments.ts
    "attachment_empty",
    "attachment_not_found",
    "attachment_too_large",
    "attachment_type_unsupported",
    "attachment_unreadable",
    "storage_full",
    "too_many_attachments",
    // orders.ts
    "invoice_unpaid",
    "pack_not_offered",
    "plan_not_offered",
    "price_changed",
    "quantity_invalid",
    "renewal_pending",
    "subscription_not_found",
    // gateways.ts
    "gateway_not_configured",
    "gateway_unavailable",
    "invoice_not_found",
    "invoice_not_open",
    "order_not_found",
    "order_not_open",
    "payer_unknown",
    "payment_method_unsupported",
    // mail.ts, and crates/edge/tests
    "signature_invalid",
    "subscription_changed",
    // tax_data.ts
    "tax_data_invalid",
    // cerebro_by_hand.ts
    "address_not_allowed",
    "conflict",
    "empty",
    "page_unreadable",
    "sensitive_content",
    "too_long",
  ];
  equal(codes.filter((code) => !seen.has(code) && !elsewhere.includes(code)), []);
  return Promise.resolve();
});
