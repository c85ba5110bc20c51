import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { anonymous, headersOf, type Person, platform, signUp, sql } from "./support.ts";
import { equal, holds, it } from "./story.ts";

const openapi = parse(await Deno.readTextFile(new URL("../../docs/api/openapi.yaml", import.meta.url)));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "tax", ...openapi });
const documented = {
  GET: ajv.compile({ $ref: "tax#/components/schemas/TaxDataRead" }),
  PUT: ajv.compile({ $ref: "tax#/components/schemas/TaxDataSaved" }),
  refusal: ajv.compile({ $ref: "tax#/components/schemas/Error" }),
  problem: ajv.compile({ $ref: "tax#/components/schemas/TaxProblem" }),
};

// What comes over the wire; the story says what is to be in it.
// deno-lint-ignore no-explicit-any
type Answer = Record<string, any>;

/** Calls the function as supabase-js does, and holds the answer against its documentation. */
async function ask(person: Person, method: "GET" | "PUT", body?: Answer, subscription = ""): Promise<Answer> {
  const { data, error } = await person.client.functions.invoke(
    `billing/tax-data${subscription && `/${subscription}`}`,
    { method, ...(body ? { body } : {}), headers: { "accept-language": "es" } },
  );
  const answer: Answer = error ? await error.context.json() : data;
  const is = documented[error ? "refusal" : method];
  holds(is(answer), `${method}: ${JSON.stringify(answer)} is documented: ${JSON.stringify(is.errors)}`);
  return answer;
}

const save = (person: Person, version: number, tax_data: Answer, subscription?: string) =>
  ask(person, "PUT", { version, tax_data }, subscription);

const KEMPER = {
  country: "MX",
  is_company: true,
  legal_name: "Escuela Kemper Urgate",
  tax_id: "EKU-900317-3C9",
  line1: "Calle 5 #10",
  city: "Pachuca",
  postal_code: "42501",
  email: "facturas@kemper.example",
  fiscal_regime: "601",
  cfdi_use: "G03",
};

/** The next invoice of their subscription, as the worker writes it. */
async function nextInvoice(person: Person): Promise<Answer> {
  const [{ id }] = await sql`update public.user_subscriptions
    set current_period_start = current_date - interval '1 month', current_period_end = current_date
    where user_id = ${person.id} returning id`;
  await sql`select private.run_billing()`;
  const worked = await fetch(`${platform.apiUrl}/functions/v1/worker`, {
    method: "POST",
    headers: { apikey: platform.keys.secretKey },
  });
  await worked.body?.cancel();
  const { data } = await person.client.from("invoices").select(
    "billing_address, tax_treatment, tax_amount, total_amount",
  )
    .eq("user_subscription_id", id).single();
  return data!;
}

it("what is wrong with tax data is said field by field, and the next invoice carries what is right", async () => {
  const ana = await signUp("Ana", "starter");
  const before = await ask(ana, "GET");
  equal([before.tax_data, before.organization, before.suggested.legal_name], [null, null, "Ana"]);

  const wrong = await save(ana, 0, { ...KEMPER, tax_id: "EKU9003323C9", cfdi_use: "D01", email: "nadie" });
  equal(wrong.error.code, "tax_data_invalid");
  const problems: Answer[] = wrong.error.details.problems;
  holds(problems.every((problem) => documented.problem(problem)), "every problem is documented");
  equal(problems.map(({ field, code }) => [field, code]), [
    ["tax_id", "tax_id_no_such_date"],
    ["email", "email_malformed"],
  ]);
  equal(problems[0].message, "La fecha que contiene no existe.");
  equal((await ask(ana, "GET")).tax_data, null);
  const use = await save(ana, 0, { ...KEMPER, cfdi_use: "D01" });
  equal(use.error.details.problems.map(({ code }: Answer) => code), ["use_not_of_companies"]);

  const saved = await save(ana, 0, KEMPER);
  equal(
    [saved.tax_data.version, saved.tax_data.tax_id, saved.tax_data.tax_id_kind, saved.tax_data.legal_name],
    [1, "EKU9003173C9", "mx_rfc", "ESCUELA KEMPER URGATE"],
  );
  const invoice = await nextInvoice(ana);
  equal(invoice.billing_address, {
    name: "ESCUELA KEMPER URGATE",
    tax_id: "EKU9003173C9",
    country: "MX",
    line1: "Calle 5 #10",
    city: "Pachuca",
    postal_code: "42501",
    email: "facturas@kemper.example",
    fiscal_regime: "601",
    cfdi_use: "G03",
  });
  equal(invoice.tax_treatment, "charged");
});

