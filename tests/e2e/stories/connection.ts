import type { Page } from "@playwright/test";
import {
  answered,
  answers,
  ask,
  composer,
  conversationId,
  converse,
  countTo,
  list,
  listed,
  numbersOf,
  openNew,
  questions,
  sendButton,
} from "../deeds.ts";
import { type Person, signUp } from "../people.ts";
import { requestsAbout, withProviderDown } from "../provider.ts";
import { expect, test } from "../story.ts";

let person: Person;

test.beforeEach(async ({ context }) => {
  person = await signUp("Nadia");
  await person.enter(context);
});

/** The same conversation in another tab of the same browser. */
async function secondTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  return tab;
}

test("two tabs show the same answer while it is written, and the same end", async ({ page }) => {
  await openNew(page);
  await converse(page, "Hola, para empezar");
  await conversationId(page);
  const tab = await secondTab(page);
  await answered(tab);
  await ask(page, "Ahora sí, cuenta hasta 60");
  for (const one of [page, tab]) {
    await expect(questions(one)).toHaveCount(2);
    await expect(answers(one).last()).toContainText("5 6 7");
  }
  await expect(answers(tab).last()).toHaveAttribute("aria-busy", "true");
  for (const one of [page, tab]) {
    expect(await numbersOf(await answered(one))).toEqual(countTo(60));
    await expect(questions(one)).toHaveCount(2);
    await expect(answers(one)).toHaveCount(2);
  }
  await converse(tab, "Y una más desde aquí");
  await expect(questions(page)).toHaveCount(3);
  await expect(answers(page)).toHaveCount(3);
});

test("a new title, and a deletion, are seen in the other tab", async ({ page }) => {
  await openNew(page);
  await converse(page, "Hola, ¿empezamos?");
  await conversationId(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ventas de la semana");
  const tab = await page.context().newPage();
  await tab.goto("/dashboard/chat");
  await expect(listed(tab, /Ventas de la semana/)).toBeVisible();

  await page.locator("header").filter({ has: page.getByRole("heading", { level: 1 }) })
    .getByRole("button", { name: /^Opciones de/ }).click();
  await page.getByRole("menuitem", { name: "Cambiar título" }).click();
  await page.getByRole("textbox", { name: "Título de la conversación" }).fill("Plan de noviembre");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plan de noviembre");
  await expect(listed(tab, /Plan de noviembre/)).toBeVisible();

  await listed(tab, /Plan de noviembre/).getByRole("button", { name: /^Opciones de/ }).click();
  await tab.getByRole("menuitem", { name: "Eliminar" }).click();
  await tab.getByRole("alertdialog").getByRole("button", { name: "Eliminar" }).click();
  await expect(list(tab).getByRole("link", { name: /Plan de noviembre/ })).toHaveCount(0);
  await expect(page.getByText("Esta conversación no está")).toBeVisible();
});

test.describe("without a network", () => {
  test.use({
    expectedComplaints: [
      /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION_RESET|ERR_NETWORK|WebSocket|Failed to fetch/,
    ],
  });

  test("an answer is taken up again where the network was cut @phone", async ({ page, context }) => {
    await openNew(page);
    await ask(page, "Con calma, cuenta hasta 100");
    await expect(answers(page)).toContainText("8 9 10");
    await conversationId(page);
    await context.setOffline(true);
    await expect(page.getByText("Sin conexión. Lo que escribas se conserva aquí.")).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText("Sin conexión. Lo que escribas se conserva aquí.")).toBeHidden();
    expect(await numbersOf(await answered(page))).toEqual(countTo(100));
    await expect(questions(page)).toHaveCount(1);
    await expect(answers(page)).toHaveCount(1);
    expect(await requestsAbout("Con calma, cuenta hasta 100")).not.toHaveLength(0);
  });

  test("an answer whose stream breaks is taken up again by itself", async ({ page }) => {
    await openNew(page);
    await converse(page, "Hola, ¿qué tal?");
    // A connection that dies in the middle of an answer: the first stream ends after some bytes.
    let broken = 0;
    await page.route("**/functions/v1/chat", async (route) => {
      if (route.request().method() !== "POST" || broken++ > 0) return await route.continue();
      await route.abort("connectionreset");
    });
    await ask(page, "Insiste y cuenta hasta 30");
    expect(await numbersOf(await answered(page))).toEqual(countTo(30));
    expect(broken).toBeGreaterThan(0);
    await expect(questions(page)).toHaveCount(2);
  });

  test("what is written offline is kept, also through a reload, and sent when the network is back", async ({ page, context }) => {
    await openNew(page);
    await converse(page, "Hola, buen día");
    await conversationId(page);
    await composer(page).fill("Un borrador que no se pierde");
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain(
      "Un borrador que no se pierde",
    );
    await page.reload();
    await expect(composer(page)).toHaveValue("Un borrador que no se pierde");
    await context.setOffline(true);
    await sendButton(page).click();
    await expect(page.getByText("Tu mensaje está guardado. Lo enviamos en cuanto vuelva la conexión.")).toBeVisible();
    await context.setOffline(false);
    await expect(await answered(page)).toContainText("Un borrador que no se pierde");
    await expect(questions(page)).toHaveCount(2);
  });
});

test.describe("with the provider down", () => {
  test.use({ expectedComplaints: [/status of 503/] });

  test("the question is kept and can be sent again @phone", async ({ page }) => {
    await openNew(page);
    // Nobody else asks this.
    const question = `¿Qué hago con el inventario parado? ${crypto.randomUUID()}`;
    await withProviderDown(question, async () => {
      await ask(page, question);
      await expect(page.getByText("Los modelos no responden en este momento.").first()).toBeVisible();
      await expect(questions(page)).toContainText(question);
    });
    await page.getByRole("button", { name: /^(Reintentar|Intentar de nuevo)$/ }).click();
    await expect(await answered(page)).toContainText("inventario parado");
    await expect(questions(page)).toHaveCount(1);
    await page.reload();
    await expect(await answered(page)).toContainText("inventario parado");
    await expect(questions(page)).toHaveCount(1);
  });
});
