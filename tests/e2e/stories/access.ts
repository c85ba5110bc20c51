import { WEB_URL } from "../addresses.ts";
import { signIn } from "../deeds.ts";
import { linkMailedTo } from "../mail.ts";
import { newEmail, PASSWORD, signUp } from "../people.ts";
import { expect, test } from "../story.ts";

test("a person signs in, and out again @phone", async ({ page, isMobile }) => {
  const ana = await signUp("Ana");
  await page.goto("/ingresar");
  await signIn(page, ana.email);
  await expect(page).toHaveURL(/\/dashboard$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ana");

  if (isMobile) {
    await page.getByRole("navigation", { name: "Navegación principal" }).getByRole("link", { name: "Cuenta" }).click();
  } else {
    await page.getByRole("button", { name: /^Ana/ }).click();
  }
  await page.getByRole("button", { name: "Cerrar sesión" }).or(page.getByRole("menuitem", { name: "Cerrar sesión" }))
    .click();
  await expect(page).not.toHaveURL(/dashboard/);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/ingresar\?siguiente=/);
});

test("a wrong password is refused in Spanish, and the address stays", async ({ page }) => {
  const beto = await signUp("Beto");
  await page.goto("/ingresar");
  await signIn(page, beto.email, "no-es-mi-clave");
  await expect(page.getByText("El correo o la contraseña no coinciden.")).toBeVisible();
  await expect(page.getByLabel("Correo")).toHaveValue(beto.email);
  await signIn(page, beto.email);
  await expect(page).toHaveURL(/\/dashboard$/);
});

test("what is missing in a form is said beside its field", async ({ page }) => {
  await page.goto("/registro");
  await page.getByLabel("Tu nombre").fill("Caro");
  await page.getByLabel("Correo").fill("caro@");
  await page.getByLabel("Contraseña", { exact: true }).fill("corta");
  await page.getByRole("button", { name: "Crear mi cuenta" }).click();
  await expect(page.getByText("Revisa el correo: debe verse como nombre@ejemplo.com.")).toBeVisible();
  await expect(page.getByText("Usa al menos 8 caracteres.", { exact: true })).toBeVisible();
});

test("an address that has an account is told so", async ({ page }) => {
  const dora = await signUp("Dora");
  await page.goto("/registro");
  await page.getByLabel("Tu nombre").fill("Dora");
  await page.getByLabel("Correo").fill(dora.email);
  await page.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Crear mi cuenta" }).click();
  await expect(page.getByText("Ya hay una cuenta con ese correo. Ingresa o recupera tu contraseña.")).toBeVisible();
});

test("a forgotten password is replaced through the mailed link, which works once", async ({ page, another }) => {
  const eva = await signUp("Eva");
  await page.goto("/ingresar");
  await page.getByRole("link", { name: "Olvidé mi contraseña" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Recupera tu contraseña");
  await page.getByLabel("Correo").fill(eva.email);
  await page.getByRole("button", { name: "Enviar el enlace" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Revisa tu correo");

  const link = await linkMailedTo(eva.email, /contraseña nueva/i);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Elige una contraseña nueva");
  await page.getByLabel("Contraseña nueva").fill("otra-clave-larga-2026");
  await page.getByRole("button", { name: "Guardar y continuar" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);

  const other = await another();
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("El enlace no funcionó");
  await other.goto("/ingresar");
  await signIn(other, eva.email);
  await expect(other.getByText("El correo o la contraseña no coinciden.")).toBeVisible();
  await signIn(other, eva.email, "otra-clave-larga-2026");
  await expect(other).toHaveURL(/\/dashboard$/);
});

test("an address without an account gets the same words as one with", async ({ page }) => {
  await page.goto("/recuperar");
  await page.getByLabel("Correo").fill(newEmail("nadie"));
  await page.getByRole("button", { name: "Enviar el enlace" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Revisa tu correo");
});

test("signing in leads to the page that was wanted", async ({ page }) => {
  const fer = await signUp("Fer");
  await page.goto("/dashboard/equipo?x=1");
  await expect(page).toHaveURL(/\/ingresar/);
  await signIn(page, fer.email);
  await expect(page).toHaveURL(/\/dashboard\/equipo\?x=1$/);
});

test.describe("signing in never leads to another site", () => {
  // What is left of such an address is a page that does not exist.
  test.use({ expectedComplaints: [/status of 404/] });

  for (const target of ["https://ladron.example/", "//ladron.example/", "/\\ladron.example", "/%2F/ladron.example"]) {
    test(`not to ${target}`, async ({ page }) => {
      const gina = await signUp("Gina");
      await page.goto(`/ingresar?siguiente=${encodeURIComponent(target)}`);
      await signIn(page, gina.email);
      await expect(page).not.toHaveURL(/ingresar/);
      expect(new URL(page.url()).origin).toBe(WEB_URL);
    });
  }
});
