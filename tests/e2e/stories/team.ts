import { answered, ask, converse, openNew } from "../deeds.ts";
import { signUp, sql } from "../people.ts";
import { toldToTheModel } from "../provider.ts";
import { expect, test } from "../story.ts";

test("home shows the team, what it did, and the use that a turn adds @phone", async ({ page, context }) => {
  const nora = await signUp("Nora", { plan: "starter" });
  await nora.enter(context);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Nora");
  const team = page.getByRole("region", { name: "Tu equipo" });
  await expect(team.getByText("Aún no conversan").filter({ visible: true }).first()).toBeVisible();
  await expect(team.getByText(/^Plan (Profesional|Empresa)$/).filter({ visible: true }).first()).toBeVisible();
  const use = page.getByRole("progressbar", { name: /^Mensajes: / });
  await expect(use).toHaveAttribute("aria-label", /^Mensajes: 0 de /);

  await page.getByRole("textbox", { name: /^Pregunta para / }).fill("¿Qué tal vamos?");
  await page.getByRole("button", { name: /^Enviar a / }).click();
  await expect(await answered(page)).toContainText("¿Qué tal vamos?");
  await page.goto("/dashboard");
  await expect(use).toHaveAttribute("aria-label", /^Mensajes: 1 de /);
  await expect(team.getByText("1 respuesta esta semana").filter({ visible: true }).first()).toBeVisible();
  await page.getByRole("region", { name: "Conversaciones recientes" }).getByRole("link", {
    name: /Ventas de la semana/,
  }).click();
  await answered(page);
});

test("the use changes on an open home after a turn elsewhere", async ({ page, context }) => {
  const omar = await signUp("Omar", { plan: "starter" });
  await omar.enter(context);
  await page.goto("/dashboard");
  const use = page.getByRole("progressbar", { name: /^Mensajes: / });
  await expect(use).toHaveAttribute("aria-label", /^Mensajes: 0 de /);
  const tab = await context.newPage();
  await openNew(tab);
  await converse(tab, "Desde otra pestaña");
  await expect(use).toHaveAttribute("aria-label", /^Mensajes: 1 de /);
});

test("an assistant is switched off and on, and stays so", async ({ page, context }) => {
  const paco = await signUp("Paco");
  await paco.enter(context);
  await page.goto("/dashboard/equipo");
  await expect(page.getByText("3 de 3 activos")).toBeVisible();
  await page.getByRole("switch", { name: "Sofía activo" }).click();
  await expect(page.getByText("Desactivaste a Sofía. Sus conversaciones se conservan.", { exact: true })).toBeVisible();
  await expect(page.getByText("2 de 3 activos")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("switch", { name: "Sofía activo" })).not.toBeChecked();
  await openNew(page);
  await expect(page.getByText("Activa a este asistente para conversar.")).toBeVisible();
  await page.getByRole("button", { name: "Activar", exact: true }).click();
  await converse(page, "¿De vuelta, Sofía?");
});

test("a full team asks who makes room", async ({ page, context }) => {
  const pilar = await signUp("Pilar", { plan: "professional" });
  await pilar.enter(context);
  // A plan that was larger, or an operator's exception: more may be chosen from than may work.
  await sql`update public.subscription_plans set max_assistants = 4 where id = 'professional'`;
  try {
    await sql`update public.user_assistants set is_active = assistant_id in ('sofia', 'carlos', 'paula') where user_id = ${pilar.id}`;
    await page.goto("/dashboard/equipo");
    const count = page.getByText(/^\d de 4 activos$/);
    await expect(count).toHaveText("3 de 4 activos");
    const off = page.getByRole("switch", { checked: false });
    await off.first().click();
    await expect(count).toHaveText("4 de 4 activos");
    const name = (await off.first().getAttribute("aria-label"))!.replace(" activo", "");
    await page.getByRole("switch", { name: `${name} activo` }).click();
    const dialog = page.getByRole("dialog", { name: "Tu equipo está completo" });
    await expect(dialog).toContainText("4 asistentes activos a la vez");
    await dialog.getByRole("radio", { name: /^Carlos/ }).click();
    await dialog.getByRole("button", { name: `Activar a ${name}` }).click();
    await expect(page.getByRole("switch", { name: `${name} activo` })).toBeChecked();
    await expect(page.getByRole("switch", { name: "Carlos activo" })).not.toBeChecked();
    await expect(count).toHaveText("4 de 4 activos");
  } finally {
    await sql`update public.subscription_plans set max_assistants = 9 where id = 'professional'`;
  }
});

test("a locked assistant names the plan that includes them, and the database keeps them locked", async ({ page, context }) => {
  const queta = await signUp("Queta", { plan: "starter" });
  await queta.enter(context);
  await page.goto("/dashboard/equipo");
  await page.getByRole("radio", { name: "Con otros planes" }).click();
  const card = page.getByRole("article").first();
  await expect(card.getByText(/^Plan (Profesional|Empresa)$/)).toBeVisible();
  await expect(card.getByRole("switch")).toHaveCount(0);
  const link = card.getByRole("heading").getByRole("link");
  const id = (await link.getAttribute("href"))!.split("/").at(-1)!;
  await link.click();
  await expect(page.getByText(/Para conversar necesitas el plan/)).toBeVisible();
  const { error } = await queta.client.from("user_assistants").insert({ user_id: queta.id, assistant_id: id });
  expect(error?.message).toMatch(/plan/);
});

test("a new name and instructions show in the conversation and reach the model", async ({ page, context }) => {
  const rita = await signUp("Rita");
  await rita.enter(context);
  await page.goto("/dashboard/equipo/sofia");
  await page.getByLabel("Nombre", { exact: true }).fill("Chofis");
  await page.getByLabel("Instrucciones").fill("Termina siempre con un refrán mexicano.");
  await page.getByRole("radio", { name: "De usted" }).click();
  await page.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Cambios guardados")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Chofis");

  await page.getByRole("link", { name: "Conversar" }).first().click();
  await expect(page.getByRole("textbox", { name: "Mensaje para Chofis" })).toBeVisible();
  await ask(page, "¿Qué opina de mi vitrina?");
  await expect(page.getByRole("article", { name: "Respuesta de Chofis" })).toBeVisible();
  await answered(page);
  const told = await toldToTheModel("¿Qué opina de mi vitrina?");
  expect(told).toContain("Chofis");
  expect(told).toContain("Termina siempre con un refrán mexicano.");

  await page.goto("/dashboard/equipo/sofia");
  await page.getByRole("button", { name: "Restablecer" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restablecer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sofía");
});
