import type { Page } from "@playwright/test";
import { join } from "node:path";
import { converse, openNew } from "../deeds.ts";
import { leaveMessages, signUp, sql } from "../people.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, PICTURES, test } from "../story.ts";

const dialog = (page: Page) => page.getByRole("dialog");
const pending = (page: Page) => page.getByRole("region", { name: "Pendiente de pago" });
const plans = (page: Page) => page.getByRole("region", { name: /Elige tu plan|Cambiar de plan/ });

/** What whoever sees the transfer types in the terminal. The person, who waits, sees it by themselves. */
async function pay(page: Page, reference: string) {
  const number = /PE-\d{8}/.exec(await pending(page).innerText())![0];
  const [{ answer }] =
    await sql`select public.record_order_payment(o.id, 'manual', ${reference}, o.total_amount, o.currency) as answer
    from private.orders o where private.order_number(o.number) = ${number}`;
  expect(answer).toMatchObject({ ok: true, order_status: "paid" });
  await expect(pending(page)).toHaveCount(0, { timeout: 30_000 });
}

test("from the trial to a plan, a higher one, a lower one, and away @phone", async ({ page, context }) => {
  const elena = await signUp("Elena");
  await elena.enter(context);
  await page.goto("/dashboard/cuenta/plan");
  await plans(page).getByRole("button", { name: "Elegir Inicial" }).click();
  await expect(dialog(page).getByRole("row", { name: /^Plan Inicial, un mes/ })).toContainText("19.00");
  await expect(dialog(page).getByRole("row", { name: /^IVA 16 %/ })).toContainText("3.04");
  await expectAccessible(page);
  await page.screenshot({ path: join(PICTURES, `plan-confirmar-${page.viewportSize()!.width}.png`) });
  await dialog(page).getByRole("button", { name: /^Confirmar por USD\s22\.04$/ }).click();
  await expect(pending(page)).toContainText("Plan Inicial, un mes");
  await expect(pending(page)).toContainText(/USD\s22\.04/);
  await expect(page.getByText(/^Quedan \d+ días de prueba/)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.screenshot({ path: join(PICTURES, `plan-pendiente-${page.viewportSize()!.width}.png`), fullPage: true });

  await pay(page, `SPEI ${elena.id} 1`);
  await expect(page.getByText(/^Se renueva el .+ por USD\s19\.00 al mes\.$/)).toBeVisible();
  await expect(plans(page).getByRole("listitem").filter({ hasText: "Plan actual" })).toContainText("Inicial");

  // On the first day of a period all of it is given back.
  await plans(page).getByRole("button", { name: "Elegir Profesional" }).click();
  await expect(dialog(page).getByRole("row", { name: /^Plan Profesional, lo que queda del período/ })).toContainText(
    "49.00",
  );
  await expect(dialog(page).getByRole("row", { name: /^Lo que no usas del plan Inicial/ })).toContainText(
    /−USD\s19\.00/,
  );
  await dialog(page).getByRole("button", { name: /^Confirmar por USD\s34\.80$/ }).click();
  await pay(page, `SPEI ${elena.id} 2`);
  await expect(plans(page).getByRole("listitem").filter({ hasText: "Plan actual" })).toContainText("Profesional");

  await plans(page).getByRole("button", { name: "Elegir Inicial" }).click();
  await expect(dialog(page)).toContainText(
    /Sigues con tu plan de ahora hasta el .+ cambias a Inicial\. Hoy no pagas nada\./,
  );
  await dialog(page).getByRole("button", { name: "Confirmar", exact: true }).click();
  await expect(page.getByText(/^El .+ cambia al plan Inicial/)).toBeVisible();
  await plans(page).getByRole("button", { name: "Seguir con Profesional" }).click();
  await dialog(page).getByRole("button", { name: "Confirmar", exact: true }).click();
  await expect(page.getByText(/^Se renueva el .+ por USD\s49\.00 al mes\.$/)).toBeVisible();

  await page.getByRole("button", { name: "Cancelar el plan" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancelar el plan" }).click();
  await expect(page.getByText(/^Cancelado: sigue activo hasta el /)).toBeVisible();
  await page.getByRole("button", { name: "Terminar hoy" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Terminar hoy" }).click();
  await expect(page.getByText("Tu plan no está activo", { exact: true })).toBeVisible();
  // And back: a plan is chosen as the first time.
  await expect(plans(page).getByRole("button", { name: "Elegir Inicial" })).toBeVisible();
  await page.goto("/dashboard/cuenta/facturas");
  const invoices = page.getByRole("list", { name: "Tus facturas" }).getByRole("listitem");
  await expect(invoices).toHaveCount(2);
  await expect(invoices.filter({ hasText: "Pagada" })).toHaveCount(2);
});

test("whoever has used the plan's messages buys more and goes on", async ({ page, context }) => {
  const felipe = await signUp("Felipe", { plan: "starter" });
  await felipe.enter(context);
  await leaveMessages(felipe, 0);
  await page.goto("/dashboard/cuenta/plan");
  await expect(page.getByText("Usaste todos los mensajes de este período").first()).toBeVisible();
  await page.getByRole("button", { name: "Comprar 200 mensajes" }).click();
  await dialog(page).getByRole("button", { name: /^Confirmar por USD\s5\.80$/ }).click();
  await expect(pending(page)).toContainText("200 mensajes");
  await pay(page, `SPEI ${felipe.id}`);
  await expect(page.getByText("Te quedan 200 mensajes adicionales")).toBeVisible();
  await openNew(page);
  await converse(page, "¿Qué hago hoy?");
  await page.goto("/dashboard/cuenta/plan");
  await expect(page.getByText("Te quedan 199 mensajes adicionales")).toBeVisible();
});

test.describe("a price that changed", () => {
  test.use({ expectedComplaints: [/status of 409/] });

  test("is shown anew, and an order is taken back", async ({ page, context }) => {
    const gael = await signUp("Gael");
    await gael.enter(context);
    await page.goto("/dashboard/cuenta/plan");
    await plans(page).getByRole("button", { name: "Elegir Inicial" }).click();
    await dialog(page).getByRole("button", { name: /^Confirmar por/ }).click();
    await pending(page).getByRole("button", { name: "Quitar el pedido" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Quitar el pedido" }).click();
    await expect(pending(page)).toHaveCount(0);

    await plans(page).getByRole("button", { name: "Elegir Profesional" }).click();
    await expect(dialog(page).getByRole("button", { name: /^Confirmar por USD\s56\.84$/ })).toBeVisible();
    // They say meanwhile, in another tab, where they are: there is another tax there.
    await sql`update public.profiles set country = 'CO' where id = ${gael.id}`;
    await dialog(page).getByRole("button", { name: /^Confirmar por/ }).click();
    await expect(dialog(page).getByRole("alert")).toContainText("El precio cambió");
    await expect(pending(page)).toHaveCount(0);
    await dialog(page).getByRole("button", { name: "Volver a calcular" }).click();
    await dialog(page).getByRole("button", { name: /^Confirmar por USD\s(?!56\.84)/ }).click();
    await expect(pending(page)).toContainText("Plan Profesional, un mes");
  });
});

test("amounts and numbers are written as in the person's country", async ({ page, context }) => {
  const ines = await signUp("Inés", { plan: "starter" });
  await sql`update public.profiles set country = 'CO' where id = ${ines.id}`;
  await ines.enter(context);
  await page.goto("/dashboard/cuenta/plan");
  await expect(page.getByText("0 de 1.000", { exact: true })).toBeVisible();
  await expect(plans(page).getByText("5.000 mensajes al mes")).toBeVisible();
  await plans(page).getByRole("button", { name: "Elegir Profesional" }).click();
  await expect(dialog(page).getByRole("row", { name: /^Plan Profesional, lo que queda/ })).toContainText(/USD\s49,00/);
  await expect(dialog(page).getByRole("button", { name: /^Confirmar por USD\s\d+,\d\d$/ })).toBeVisible();
  await page.keyboard.press("Escape");

  // Whoever says that they are elsewhere reads on as it is done there.
  await page.getByRole("link", { name: /^Negocio/ }).click();
  await page.getByLabel("País").selectOption("MX");
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Cambios guardados")).toBeVisible();
  await page.getByRole("link", { name: "Plan y uso" }).click();
  await expect(page.getByText("0 de 1,000", { exact: true })).toBeVisible();
  await expect(plans(page).getByText("5,000 mensajes al mes")).toBeVisible();
});

test("what was used is seen by day and by assistant, and what it comes to", async ({ page, context }) => {
  const hilda = await signUp("Hilda", { plan: "starter" });
  await sql`update public.user_subscriptions set current_period_start = current_date - 9, current_period_end = current_date + 21
    where user_id = ${hilda.id}`;
  await sql`insert into private.usage_ledger
      (idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, messages, occurred_at)
    select 'story:' || s.id || n, ${hilda.id}, s.id, s.current_period_start, 'turn', (array['sofia', 'carlos', 'paula'])[1 + n % 3],
      5 + n * 3 % 11, (current_date - n)::timestamp at time zone 'UTC' + interval '15 hours'
    from public.user_subscriptions s, generate_series(0, 8) n where s.user_id = ${hilda.id}`;
  await hilda.enter(context);
  await page.goto("/dashboard/cuenta/plan");
  const used = page.getByRole("region", { name: "En qué se usan" });
  await expect(used.getByText(/^A este ritmo usarás unos \d+ de 1,000 mensajes hasta el /)).toBeVisible();
  await expect(used.getByRole("listitem").filter({ hasText: "Sofía" })).toBeVisible();
  await used.getByRole("img").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(used.getByText(/^\d+ de \w+ de \d+: \d+ mensajes?$/).first()).toBeVisible();
  await expectAccessible(page);
  await used.scrollIntoViewIfNeeded();
  await used.screenshot({ path: join(PICTURES, "plan-uso.png") });
});

test.describe("on the page of a gateway", () => {
  // Which is somewhere else, as nothing of ours is.
  test.use({ expectedComplaints: [/^asked http:\/\/127\.0\.0\.1:\d+\/pay\/|favicon\.ico/] });

  test("a card is charged on the gateway's page, is kept for renewals, and its receipt is a PDF @phone", async ({ page, context }) => {
    const irma = await signUp("Irma");
    await irma.enter(context);
    await page.goto("/dashboard/cuenta/plan");
    await plans(page).getByRole("button", { name: "Elegir Inicial" }).click();
    await dialog(page).getByRole("button", { name: /^Confirmar por USD\s22\.04$/ }).click();
    // Whoever thinks better of it on the gateway's page has paid nothing.
    await pending(page).getByRole("button", { name: "Pagar con tarjeta" }).click();
    await expect(page.getByRole("heading", { name: "USD 22.04" })).toBeVisible();
    await page.getByRole("link", { name: "Back" }).click();
    await expect(page.getByText("No se cobró nada. Puedes pagar cuando quieras.")).toBeVisible();
    await expectAccessible(page);

    await pending(page).getByRole("button", { name: "Pagar con tarjeta" }).click();
    await page.getByRole("button", { name: "Pay" }).click();
    await expect(page.getByText(/^Se renueva el .+ por USD\s19\.00 al mes\.$/)).toBeVisible({ timeout: 30_000 });
    await expect(pending(page)).toHaveCount(0);
    const card = page.getByRole("region", { name: "Tarjeta guardada" });
    await expect(card).toContainText("Visa terminada en 4242");
    await expect(card).toContainText("Vence 12/2034");
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: join(PICTURES, `plan-tarjeta-${page.viewportSize()!.width}.png`), fullPage: true });

    await page.goto("/dashboard/cuenta/facturas");
    const invoice = page.getByRole("list", { name: "Tus facturas" }).getByRole("listitem");
    await expect(invoice).toContainText("Pagada");
    const download = page.waitForEvent("download");
    await invoice.getByRole("button", { name: /^Descargar/ }).click();
    expect((await download).suggestedFilename()).toMatch(/^FA-\d+\.pdf$/);
  });
});
