import { chooseInList, composer, conversationId, converse, list, listed, openNew } from "../deeds.ts";
import { haveConversation, type Person, signUp, sql } from "../people.ts";
import { expect, test } from "../story.ts";

let person: Person;

test.beforeEach(async ({ context }) => {
  person = await signUp("Olga");
  await person.enter(context);
});

/** Conversations that are there already, newest last. */
async function have(...conversations: { title: string; question?: string }[]): Promise<void> {
  for (const [index, { title, question = "Hola" }] of conversations.entries()) {
    const at = new Date(Date.now() - (conversations.length - index) * 60_000);
    await haveConversation(person, { title, said: [question, "Claro."], at });
  }
}

test("words are found without accents and case, in titles and in messages", async ({ page }) => {
  await have(
    { title: "Menú de primavera" },
    { title: "Proveedores", question: "¿Dónde consigo jícamas orgánicas?" },
    { title: "Horarios" },
  );
  await page.goto("/dashboard/chat");
  await expect(listed(page, /Horarios/)).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Buscar en las conversaciones" });
  await search.fill("MENU");
  await expect(listed(page, /Menú de primavera/)).toBeVisible();
  await expect(listed(page, /Horarios/)).toBeHidden();
  await search.fill("jicamas");
  await expect(listed(page, /Proveedores/)).toContainText("jícamas orgánicas");
  await listed(page, /Proveedores/).getByRole("link").click();
  await expect(page.getByRole("article", { name: "Tu mensaje" })).toContainText("jícamas");
  await search.fill("nada-de-esto");
  await expect(page.getByText("Nada coincide con tu búsqueda. Prueba con otra palabra.")).toBeVisible();
  await page.getByRole("button", { name: "Borrar la búsqueda" }).click();
  await expect(listed(page, /Horarios/)).toBeVisible();
});

test("a conversation gets another title @phone", async ({ page }) => {
  await have({ title: "Sin pies ni cabeza" });
  await page.goto("/dashboard/chat");
  await chooseInList(page, "Sin pies ni cabeza", "Cambiar título");
  const field = page.getByRole("textbox", { name: "Título de la conversación" });
  await field.fill("Con pies y cabeza");
  await field.press("Enter");
  await expect(listed(page, /Con pies y cabeza/)).toBeVisible();
  await page.reload();
  await expect(listed(page, /Con pies y cabeza/)).toBeVisible();
});

test("Escape leaves a title as it was", async ({ page }) => {
  await have({ title: "Como estaba" });
  await page.goto("/dashboard/chat");
  await chooseInList(page, "Como estaba", "Cambiar título");
  const field = page.getByRole("textbox", { name: "Título de la conversación" });
  await field.fill("Otra cosa");
  await field.press("Escape");
  await expect(listed(page, /Como estaba/)).toBeVisible();
});

test("an archived conversation leaves the list, comes back at once, and from the archive", async ({ page }) => {
  await have({ title: "Para guardar" }, { title: "La que queda" });
  await page.goto("/dashboard/chat");
  await chooseInList(page, "Para guardar", "Archivar");
  await expect(list(page).getByRole("link", { name: /Para guardar/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Deshacer" }).click();
  await expect(listed(page, /Para guardar/)).toBeVisible();

  await chooseInList(page, "Para guardar", "Archivar");
  await expect(list(page).getByRole("link", { name: /Para guardar/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Archivadas" }).click();
  await listed(page, /Para guardar/).getByRole("link").click();
  await expect(page.getByText("Conversación archivada").first()).toBeVisible();
  await page.getByRole("button", { name: "Restaurar" }).click();
  await composer(page).fill("¿Seguimos?");
  await expect(page.getByRole("button", { name: "Enviar", exact: true })).toBeEnabled();
});

test("a deleted conversation is gone, with its messages", async ({ page }) => {
  await have({ title: "Se queda" });
  await openNew(page);
  await converse(page, "Esto no debe quedar");
  const id = await conversationId(page);
  await expect(listed(page, /Ventas de la semana/)).toBeVisible();
  await chooseInList(page, "Ventas de la semana", "Eliminar");
  const dialog = page.getByRole("alertdialog", { name: "¿Eliminar esta conversación?" });
  await expect(dialog).toContainText("Ventas de la semana");
  await dialog.getByRole("button", { name: "Cancelar" }).click();
  await expect(listed(page, /Ventas de la semana/)).toBeVisible();
  await chooseInList(page, "Ventas de la semana", "Eliminar");
  await dialog.getByRole("button", { name: "Eliminar" }).click();
  await expect(list(page).getByRole("link", { name: /Ventas de la semana/ })).toHaveCount(0);
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect.poll(async () => (await sql`select 1 from public.messages where conversation_id = ${id}`).length).toBe(
    0,
  );
  await expect(listed(page, /Se queda/)).toBeVisible();
});

test("a long list goes on as it is scrolled", async ({ page }) => {
  await have(...Array.from({ length: 75 }, (_, index) => ({ title: `Tema ${index + 1}` })));
  await page.goto("/dashboard/chat");
  await expect(listed(page, /^Tema 75\b/)).toBeVisible();
  await expect(async () => {
    await list(page).getByRole("listitem").last().scrollIntoViewIfNeeded();
    await expect(list(page).getByRole("link", { name: /^Tema 1\b/ })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(list(page).getByRole("link", { name: /^Tema \d+/ })).toHaveCount(75);
});

test("a list without conversations says how to begin", async ({ page }) => {
  await page.goto("/dashboard/chat");
  await expect(page.getByText("Aquí aparecen tus conversaciones. Todavía no hay ninguna.")).toBeVisible();
});
