import { composer, converse, signIn } from "../deeds.ts";
import { newEmail, PASSWORD, signUp } from "../people.ts";
import { toldToTheModel } from "../provider.ts";
import { expect, test } from "../story.ts";

test("a newcomer signs up, tells the business and gets an answer that knows it @phone", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "Crear cuenta" }).first().click();
  await page.getByLabel("Tu nombre").fill("Luz Herrera");
  await page.getByLabel("Correo").fill(newEmail("Luz"));
  await page.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Crear mi cuenta" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toContainText("elige cómo quieres seguir");
  await page.getByRole("radio", { name: /Profesional/ }).click();
  await page.getByRole("button", { name: "Continuar" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cuéntanos de tu negocio");
  await page.getByLabel("Nombre del negocio").fill("Taquería Doña Luz");
  await page.getByLabel("Giro").fill("Restaurante o comida");
  await expect(page.getByLabel("País")).toHaveValue("MX");
  await page.getByLabel("¿Qué hace tu negocio?").fill("Vendemos tacos de guisado en Puebla, de 7 a 13 horas.");
  await page.getByLabel(/Página o red social/).fill("instagram.com/donaluz");
  await page.getByRole("button", { name: "Continuar" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("¿Qué quieres lograr?");
  await page.getByRole("button", { name: "Conseguir más clientes" }).click();
  await page.getByRole("textbox", { name: "Otra meta" }).fill("Abrir los domingos");
  await page.getByRole("button", { name: "Agregar" }).click();
  await page.getByRole("radio", { name: "3 meses" }).click();
  await page.getByRole("radio", { name: /^Ventas/ }).click();
  await page.getByRole("button", { name: "Continuar" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Este es tu equipo");
  await expect(page.getByRole("checkbox", { checked: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Continuar" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tu primera conversación");
  await expect(composer(page)).toHaveValue(/conseguir más clientes.*Taquería Doña Luz/);
  await expect(await converse(page, "¿Qué hago primero con Doña Luz esta semana?")).toContainText("Doña Luz");
  const told = await toldToTheModel("¿Qué hago primero con Doña Luz esta semana?");
  for (
    const fact of ["Taquería Doña Luz", "tacos de guisado en Puebla", "Conseguir más clientes", "Abrir los domingos"]
  ) {
    expect(told).toContain(fact);
  }

  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Últimos ajustes");
  await page.getByRole("radio", { name: /^Directo/ }).click();
  await page.getByRole("button", { name: "Terminar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Listo, Luz. Tu equipo ya te conoce");
  await page.getByRole("link", { name: "Ir a mi inicio" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Luz");
  await expect(page.getByText("Termina tu configuración")).toHaveCount(0);
});

test("onboarding goes on where it was left, on another device", async ({ page, context, another }) => {
  const rosa = await signUp("Rosa", { onboarded: false });
  await rosa.enter(context);
  await page.goto("/bienvenida");
  await page.getByRole("button", { name: "Continuar" }).click();
  await page.getByLabel("Nombre del negocio").fill("Florería Rosa");
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("¿Qué quieres lograr?");

  const phone = await another({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await phone.goto("/ingresar");
  await signIn(phone, rosa.email);
  await expect(phone).not.toHaveURL(/ingresar/);
  await phone.goto("/bienvenida");
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("¿Qué quieres lograr?");
  await phone.getByRole("link", { name: "Tu negocio" }).click();
  await expect(phone.getByLabel("Nombre del negocio")).toHaveValue("Florería Rosa");
});

test("a step of onboarding cannot be jumped", async ({ page, context }) => {
  const saul = await signUp("Saúl", { onboarded: false });
  await saul.enter(context);
  await page.goto("/bienvenida?paso=ajustes");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("elige cómo quieres seguir");
  const { error } = await saul.client.rpc("complete_onboarding_step", { p_step: 6, p_answers: {} });
  expect(error?.message).toBe("onboarding_step_skipped");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("elige cómo quieres seguir");
});

test("a company without a name and a first conversation without a message are asked for again", async ({ page, context }) => {
  const tono = await signUp("Toño", { onboarded: false });
  await tono.enter(context);
  await tono.client.rpc("complete_onboarding_step", {
    p_step: 1,
    p_answers: { plan_id: "starter", billing_cycle: "monthly" },
  });
  await page.goto("/bienvenida");
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page.getByText("Falta esta respuesta.")).toBeVisible();
  await expect(page.getByLabel("Nombre del negocio")).toBeFocused();
  await page.getByLabel("Nombre del negocio").fill("Toño y Asociados");
  await page.getByRole("button", { name: "Continuar" }).click();
  await page.getByRole("button", { name: "Poner mis precios en orden" }).click();
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Este es tu equipo");
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tu primera conversación");
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page.getByText("Envía tu primer mensaje para continuar.")).toBeVisible();
});

test("what was typed is kept for later, and home leads back to it", async ({ page, context }) => {
  const ursula = await signUp("Úrsula", { onboarded: false });
  await ursula.enter(context);
  await page.goto("/bienvenida");
  await page.getByRole("button", { name: "Continuar" }).click();
  await page.getByLabel("Nombre del negocio").fill("Panadería Úrsula");
  await page.getByRole("button", { name: "Guardar y seguir después" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.getByRole("link", { name: "Continuar" }).first().click();
  await expect(page.getByLabel("Nombre del negocio")).toHaveValue("Panadería Úrsula");
  await expect(composer(page)).toHaveCount(0);
});