it("a business abroad that is registered for the tax accounts for it itself, and others are charged", async () => {
  const [lina, leo] = [await signUp("Lina", "starter"), await signUp("Leo", "starter")];
  const cafe = { country: "CO", is_company: true, legal_name: "Café del Huila SAS", tax_id: "900.373.115-3" };
  equal((await save(lina, 0, { ...cafe, is_vat_registered: true })).tax_data.tax_id_formatted, "900.373.115-3");
  await save(leo, 0, cafe);
  equal((await nextInvoice(lina)).tax_treatment, "reverse_charge");
  const charged = await nextInvoice(leo);
  equal([charged.tax_treatment, charged.tax_amount], ["charged", 3.61]);
});

it("an alphanumeric CNPJ is one, and a company's is not a person's", async () => {
  const bia = await signUp("Bia");
  const padaria = { country: "BR", is_company: true, legal_name: "Padaria Estrela Ltda", tax_id: "12abc34501de35" };
  const told = await save(bia, 0, { ...padaria, is_company: false });
  equal(told.error.details.problems.map(({ code }: Answer) => code), ["tax_id_of_a_company"]);
  equal((await save(bia, 0, padaria)).tax_data.tax_id_formatted, "12.ABC.345/01DE-35");
});

it("of ten who save at once one does, and the others are told that there is another version", async () => {
  const caro = await signUp("Caro");
  const data = (line1: string) => ({ country: "PE", legal_name: "Caro Ríos", line1 });
  const first = await Promise.all(Array.from({ length: 10 }, (_, i) => save(caro, 0, data(`${i}`))));
  equal(first.filter(({ tax_data }) => tax_data).length, 1);
  holds(
    first.every(({ tax_data, error }) => tax_data || error.code === "conflict" && error.details.version === 1),
    "the others conflict",
  );
  const second = await Promise.all(Array.from({ length: 10 }, (_, i) => save(caro, 1, data(`otra ${i}`))));
  equal(second.filter(({ tax_data }) => tax_data).length, 1);
  const kept = (await ask(caro, "GET")).tax_data;
  equal(kept, second.find(({ tax_data }) => tax_data)!.tax_data);
});

