import type { Page } from "@playwright/test";
import { join } from "node:path";
import { signUp, sql } from "../people.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, PICTURES, test } from "../story.ts";

const PATH = "/dashboard/cuenta/datos-fiscales";
const saved = (page: Page) => page.getByText("Cambios guardados", { exact: true });

/** Saves, by the button that comes up once something has changed. */
async function save(page: Page, name = "Guardar") {
  await page.getByRole("button", { name, exact: true }).click();
}

test("a wrong RFC is explained, corrected and saved, and the next invoice carries it @phone", async ({ page, context }) => {
  const rita = await signUp("Rita");
  await rita.enter(context);
  await page.goto("/dashboard/cuenta/facturas");
  await page.goto(PATH);
  await page.getByRole("combobox", { name: "País" }).selectOption("MX");
  await page.getByRole("radio", { name: /^Empresa/ }).click();
  const rfc = page.getByRole("textbox", { name: "RFC" });
  await rfc.fill("EKU9003323C9");
  await expect(page.getByText("La fecha que contiene no existe.")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(page.getByText("La fecha que contiene no existe.")).toBeVisible();
  await expect(rfc).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);

  // It is said to be right as soon as it is, and written as it is stored.
  await rfc.fill("eku-900317-3c9");
  await expect(page.getByText("RFC bien escrito: EKU9003173C9")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(rfc).toHaveValue("EKU9003173C9");

  // What a CFDI carries is asked for when it is missing.
  await page.getByRole("textbox", { name: "Razón social" }).fill("Escuela Kemper Urgate");
  await save(page);
  const regime = page.getByRole("combobox", { name: "Régimen fiscal" });
  await expect(regime).toHaveAttribute("aria-invalid", "true");
  await expect(regime).toBeFocused();
  await regime.selectOption("601");
  const use = page.getByRole("combobox", { name: "Uso de CFDI" });
  await expect(use.getByRole("option", { name: /^D01/ })).toHaveCount(0);
  await use.selectOption("G03");
  await page.getByRole("textbox", { name: "Código postal del domicilio fiscal" }).fill("42501");
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: join(PICTURES, `datos-fiscales-${page.viewportSize()!.width}.png`), fullPage: true });
  await page.keyboard.press("Enter");
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(rfc).toHaveValue("EKU9003173C9");
  await expect(page.getByRole("textbox", { name: "Razón social" })).toHaveValue("ESCUELA KEMPER URGATE");
  await expectAccessible(page);

  await page.goto("/dashboard/cuenta/plan");
  await page.getByRole("button", { name: "Elegir Inicial" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Confirmar por/ }).click();
  const pending = page.getByRole("region", { name: "Pendiente de pago" });
  await expect(pending).toContainText("Plan Inicial");
  const [{ answer }] =
    await sql`select public.record_order_payment(o.id, 'manual', ${`SPEI ${rita.id}`}, o.total_amount, o.currency) as answer
    from private.orders o where o.placed_by = ${rita.id} and o.status = 'open'`;
  expect(answer).toMatchObject({ ok: true });
  const [{ number }] = await sql`select i.invoice_number as number from public.invoices i
    join public.user_subscriptions s on s.id = i.user_subscription_id where s.user_id = ${rita.id}`;
  await page.goto(`/dashboard/cuenta/facturas/${number}`);
  await expect(page.getByText("ESCUELA KEMPER URGATE")).toBeVisible();
  await expect(page.getByText("Identificación fiscal: EKU9003173C9")).toBeVisible();
});

test("an alphanumeric CNPJ is taken in Portuguese, and a person is not a company", async ({ page, context }) => {
  const bia = await signUp("Bia");
  await bia.enter(context);
  await page.goto(PATH);
  await context.addCookies([{ name: "sintra_locale", value: "pt-BR", url: page.url() }]);
  await page.goto(PATH);
  await page.getByRole("combobox", { name: "País" }).selectOption("BR");
  const cpf = page.getByRole("textbox", { name: /^CPF/ });
  await cpf.fill("12abc34501de35");
  await page.keyboard.press("Tab");
  await expect(page.getByText("É de uma empresa. Escolha “Empresa” ou escreva o seu.")).toBeVisible();
  await page.getByRole("radio", { name: /^Empresa/ }).click();
  const cnpj = page.getByRole("textbox", { name: "CNPJ" });
  await cnpj.focus();
  await page.keyboard.press("Tab");
  await expect(cnpj).toHaveValue("12.ABC.345/01DE-35");
  await page.getByRole("textbox", { name: "Razão social" }).fill("Padaria Estrela Ltda");
  await save(page, "Salvar");
  await expect.poll(async () =>
    (await sql`select tax_id, tax_id_kind from private.tax_profiles where user_id = ${bia.id}`)[0]
  ).toEqual({ tax_id: "12ABC34501DE35", tax_id_kind: "br_cnpj" });
});

test.describe("without WebAssembly", () => {
  test.use({ expectedComplaints: [/billing\.generated\.js|status of 422/] });
  test("what is wrong is said when it is saved", async ({ page, context }) => {
    const sofi = await signUp("Sofi");
    await sofi.enter(context);
    await context.route("**/wasm/billing.generated.js", (route) => route.fulfill({ status: 404 }));
    await page.goto(PATH);
    await page.getByRole("combobox", { name: "País" }).selectOption("CL");
    const rut = page.getByRole("textbox", { name: /^RUT/ });
    await rut.fill("12.345.678-4");
    await save(page);
    await expect(page.getByText("El dígito verificador no coincide.", { exact: false })).toBeVisible();
    await expect(rut).toBeFocused();
    await rut.fill("12.345.678-5");
    await save(page);
    await expect(saved(page)).toBeVisible();
  });
});

test("a stranger sees and changes nothing of it", async ({ page, context, another }) => {
  const [ines, otto] = [await signUp("Ines"), await signUp("Otto")];
  await ines.enter(context);
  await page.goto(PATH);
  await page.getByRole("textbox", { name: "Nombre completo" }).fill("Inés Prado");
  await page.getByRole("combobox", { name: "País" }).selectOption("PE");
  await save(page);
  await expect(saved(page)).toBeVisible();
  const theirs = await another();
  await otto.enter(theirs.context());
  await theirs.goto(PATH);
  await expect(theirs.getByRole("textbox", { name: "Nombre completo" })).toHaveValue("Otto");
  await expect(theirs.getByText("Inés Prado")).toHaveCount(0);
});
