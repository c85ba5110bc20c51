import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { headersOf, type Person, platform, refusal, signUp, sql, until } from "./support.ts";
import { equal, holds, it } from "./story.ts";

interface Link {
  url: string;
  expires_in: number;
}

const ask = (person: Person, id: string, init: RequestInit = {}) =>
  fetch(`${platform.apiUrl}/functions/v1/billing/invoices/${id}/pdf`, { headers: headersOf(person), ...init });

/** The text of the PDF of an invoice, by another reader than what wrote it. */
async function read(person: Person, id: string): Promise<{ text: string; title: string; url: string }> {
  const response = await ask(person, id);
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  const { url, expires_in } = await response.json() as Link;
  equal(expires_in, 300);
  const file = await fetch(url);
  equal([file.status, file.headers.get("content-type")], [200, "application/pdf"]);
  const document = await getDocument({ data: new Uint8Array(await file.arrayBuffer()), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => "str" in item ? item.str : "").join(" "));
  }
  const { info } = await document.getMetadata();
  await document.destroy();
  return { text: pages.join(" ").replace(/\s+/g, " "), title: (info as { Title: string }).Title, url };
}

/** An invoice of a month of a plan, made out to this person. */
async function invoiced(subscription: string, name: string): Promise<{ id: string; number: string }> {
  const invoice = {
    kind: "invoice",
    currency: "MXN",
    subtotal: "399.00",
    discount_amount: "0.00",
    tax_amount: "63.84",
    total_amount: "462.84",
    tax_is_contained: false,
    issue_date: "2026-12-01",
    due_date: "2026-12-08",
    period_start: "2026-12-01",
    period_end: "2027-01-01",
    billing_address: { name, tax_id: "XAXX010101000", country: "MX" },
    line_items: [{
      kind: "plan",
      description: { key: "plan.monthly", parameters: { plan: "Profesional" } },
      quantity: 1,
      unit_amount: "399.00",
      discount_amount: "0.00",
      amount: "399.00",
      tax_name: "IVA",
      tax_basis_points: 1600,
      tax_amount: "63.84",
      period: { start: "2026-12-01", end: "2027-01-01" },
    }],
  };
  const [row] = await sql<{ id: string; number: string }[]>`
    select i.id, i.invoice_number as number
    from private.issue_invoice(${subscription}, ${`pdf:${crypto.randomUUID()}`}, ${sql.json(invoice)}) i`;
  return row;
}

const subscriptionOf = async (person: Person) => {
  const [{ id }] = await sql<{ id: string }[]>`
    select id from public.user_subscriptions where user_id = ${person.id} and organization_id is null`;
  return id;
};

const stored = async (path: string) =>
  (await sql`select from storage.objects where bucket_id = 'invoices' and name = ${path}`).length;

it("an invoice is downloaded as a PDF, in the language of who subscribed, and anew once it is paid", async () => {
  const nadia = await signUp("Nadia");
  const subscription = await subscriptionOf(nadia);
  const { id, number } = await invoiced(subscription, "Panadería Ñandú 🥐");
  const open = await read(nadia, id);
  equal(open.title, `Factura ${number}`);
  for (
    const said of [
      number,
      "Por pagar",
      "Panadería Ñandú",
      "XAXX010101000",
      "Plan Profesional, un mes",
      "IVA 16 %",
      "MXN 462.84",
      "U+1F950",
    ]
  ) holds(open.text.includes(said), `${said} is in ${open.text}`);
  const [{ pdf_url: path }] = await sql`select pdf_url from public.invoices where id = ${id}`;
  equal(path, `${subscription}/${number}.pdf`);

  await sql`select public.record_payment(i.id, 'manual', ${number}, i.total_amount, i.currency) from public.invoices i where i.id = ${id}`;
  await sql`update public.profiles set language = 'pt-BR' where id = ${nadia.id}`;
  const paid = await read(nadia, id);
  equal(paid.title, `Fatura ${number}`);
  holds(paid.text.includes("Paga") && !paid.text.includes("A pagar"), paid.text);
});

it("a PDF is for whoever may read its invoice", async () => {
  const [olga, pablo, quique] = [await signUp("Olga", "enterprise"), await signUp("Pablo"), await signUp("Quique")];
  const { data: organization } = await olga.client.rpc("create_organization", { p_name: "Cooperativa Olga" });
  await sql`insert into public.organization_members (organization_id, user_id, role)
    values (${organization.id}, ${pablo.id}, 'member'), (${organization.id}, ${quique.id}, 'admin')`;
  const [{ id: subscription }] = await sql<{ id: string }[]>`
    insert into public.user_subscriptions (organization_id, user_id, plan_id, status, current_period_start, current_period_end)
    values (${organization.id}, ${olga.id}, 'enterprise', 'active', current_date, current_date + interval '1 month') returning id`;
  const { id, number } = await invoiced(subscription, "Cooperativa Olga");
  for (const person of [olga, quique]) holds((await read(person, id)).text.includes(number), "who runs it reads it");
  const refused = async (person: Person, invoice: string, init?: RequestInit) => {
    const { status, code } = await refusal(await ask(person, invoice, init));
    return [status, code];
  };
  equal(await refused(pablo, id), [404, "invoice_not_found"]);
  equal(await refused(await signUp("Rita"), id), [404, "invoice_not_found"]);
  equal(await refused(olga, crypto.randomUUID()), [404, "invoice_not_found"]);
  equal(await refused(olga, number), [404, "invoice_not_found"]);
  equal(await refused(olga, id, { headers: { apikey: headersOf(olga).apikey } }), [401, "unauthenticated"]);
  equal(await refused(olga, id, { method: "POST", headers: headersOf(olga) }), [405, "method_not_allowed"]);
  // The file itself is nobody's but through a signed address.
  for (const person of [olga, pablo]) {
    const { data, error } = await person.client.storage.from("invoices").download(`${subscription}/${number}.pdf`);
    holds(error && !data, "nobody reads the bucket");
    const { error: written } = await person.client.storage.from("invoices").upload(
      `${subscription}/x.pdf`,
      new Uint8Array([1]),
      { contentType: "application/pdf" },
    );
    holds(written, "nobody writes it");
  }
});

it("the PDF of an invoice goes with its account", async () => {
  const sara = await signUp("Sara");
  const { id, number } = await invoiced(await subscriptionOf(sara), "Sara");
  const path = `${await subscriptionOf(sara)}/${number}.pdf`;
  await read(sara, id);
  equal(await stored(path), 1);
  const { error } = await sara.client.rpc("delete_my_account", { p_email_confirmation: sara.email });
  holds(!error, `she goes: ${error?.message}`);
  await until("the file to be removed", async () => await stored(path) === 0);
  const [{ customer_reference: reference }] =
    await sql`select customer_reference from public.invoices where id = ${id}`;
  holds(reference, "the invoice stays, without her name");
});
