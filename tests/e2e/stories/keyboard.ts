import type { Locator, Page } from "@playwright/test";
import { answered, answers, ask, composer, openNew, questions } from "../deeds.ts";
import { PASSWORD, signUp } from "../people.ts";
import { expect, test } from "../story.ts";

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target}`);
}

test("from signing in to the first answer no pointer is needed", async ({ page }) => {
  const wendy = await signUp("Wendy");
  await page.goto("/ingresar");
  await tabTo(page, page.getByLabel("Correo"));
  await page.keyboard.type(wendy.email);
  await tabTo(page, page.getByLabel("Contraseña", { exact: true }));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard$/);

  // The first stop leads past the navigation.
  await page.reload();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Ir al contenido" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("textbox", { name: /^Pregunta para / }));
  await page.keyboard.type("¿Se puede sin ratón?");
  await page.keyboard.press("Enter");
  await expect(await answered(page)).toContainText("¿Se puede sin ratón?");

  await tabTo(page, composer(page));
  await page.keyboard.type("¿Y otra vez?");
  await page.keyboard.press("Enter");
  await expect(questions(page)).toHaveCount(2);
  await expect(composer(page)).toBeFocused();
  const again = (await answered(page)).getByRole("button", { name: "Volver a responder" });
  for (let steps = 0; steps < 30 && !await again.evaluate((one) => one === document.activeElement); steps++) {
    await page.keyboard.press("Shift+Tab");
  }
  await expect(again).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(answers(page).last().getByText("2/2")).toBeVisible();
});

test("a menu and a dialog keep the focus, and give it back", async ({ page, context }) => {
  const yago = await signUp("Yago");
  await yago.enter(context);
  await openNew(page);
  await ask(page, "Hola");
  const details = (await answered(page)).getByRole("button", { name: "Detalles de la respuesta" });
  await details.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Cómo se hizo esta respuesta" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Tab");
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(details).toBeFocused();
});

test("who asked for less motion gets none, not even while an answer is written", async ({ page, context }) => {
  const zaida = await signUp("Zaida");
  await zaida.enter(context);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openNew(page);
  const moving = () =>
    page.evaluate(() =>
      document.getAnimations().filter((one) =>
        one.playState === "running" && Number(one.effect?.getComputedTiming().duration) > 50
      ).length
    );
  expect(await moving()).toBe(0);
  await ask(page, "Sin moverte, cuenta hasta 40");
  await expect(answers(page)).toContainText("3 4 5");
  expect(await moving()).toBe(0);
  await answered(page);
});
