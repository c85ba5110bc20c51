import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { haveInvoice, signUp, sql } from "../people.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, PICTURES, test } from "../story.ts";

const listed = (page: Page) => page.getByRole("list", { name: "Tus facturas" }).getByRole("listitem");
const row = (page: Page, name: string | RegExp) => page.getByRole("row", { name });

/** What a person sees once they come back to the tab; a page that has only just been drawn does not listen yet. */
async function seeOnReturn(page: Page, text: string | RegExp) {
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event("visibilitychange")));
    await expect(page.getByText(text, { exact: true }).filter({ visible: true }).first()).toBeVisible({
      timeout: 2000,
    });
  }).toPass({ timeout: 20_000 });
}

test("invoices are listed, the newest first, and each explains itself @phone", async ({ page, context }) => {
  const fede = await signUp("Fede", { plan: "professional" });
  const paid = await haveInvoice(fede, {
    daysAgo: 35,
    amount: "980.00",
    discount: "80.00",
    tax: "144.00",
    total: "1044.00",
    status: "paid",
  });
  const open = await haveInvoice(fede);
  const note = await haveInvoice(fede, {
    credits: paid,
    amount: "-100.00",
    tax: "-16.00",
    total: "-116.00",
    key: "gift",
  });
  await sql`update public.user_subscriptions set monthly_amount = 49 where user_id = ${fede.id}`;
  await fede.enter(context);
  await page.goto("/dashboard/cuenta/plan");
  await expect(page.getByText(/^Se renueva el .+ por USD\s49\.00 al mes\.$/)).toBeVisible();
  await page.getByRole("link", { name: `Ver la factura ${open}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Factura ${open}`);
  await page.getByRole("link", { name: "Facturas", exact: true }).filter({ visible: true }).first().click();

  await expect(listed(page)).toHaveCount(3);
  await expect(listed(page).nth(0)).toContainText(new RegExp(`${note}Nota de crédito−MXN\\s116\\.00`));
  await expect(listed(page).nth(1)).toContainText(new RegExp(`${open}Por pagarMXN\\s462\\.84Emitida el .+Del .+ al `));
  await expect(listed(page).nth(2)).toContainText(new RegExp(`${paid}PagadaMXN\\s1,044\\.00`));
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.getByRole("link", { name: paid }).click();
  await expect(page).toHaveURL(new RegExp(`/dashboard/cuenta/facturas/${paid}$`));
  await expect(page).toHaveTitle(new RegExp(`^Factura ${paid}`));
  await expect(page.getByText("Negocio de Fede")).toBeVisible();
  await expect(page.getByText("Identificación fiscal: XAXX010101000")).toBeVisible();
  await expect(row(page, /^Plan Profesional, un mes/)).toContainText(/Descuento: −MXN\s80\.00MXN\s900\.00/);
  await expect(row(page, /^Subtotal/)).toContainText("980.00");
  await expect(row(page, /^Descuento/)).toContainText(/−MXN\s80\.00/);
  await expect(row(page, /^IVA 16 %/)).toContainText("144.00");
  await expect(row(page, /^Total/)).toContainText(/MXN\s1,044\.00/);
  await expect(page.getByText("Por pagar", { exact: true })).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  // Its correction is a page of its own, whose line has a key that nobody knows.
  await page.getByRole("link", { name: note }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Nota de crédito ${note}`);
  await expect(row(page, /^Saldo a tu favor/)).toContainText("−MXN");
  await expect(page.getByText(`Corrige la factura ${paid}.`)).toBeVisible();

  // In another language it is the same invoice.
  await context.addCookies([{ name: "sintra_locale", value: "pt-BR", url: page.url() }]);
  await page.goto(`/dashboard/cuenta/facturas/${open}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Fatura ${open}`);
  await expect(row(page, /^Plano Profissional, um mês/)).toContainText(/MX\$\s399,00/);
  await expect(row(page, /^IVA 16%/)).toContainText("63,84");
});

test("an invoice is printed without what is around it", async ({ page, context }) => {
  const gema = await signUp("Gema", { plan: "starter" });
  const number = await haveInvoice(gema);
  await gema.enter(context);
  await page.addInitScript(() => {
    globalThis.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await page.goto(`/dashboard/cuenta/facturas/${number}`);
  await expect(page.getByText(/^Por pagar: MXN\s462\.84, hasta el /)).toBeVisible();
  await page.getByRole("button", { name: "Imprimir o guardar como PDF" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(row(page, /^Total/)).toContainText(/MXN\s462\.84/);
  await page.setViewportSize({ width: 680, height: 960 });
  await page.screenshot({ path: join(PICTURES, "cuenta-factura-impresa.png"), fullPage: true });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    "rgb(255, 255, 255)",
  );
});

/** The text of a PDF, by another reader than what wrote it. */
async function textOf(path: string): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => "str" in item ? item.str : "").join(" "));
  }
  await document.destroy();
  return pages.join(" ").replace(/\s+/g, " ");
}

test("an invoice is downloaded as a PDF, from its page and from the list @phone", async ({ page, context }) => {
  const olga = await signUp("Olga", { plan: "professional" });
  const number = await haveInvoice(olga, { discount: "80.00", amount: "479.00" });
  await olga.enter(context);
  await page.goto(`/dashboard/cuenta/facturas/${number}`);
  const begun = page.waitForEvent("download");
  const button = page.getByRole("button", { name: "Descargar PDF" });
  await button.focus();
  await page.keyboard.press("Enter");
  const download = await begun;
  expect(download.suggestedFilename()).toBe(`${number}.pdf`);
  const text = await textOf(await download.path());
  for (
    const said of [
      `Factura ${number}`,
      "Por pagar",
      "Negocio de Olga",
      "XAXX010101000",
      "Plan Profesional, un mes",
      "Descuento: −MXN 80.00",
      "IVA 16 %",
      "MXN 462.84",
    ]
  ) expect(text).toContain(said);
  await expect(page.getByText(`El PDF de ${number} se está descargando.`, { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: join(PICTURES, "cuenta-factura-pdf.png") });

  await sql`select public.record_payment(i.id, 'manual', ${number}, i.total_amount, i.currency)
    from public.invoices i where i.invoice_number = ${number}`;
  await page.goto("/dashboard/cuenta/facturas");
  const again = page.waitForEvent("download");
  await page.getByRole("button", { name: `Descargar PDF de ${number}` }).click();
  expect(await textOf(await (await again).path())).toContain("Pagada");
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test.describe("a PDF that cannot be had", () => {
  test.use({ expectedComplaints: [/status of 404/] });

  test("says so", async ({ page, context }) => {
    const paula = await signUp("Paula", { plan: "professional" });
    const number = await haveInvoice(paula);
    await paula.enter(context);
    await page.goto("/dashboard/cuenta/facturas");
    await expect(listed(page)).toHaveCount(1);
    // Meanwhile it is somebody else's.
    const quino = await signUp("Quino");
    await sql`update public.invoices set user_subscription_id = (select id from public.user_subscriptions where user_id = ${quino.id})
      where invoice_number = ${number}`;
    await page.getByRole("button", { name: `Descargar PDF de ${number}` }).click();
    await expect(page.getByText("No encontramos esa factura.", { exact: true })).toBeVisible();
  });
});

test("an invoice names who sells, once that is written", async ({ page, context }) => {
  const rut = await signUp("Rut", { plan: "professional" });
  const number = await haveInvoice(rut);
  await rut.enter(context);
  await page.goto(`/dashboard/cuenta/facturas/${number}`);
  await expect(page.getByText("A nombre de")).toBeVisible();
  await expect(page.getByText("Emite", { exact: true })).toHaveCount(0);
  await sql`update private.seller set name = 'Sintra de prueba', tax_id = 'SIA260101AB1'`;
  try {
    await page.reload();
    await expect(page.getByText("Sintra de prueba")).toBeVisible();
    await expect(page.getByText("Identificación fiscal: SIA260101AB1")).toBeVisible();
  } finally {
    await sql`update private.seller set name = null, tax_id = null`;
  }
});

test("whoever pays sees it as soon as they look again", async ({ page, context }) => {
  const hugo = await signUp("Hugo", { plan: "professional" });
  const number = await haveInvoice(hugo, { daysAgo: 20, status: "overdue" });
  await sql`update public.user_subscriptions set status = 'past_due' where user_id = ${hugo.id}`;
  await hugo.enter(context);
  await page.goto("/dashboard/cuenta/plan");
  await expect(page.getByText(/^Pago pendiente: una factura venció el /)).toBeVisible();
  await page.goto("/dashboard/cuenta/facturas");
  await expect(listed(page)).toContainText("Vencida");
  const invoice = await context.newPage();
  await invoice.goto(`/dashboard/cuenta/facturas/${number}`);
  await expect(invoice.getByText(/^Venció el .+ y falta pagar MXN\s462\.84$/)).toBeVisible();
  await sql`select public.record_payment(i.id, 'manual', ${number}, i.total_amount, i.currency)
    from public.invoices i where i.invoice_number = ${number}`;
  await seeOnReturn(invoice, "Pagada");
  await expect(invoice.getByText(/^Venció el/)).toHaveCount(0);
  await seeOnReturn(page, "Pagada");
});

test("hundreds of invoices come page by page", async ({ page, context }) => {
  const ines = await signUp("Inés", { plan: "starter" });
  await sql`insert into public.invoices
      (user_subscription_id, invoice_number, subtotal, total_amount, currency, status, issue_date, due_date, line_items)
    select s.id, 'OTRO-' || left(s.id::text, 8) || '-' || lpad(n::text, 4, '0'), n, n, 'CLP', 'paid',
      date '2026-01-01' + n / 3, date '2026-01-08' + n / 3,
      jsonb_build_array(jsonb_build_object('description', 'Plan Starter', 'quantity', 1, 'unit_amount', n::text, 'amount', n::text))
    from public.user_subscriptions s, generate_series(1, 300) n where s.user_id = ${ines.id}`;
  await ines.enter(context);
  await page.goto("/dashboard/cuenta/facturas");
  await expect(listed(page)).toHaveCount(25);
  await expect(listed(page).first()).toContainText(/CLP\s300Emitida/);
  for (const count of [50, 75]) {
    await page.getByRole("button", { name: "Mostrar más" }).click();
    await expect(listed(page)).toHaveCount(count);
  }
  const numbers = await listed(page).evaluateAll((items) =>
    items.map((item) => /OTRO-\w+-\d+/.exec(item.textContent ?? "")?.[0])
  );
  expect(numbers.map((number) => Number(number?.slice(-4)))).toEqual(
    Array.from({ length: 75 }, (_, index) => 300 - index),
  );
  await listed(page).first().getByRole("link").click();
  await expect(row(page, /^Plan Starter/)).toContainText(/CLP\s300/);
  await expect(row(page, /^Impuestos/)).toContainText(/CLP\s0/);
});

test.describe("somebody else's invoice", () => {
  test.use({ expectedComplaints: [/status of 404/] });

  test("does not exist", async ({ page, context }) => {
    const [jana, karl] = [await signUp("Jana", { plan: "starter" }), await signUp("Karl")];
    const number = await haveInvoice(jana);
    await karl.enter(context);
    await page.goto(`/dashboard/cuenta/facturas/${number}`);
    await expect(page.getByRole("heading", { name: "Esta factura no existe" })).toBeVisible();
    await expect(page.getByText("462.84")).toHaveCount(0);
    await page.getByRole("link", { name: "Ver tus facturas" }).click();
    await expect(page.getByRole("heading", { name: "Todavía no tienes facturas" })).toBeVisible();
    await expectAccessible(page);
  });
});

test("an organization's invoices are for those who run it", async ({ page, context, another }) => {
  const [lara, milo] = [await signUp("Lara", { plan: "enterprise" }), await signUp("Milo")];
  const { data: organization } = await lara.client.rpc("create_organization", { p_name: "Cooperativa Lara" });
  await sql`insert into public.organization_members (organization_id, user_id, role) values (${organization.id}, ${milo.id}, 'member')`;
  await sql`insert into public.user_subscriptions (organization_id, user_id, plan_id, status, current_period_start, current_period_end)
    values (${organization.id}, ${lara.id}, 'enterprise', 'past_due', current_date, current_date + interval '1 month')`;
  const number = await haveInvoice(lara, { organization: organization.id, daysAgo: 20, status: "overdue" });
  await lara.enter(context);
  await page.goto("/dashboard/cuenta/facturas");
  await expect(listed(page)).toContainText(number);

  const member = await another();
  await milo.enter(member.context());
  await member.goto("/dashboard/cuenta/facturas");
  await expect(member.getByRole("heading", { name: "Aquí no hay facturas tuyas" })).toBeVisible();
  await expect(member.getByText(/^Las de Cooperativa Lara las ven solo sus propietarios y administradores\./))
    .toBeVisible();
  await member.goto("/dashboard/cuenta/plan");
  await expect(member.getByText("Hay un pago pendiente")).toBeVisible();
  await expect(member.getByRole("link", { name: /^Ver la factura/ })).toHaveCount(0);
});

test("the plan page says how the plan goes on", async ({ page, context }) => {
  const nora = await signUp("Nora", { plan: "professional" });
  await nora.enter(context);
  await page.goto("/dashboard/cuenta/plan");
  await expect(page.getByText(/^Se renueva el /)).toBeVisible();
  await sql`update public.user_subscriptions set next_plan_id = 'starter', next_billing_cycle = 'yearly' where user_id = ${nora.id}`;
  await seeOnReturn(page, /^El .+ cambia al plan Inicial, por USD\s182\.40 al año\.$/);
  await sql`update public.user_subscriptions set next_plan_id = null, next_billing_cycle = null, cancel_at_period_end = true
    where user_id = ${nora.id}`;
  await seeOnReturn(page, /^Cancelado: sigue activo hasta el .+ y no se renueva\.$/);
  await expect(page.getByText(/^Se renueva el /)).toHaveCount(0);
});

test("whoever pays leaves with one question, keeps what is paid for, and comes back @phone", async ({ page, context }) => {
  const gina = await signUp("Gina", { plan: "professional" });
  await gina.enter(context);
  await page.goto("/dashboard/cuenta/plan");
  await page.getByRole("button", { name: "Cancelar el plan" }).click();
  const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await expect(question).toContainText(/Sigues con todo hasta el .+ no se renueva ni se cobra nada más/);
  await question.getByRole("button", { name: "Cancelar el plan" }).click();
  await expect(page.getByText(/^Cancelado: sigue activo hasta el .+ y no se renueva\.$/)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("button", { name: "Reanudar el plan" }).click();
  await expect(page.getByText(/^Se renueva el /)).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancelar el plan" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  const [{ leaves, status }] = await sql`
    select cancel_at_period_end as leaves, status from public.user_subscriptions where user_id = ${gina.id}`;
  expect([leaves, status]).toEqual([false, "active"]);
});