it("tax data are for who pays, and nobody writes them past the check", async () => {
  const [owner, admin, member, stranger] = [
    await signUp("Olga"),
    await signUp("Aldo"),
    await signUp("Memo"),
    await signUp("Nadia"),
  ];
  const { data: organization } = await owner.client.rpc("create_organization", { p_name: "Tacos del Norte" });
  await sql`insert into public.organization_members (organization_id, user_id, role) values
    (${organization.id}, ${admin.id}, 'admin'), (${organization.id}, ${member.id}, 'member')`;
  const [{ id }] = await sql`insert into public.user_subscriptions
    (organization_id, plan_id, status, current_period_start, current_period_end)
    values (${organization.id}, 'starter', 'active', current_date, current_date + 30) returning id`;
  equal((await save(owner, 0, KEMPER, id)).tax_data.version, 1);
  const seen = await ask(admin, "GET", undefined, id);
  equal([seen.organization, seen.tax_data.city], ["Tacos del Norte", "Pachuca"]);
  equal((await save(admin, 1, { ...KEMPER, city: "Tula" }, id)).tax_data.version, 2);
  for (const person of [member, stranger]) {
    equal((await ask(person, "GET", undefined, id)).error.code, "subscription_not_found");
    equal((await save(person, 2, KEMPER, id)).error.code, "subscription_not_found");
  }
  equal((await ask(owner, "GET")).tax_data, null);
  const { data: copies } = await owner.client.rpc("organization_administration", {
    p_organization_id: organization.id,
  });
  equal([copies[0].tax_id, copies[0].billing_address.city], ["EKU9003173C9", "Tula"]);

  for (const client of [owner.client, admin.client, member.client, stranger.client, anonymous()]) {
    const { error } = await client.from("organizations").update({ tax_id: "X" }).eq("id", organization.id);
    holds(error?.code === "42501", "the copy is written by nobody");
    holds((await client.from("tax_profiles").select()).error?.code === "PGRST205", "the table is no part of the API");
    const saving = { p_user_id: owner.id, p_subscription_id: id, p_version: 2, p_tax_data: KEMPER };
    for (const [fn, given] of [["save_tax_data", saving], ["tax_data", { p_user_id: owner.id }]] as const) {
      const { error } = await client.rpc(fn, given);
      holds(error && ["42501", "PGRST202"].includes(error.code), fn);
    }
  }
  // It goes along with what is the person's, and leaves with the account.
  await save(stranger, 0, { country: "MX", legal_name: "Nadia" });
  const { data: exported } = await stranger.client.rpc("export_my_data");
  equal(exported.tables.tax_profiles.map((row: Answer) => row.legal_name), ["Nadia"]);
});

it("a body that is none is refused without a trace", async () => {
  const ema = await signUp("Ema");
  const url = `${platform.apiUrl}/functions/v1/billing/tax-data`;
  const put = async (body: string, type = "application/json", headers: HeadersInit = headersOf(ema)) => {
    const response = await fetch(url, { method: "PUT", body, headers: { ...headers, "content-type": type } });
    return [response.status, (await response.json()).error.code];
  };
  const data = { country: "MX", legal_name: "Ema" };
  equal(await put("{"), [400, "invalid_json"]);
  equal(await put("[]"), [400, "invalid_request"]);
  equal(await put(JSON.stringify({ tax_data: data })), [400, "invalid_request"]);
  equal(await put(JSON.stringify({ version: 0, tax_data: { ...data, city: 5 } })), [400, "invalid_request"]);
  equal(await put(JSON.stringify({ version: 2 ** 40, tax_data: data })), [400, "invalid_request"]);
  equal(await put(JSON.stringify({ version: 0, tax_data: data }), "text/plain"), [415, "unsupported_media_type"]);
  equal(await put("x".repeat(1_100_000)), [413, "body_too_large"]);
  const long = { ...data, legal_name: "x".repeat(900_000), tax_id: "9".repeat(50_000) };
  equal(await put(JSON.stringify({ version: 0, tax_data: long })), [422, "tax_data_invalid"]);
  equal(await put(JSON.stringify({ version: 0, tax_data: { ...data, city: "a\0b" } })), [422, "tax_data_invalid"]);
  const visitor = { apikey: platform.keys.publishableKey };
  equal(await put(JSON.stringify({ version: 0, tax_data: data }), "application/json", visitor), [
    401,
    "unauthenticated",
  ]);
  const removed = await fetch(url, { method: "DELETE", headers: headersOf(ema) });
  equal([removed.status, removed.headers.get("allow")], [405, "GET, PUT"]);
  await removed.body?.cancel();
  const preflight = await fetch(url, { method: "OPTIONS" });
  holds(preflight.headers.get("access-control-allow-methods")?.includes("PUT"), "a browser may ask");
  await preflight.body?.cancel();
  equal((await ask(ema, "GET")).tax_data, null);
});
