import {
  answered,
  answers,
  ask,
  composer,
  conversationId,
  converse,
  countTo,
  numbersOf,
  openNew,
  questions,
} from "../deeds.ts";
import { type Person, signUp, sql } from "../people.ts";
import { requestsAbout } from "../provider.ts";
import { expect, test } from "../story.ts";

let person: Person;

test.beforeEach(async ({ context }) => {
  person = await signUp("Marta");
  await person.enter(context);
});

test("an answer appears as it is written, and the conversation gets an address and a title", async ({ page }) => {
  await openNew(page);
  await ask(page, "Por favor cuenta hasta 40");
  await expect(answers(page).last()).toHaveAttribute("aria-busy", "true");
  await expect(answers(page).last()).toContainText("3 4 5");
  await expect(answers(page).last()).not.toContainText("40");
  expect(await numbersOf(await answered(page))).toEqual(countTo(40));
  await conversationId(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ventas de la semana");
});

test("a suggested question is one touch away @phone", async ({ page }) => {
  await openNew(page);
  const suggestion = page.getByRole("list", { name: "Ideas para empezar" }).getByRole("button").first();
  const question = await suggestion.innerText();
  await suggestion.click();
  await expect(questions(page)).toContainText(question);
  await expect(await answered(page)).toContainText(question);
});

test("a reload in mid-answer goes on and ends whole, once @phone", async ({ page }) => {
  // Nobody else asks this.
  const question = `Cuenta hasta 80, ${crypto.randomUUID()}`;
  await openNew(page);
  await ask(page, question);
  await expect(answers(page)).toContainText("10 11 12");
  await conversationId(page);
  await page.reload();
  await expect(answers(page)).toContainText("10 11 12");
  expect(await numbersOf(await answered(page))).toEqual(countTo(80));
  await expect(questions(page)).toHaveCount(1);
  await expect(answers(page)).toHaveCount(1);
  await page.reload();
  expect(await numbersOf(await answered(page))).toEqual(countTo(80));
  expect((await requestsAbout(question)).length).toBe(1);
});

test("a stopped answer keeps what was written, and the conversation goes on", async ({ page }) => {
  await openNew(page);
  await ask(page, "Despacio, cuenta hasta 300");
  await expect(answers(page)).toContainText("5 6 7");
  await page.getByRole("button", { name: "Detener la respuesta" }).click();
  const answer = await answered(page);
  await expect(answer.getByText("Detuviste esta respuesta.")).toBeVisible();
  const numbers = await numbersOf(answer);
  expect(numbers).toEqual(countTo(numbers.length));
  expect(numbers.length).toBeLessThan(300);
  await page.reload();
  expect(await numbersOf(await answered(page))).toEqual(numbers);
  await converse(page, "¿Seguimos con otra cosa?");
  await expect(answers(page)).toHaveCount(2);
});

test("an answer is written again, and both versions can be read", async ({ page }) => {
  await openNew(page);
  const first = await converse(page, "¿Qué vendo los martes?");
  await first.getByRole("button", { name: "Volver a responder" }).click();
  await expect(answers(page).getByText("2/2")).toBeVisible();
  await answered(page);
  await expect(answers(page)).toHaveCount(1);
  await answers(page).getByRole("button", { name: "Versión anterior" }).click();
  await expect(answers(page).getByText("1/2")).toBeVisible();
  await page.reload();
  await expect(answers(page).getByText("1/2")).toBeVisible();
  await answers(page).getByRole("button", { name: "Versión siguiente" }).click();
  await expect(answers(page).getByText("2/2")).toBeVisible();
});

test("an edited question gets its own answer, and the first one stays reachable", async ({ page }) => {
  await openNew(page);
  await converse(page, "¿Cómo vendo más café?");
  await questions(page).hover();
  await questions(page).getByRole("button", { name: "Editar el mensaje" }).click();
  await page.getByRole("textbox", { name: "Editar tu mensaje" }).fill("¿Cómo vendo más té?");
  await page.getByRole("button", { name: "Enviar cambio" }).click();
  await expect(questions(page)).toContainText("¿Cómo vendo más té?");
  await expect(await answered(page)).toContainText("té");
  await expect(answers(page)).toHaveCount(1);
  await expect(questions(page).getByText("2/2")).toBeVisible();
  await questions(page).getByRole("button", { name: "Versión anterior" }).click();
  await expect(questions(page)).toContainText("¿Cómo vendo más café?");
  await expect(answers(page)).toContainText("café");
  await page.reload();
  await expect(questions(page)).toContainText("¿Cómo vendo más café?");
});

test("an answer is copied as it was written", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openNew(page);
  const answer = await converse(page, "Muéstrame una tabla");
  await answer.getByRole("button", { name: "Copiar la respuesta" }).click();
  await expect(answer.getByText("Copiado", { exact: true }).first()).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("| Lunes | $3,200 | $85 |");
  await answer.getByRole("button", { name: "Copiar el código" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe("select dia, sum(total) from ventas group by dia;");
});

test("a rating survives a reload", async ({ page }) => {
  await openNew(page);
  const answer = await converse(page, "¿Subo precios?");
  await answer.getByRole("button", { name: "Buena respuesta" }).click();
  await expect(answer.getByRole("button", { name: "Buena respuesta" })).toHaveAttribute("aria-pressed", "true");
  await answer.getByRole("button", { name: "Detalles de la respuesta" }).click();
  await page.getByRole("button", { name: "4 estrellas" }).click();
  await expect(page.getByRole("button", { name: "4 estrellas" })).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => {
    const [row] =
      await sql`select is_helpful, user_rating from public.messages where user_id = ${person.id} and role = 'assistant'`;
    return [row.is_helpful, row.user_rating];
  }).toEqual([true, 4]);
  await page.reload();
  const again = await answered(page);
  await expect(again.getByRole("button", { name: "Buena respuesta" })).toHaveAttribute("aria-pressed", "true");
  await again.getByRole("button", { name: "Detalles de la respuesta" }).click();
  await expect(page.getByRole("button", { name: "4 estrellas" })).toHaveAttribute("aria-pressed", "true");
});

test("the details say which model answered, with tokens and cost", async ({ page }) => {
  await openNew(page);
  const answer = await converse(page, "¿Quién eres?");
  await answer.getByRole("button", { name: "Detalles de la respuesta" }).click();
  const details = page.getByRole("dialog", { name: "Cómo se hizo esta respuesta" });
  const [row] = await sql`select model_used, input_tokens, output_tokens from public.messages
    where user_id = ${person.id} and role = 'assistant'`;
  for (const label of ["Modelo", "Proveedor", "Tokens leídos", "Tokens escritos", "Costo", "Fecha"]) {
    await expect(details.getByText(label, { exact: true })).toBeVisible();
  }
  await expect(details.getByText(row.model_used, { exact: true })).toBeVisible();
  await expect(details.getByText("OpenAI", { exact: true })).toBeVisible();
  await expect(details.getByText(new RegExp(`^${String(row.input_tokens).replace(/(?=(...)+$)/g, "[.,]?")}`)))
    .toBeVisible();
  await page.keyboard.press("Escape");
  await expect(details).toBeHidden();
});

test("Markdown is shown as table, list and code @phone", async ({ page }) => {
  await openNew(page);
  const answer = await converse(page, "Muéstrame una tabla de la semana");
  await expect(answer.getByRole("columnheader", { name: "Ventas" })).toBeVisible();
  await expect(answer.getByRole("cell", { name: "$9,850" })).toBeVisible();
  await expect(answer.getByRole("listitem").first()).toContainText("tres veces");
  await expect(answer.getByRole("strong").first()).toHaveText("tres veces");
  await expect(answer.locator("pre code")).toContainText("select dia, sum(total) from ventas group by dia;");
});

test("what a hostile model writes stays text: no HTML, no script, no picture of elsewhere, no false link", async ({ page, context }) => {
  await openNew(page);
  const answer = await converse(page, "Dame un texto hostil");
  await expect(answer).toContainText("y fin.");
  for (const element of ["script", "img[src*='espia']", "iframe", "style", "[onclick]", "[onerror]", "b"]) {
    await expect(answer.locator(element)).toHaveCount(0);
  }
  await expect(answer.locator("a[href^='javascript'], a[href^='data']")).toHaveCount(0);
  await expect(answer).toContainText("Abre tu regalo");
  expect(await page.title()).not.toContain("robado");

  await context.route(/example/, (route) => route.fulfill({ body: "" }));
  let opened = 0;
  context.on("page", () => opened++);
  await answer.getByRole("link", { name: "Entra a www.mibanco.com" }).click();
  const warning = page.getByRole("alertdialog", { name: "Este enlace lleva a otro lugar" });
  await expect(warning).toContainText("ladron.example");
  await warning.getByRole("button", { name: "Cancelar" }).click();
  await expect(warning).toBeHidden();
  expect(opened).toBe(0);
  const honest = answer.getByRole("link", { name: "La guía completa" });
  await expect(honest).toHaveAttribute("rel", /noopener.*noreferrer/);
  await expect(honest).toHaveAttribute("target", "_blank");

  await page.reload();
  await expect(await answered(page)).toContainText("y fin.");
  await expect(answers(page).locator("script, iframe, img[src*='espia']")).toHaveCount(0);
});

test("the text of a person is text too", async ({ page }) => {
  await openNew(page);
  await converse(page, "<img src=x onerror=alert(1)> **no es negrita**");
  await expect(questions(page)).toContainText("<img src=x onerror=alert(1)> **no es negrita**");
  await expect(questions(page).locator("img, strong")).toHaveCount(0);
});

test("an answer that breaks off keeps its words and can be asked for again", async ({ page }) => {
  await openNew(page);
  await ask(page, "Cuéntame si se corta");
  const alert = answers(page).getByRole("alert").or(answers(page).getByText("La respuesta quedó incompleta"));
  await expect(alert.first()).toBeVisible();
  await expect(answers(page)).toContainText("Te cuento");
  await answers(page).getByRole("button", { name: "Intentar de nuevo" }).click();
  await expect(answers(page).getByText("2/2")).toBeVisible();
  await expect(composer(page)).toBeEnabled();
});

test("Enter sends and Shift+Enter begins a line", async ({ page }) => {
  await openNew(page);
  await composer(page).click();
  await page.keyboard.type("Primera línea");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("segunda línea");
  await page.keyboard.press("Enter");
  await expect(questions(page)).toContainText("Primera línea\nsegunda línea", { useInnerText: true });
  await expect(composer(page)).toBeFocused();
  await answered(page);
});

test("nothing can be sent that is empty, and a long message is measured", async ({ page }) => {
  await openNew(page);
  const send = page.getByRole("button", { name: "Enviar", exact: true });
  await expect(send).toBeDisabled();
  await composer(page).fill("   ");
  await expect(send).toBeDisabled();
  await composer(page).fill("a".repeat(40_000));
  await expect(page.getByText(/^Sobran [\d,.]+ caracteres$/)).toBeVisible();
  await expect(send).toBeDisabled();
});

test("a conversation that is not there says so", async ({ page }) => {
  await page.goto(`/dashboard/chat/${crypto.randomUUID()}`);
  await expect(page.getByText("Esta conversación no está")).toBeVisible();
  await page.getByRole("link", { name: "Empezar otra" }).click();
  await expect(composer(page)).toBeVisible();
});
