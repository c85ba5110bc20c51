import { readFileSync } from "node:fs";
import { converse, openNew, signIn } from "../deeds.ts";
import { haveConversation, newEmail, PASSWORD, signUp, sql } from "../people.ts";
import { picture } from "../files.ts";
import { expect, test } from "../story.ts";

test("name, hours and time zone are kept, and the picture shows in the navigation", async ({ page, context }) => {
  const sara = await signUp("Sara");
  await sara.enter(context);
  await page.goto("/dashboard/cuenta/perfil");
  await page.getByLabel("Nombre completo").fill("Sara Montes");
  await page.getByLabel("Desde").fill("10:00");
  await page.getByLabel("Hasta").fill("19:30");
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Cambios guardados")).toBeVisible();

  await page.getByLabel("Subir foto").setInputFiles({ name: "yo.png", mimeType: "image/png", buffer: picture() });
  await page.getByRole("dialog", { name: "Ajusta tu foto" }).getByRole("button", { name: "Usar foto" }).click();
  await expect(page.getByText("Foto actualizada", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Nombre completo")).toHaveValue("Sara Montes");
  await expect(page.getByLabel("Desde")).toHaveValue("10:00");
  await expect(page.getByLabel("Hasta")).toHaveValue("19:30");
  const menu = page.getByRole("button", { name: /Sara Montes/ });
  await expect(menu.locator("img")).toHaveJSProperty("complete", true);
  expect(await menu.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
});

test("a text that calls itself a picture is refused", async ({ page, context }) => {
  const tere = await signUp("Tere");
  await tere.enter(context);
  await page.goto("/dashboard/cuenta/perfil");
  await page.getByLabel("Subir foto").setInputFiles({
    name: "yo.png",
    mimeType: "image/png",
    buffer: Buffer.from("<svg onload=alert(1)>"),
  });
  await expect(page.getByText("Ese archivo no es una foto PNG, JPG, WebP o GIF.")).toBeVisible();
});

test("the language switches the interface at once, and on other devices @phone", async ({ page, context, another }) => {
  const uma = await signUp("Uma");
  await uma.enter(context);
  await page.goto("/dashboard/cuenta/perfil");
  await page.getByRole("combobox", { name: "Idioma" }).selectOption({ label: "Português (Brasil)" });
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
  await expect(page.getByRole("link", { name: "Conversas" }).first()).toBeVisible();
  await page.getByRole("combobox", { name: "Idioma" }).selectOption({ label: "English" });
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Profile");
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/^Good /);

  const other = await another();
  await other.goto("/ingresar");
  await signIn(other, uma.email);
  await expect(other.getByRole("heading", { level: 1 })).toContainText(/^Good /);
});

test("the dark theme stays, through a reload and on another device", async ({ page, context, another }) => {
  const vale = await signUp("Vale");
  await vale.enter(context);
  await page.goto("/dashboard/cuenta/apariencia");
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole("radio", { name: /^Oscuro/ }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  const dark = await background();
  expect(dark).not.toBe(light);
  await expect.poll(async () => (await sql`select theme from public.profiles where id = ${vale.id}`)[0].theme).toBe(
    "dark",
  );
  await page.reload();
  expect(await background()).toBe(dark);
  const other = await another();
  await other.goto("/ingresar");
  await signIn(other, vale.email);
  await expect(other).toHaveURL(/\/dashboard$/);
  await expect(other.locator("html")).toHaveClass(/dark/);
});

test("what the business page says reaches the assistants", async ({ page, context }) => {
  const { toldToTheModel } = await import("../provider.ts");
  const xavi = await signUp("Xavi");
  await xavi.enter(context);
  await page.goto("/dashboard/cuenta/negocio");
  await page.getByLabel("Nombre del negocio").fill("Ferretería Xavi");
  await page.getByLabel("Qué hace y para quién").fill("Vendemos herramienta a plomeros de Mérida.");
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Cambios guardados")).toBeVisible();
  await openNew(page);
  await converse(page, "¿Qué me conviene vender?");
  expect(await toldToTheModel("¿Qué me conviene vender?")).toContain("herramienta a plomeros de Mérida");
});

test("changes that were not saved are asked about before leaving", async ({ page, context }) => {
  const yoli = await signUp("Yoli");
  await yoli.enter(context);
  await page.goto("/dashboard/cuenta/negocio");
  await page.getByLabel("Nombre del negocio").fill("A medias");
  await page.getByRole("link", { name: "Apariencia" }).click();
  await page.getByRole("alertdialog", { name: "¿Salir sin guardar?" }).getByRole("button", { name: "Cancelar" })
    .click();
  await expect(page.getByLabel("Nombre del negocio")).toHaveValue("A medias");
});

test.describe("a password", () => {
  test.use({ expectedComplaints: [/status of 400/] });

  test("is changed by who knows the present one", async ({ page, context, another }) => {
    const zoe = await signUp("Zoe");
    await zoe.enter(context);
    await page.goto("/dashboard/cuenta/seguridad");
    await page.getByLabel("Contraseña actual").fill("no-es-esta-clave");
    await page.getByLabel("Contraseña nueva").fill("nueva-clave-larga-2026");
    await page.getByRole("button", { name: "Cambiar contraseña" }).click();
    await expect(page.getByText("Esa no es tu contraseña actual.")).toBeVisible();
    await page.getByLabel("Contraseña actual").fill(PASSWORD);
    await page.getByRole("button", { name: "Cambiar contraseña" }).click();
    await expect(page.getByText("Contraseña cambiada")).toBeVisible();
    const other = await another();
    await other.goto("/ingresar");
    await signIn(other, zoe.email, "nueva-clave-larga-2026");
    await expect(other).toHaveURL(/\/dashboard$/);
  });
});

test("an organization grows by invitation, and roles decide what is seen", async ({ page, context, another }) => {
  const alma = await signUp("Alma", { plan: "enterprise" });
  await alma.enter(context);
  await page.goto("/dashboard/cuenta/organizacion");
  await page.getByLabel("Nombre de la organización").fill("Panadería La Esperanza");
  await page.getByRole("button", { name: "Crear organización" }).click();
  await expect(page.getByText("1 persona", { exact: true })).toBeVisible();

  const bruno = await signUp("Bruno");
  const invite = async (email: string) => {
    await page.getByLabel("Correo de la persona").fill(email);
    await page.getByRole("button", { name: "Crear invitación" }).click();
    await expect(page.getByRole("heading", { name: `Invitación lista para ${email}` })).toBeVisible();
    const link = await page.getByLabel("Enlace de invitación").inputValue();
    await page.getByRole("button", { name: "Invitar a otra persona" }).click();
    return link;
  };
  const link = await invite(bruno.email);

  // Somebody else's account cannot use it.
  const carla = await signUp("Carla");
  const stranger = await another();
  await carla.enter(stranger.context());
  await stranger.goto(link);
  await stranger.getByRole("button", { name: "Aceptar la invitación" }).click();
  await expect(stranger.getByText("Esta invitación es para otro correo")).toBeVisible();

  // The invited one signs in from the link itself.
  const invited = await another();
  await invited.goto(link);
  await expect(invited.getByRole("heading", { level: 1 })).toHaveText("Te invitaron a Panadería La Esperanza");
  await invited.getByRole("link", { name: "Ingresar y aceptar" }).click();
  await signIn(invited, bruno.email);
  await invited.getByRole("button", { name: "Aceptar la invitación" }).click();
  await expect(invited).toHaveURL(/\/dashboard/);
  await invited.goto("/dashboard/cuenta/organizacion");
  await expect(invited.getByText("2 personas", { exact: true })).toBeVisible();
  await expect(invited.getByRole("button", { name: "Crear invitación" })).toHaveCount(0);

  // So does somebody who has no account yet.
  const email = newEmail("Dani");
  const newcomer = await another();
  await newcomer.goto(await invite(email));
  await newcomer.getByRole("link", { name: "Crear mi cuenta y aceptar" }).click();
  await newcomer.getByLabel("Tu nombre").fill("Dani Ruiz");
  await newcomer.getByLabel("Correo").fill(email);
  await newcomer.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await newcomer.getByRole("button", { name: "Crear mi cuenta" }).click();
  await newcomer.getByRole("button", { name: "Aceptar la invitación" }).click();
  await expect(newcomer).toHaveURL(/\/(dashboard|bienvenida)/);

  await page.reload();
  await expect(page.getByText("3 personas", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /Opciones para Bruno/ }).click();
  await page.getByRole("menuitemradio", { name: /^Administrador/ }).click();
  await expect(page.getByText("Bruno ahora es administrador", { exact: false }).first()).toBeVisible();
  await invited.reload();
  await expect(invited.getByRole("button", { name: "Crear invitación" })).toBeVisible();

  await page.getByRole("button", { name: /Opciones para Dani Ruiz/ }).click();
  await page.getByRole("menuitem", { name: "Quitar de la organización" }).click();
  await page.getByRole("alertdialog", { name: "¿Quitar a Dani Ruiz?" }).getByRole("button", {
    name: "Quitar de la organización",
  }).click();
  await expect(page.getByText("2 personas", { exact: true })).toBeVisible();
  await newcomer.goto("/dashboard/cuenta/organizacion");
  await expect(newcomer.getByText("Todavía no tienes una organización")).toBeVisible();
});

test("an invitation that was taken back no longer opens", async ({ page, context, another }) => {
  const elsa = await signUp("Elsa", { plan: "enterprise" });
  await elsa.enter(context);
  await page.goto("/dashboard/cuenta/organizacion");
  await page.getByLabel("Nombre de la organización").fill("Taller Elsa");
  await page.getByRole("button", { name: "Crear organización" }).click();
  const email = newEmail("Fidel");
  await page.getByLabel("Correo de la persona").fill(email);
  await page.getByRole("button", { name: "Crear invitación" }).click();
  const link = await page.getByLabel("Enlace de invitación").inputValue();
  await page.getByRole("button", { name: `Retirar la invitación de ${email}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Retirar" }).click();
  await expect(page.getByText("Invitación retirada", { exact: true })).toBeVisible();
  const visitor = await another();
  await visitor.goto(link);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("La invitación ya no está abierta");
});

test("the data that is downloaded holds what was said", async ({ page, context }) => {
  const gil = await signUp("Gil");
  await gil.enter(context);
  await haveConversation(gil, {
    title: "Costos del café",
    said: ["¿Cuánto cuesta mi taza?", "Doce pesos con cuarenta."],
  });
  await page.goto("/dashboard/cuenta/datos");
  const [json] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Solo los datos (JSON)" }).click(),
  ]);
  expect(json.suggestedFilename()).toMatch(/^sintra-\d{4}-\d{2}-\d{2}\.json$/);
  const data = readFileSync(await json.path(), "utf8");
  for (const part of [gil.email, "Costos del café", "¿Cuánto cuesta mi taza?", "Doce pesos con cuarenta."]) {
    expect(data).toContain(part);
  }
  expect(Object.keys(JSON.parse(data))).toEqual(expect.arrayContaining(["files"]));

  const [zip] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Descargar todo (ZIP)" }).click(),
  ]);
  const archive = readFileSync(await zip.path()).toString("utf8");
  for (const part of ["PK", "datos.json", "LEEME.txt", "Doce pesos con cuarenta."]) expect(archive).toContain(part);
});

test.describe("an account", () => {
  test.use({ expectedComplaints: [/status of 40[013]/] });

  test("is deleted with everything in it, once that is proven to be meant", async ({ page, context, another }) => {
    const hilda = await signUp("Hilda");
    await hilda.enter(context);
    const conversation = await haveConversation(hilda, { title: "Adiós", said: ["Hola", "Hola"] });
    await page.goto("/dashboard/cuenta/datos");
    await page.getByRole("button", { name: "Eliminar mi cuenta" }).click();
    const dialog = page.getByRole("alertdialog", { name: "¿Eliminar tu cuenta para siempre?" });
    const remove = dialog.getByRole("button", { name: "Eliminar para siempre" });
    await expect(remove).toBeDisabled();
    await dialog.getByLabel(`Escribe ${hilda.email} para confirmar`).fill(hilda.email);
    await dialog.getByLabel("Tu contraseña").fill("no-es-esta-clave");
    await remove.click();
    await expect(dialog.getByText("Esa no es tu contraseña actual.")).toBeVisible();
    await dialog.getByLabel("Tu contraseña").fill(PASSWORD);
    await remove.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tu cuenta ya no existe");
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/ingresar/);
    expect(await sql`select 1 from public.messages where conversation_id = ${conversation}`).toHaveLength(0);
    expect(await sql`select 1 from public.profiles where id = ${hilda.id}`).toHaveLength(0);
    expect(await sql`select 1 from auth.users where id = ${hilda.id}`).toHaveLength(0);
    const other = await another();
    await other.goto("/ingresar");
    await signIn(other, hilda.email);
    await expect(other.getByText("El correo o la contraseña no coinciden.")).toBeVisible();
  });
});
