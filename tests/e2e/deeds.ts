/** What people do again and again, through what they see. */
import { expect, type Locator, type Page } from "@playwright/test";
import { PASSWORD } from "./people.ts";

/** Signs in with address and password. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Ingresar" }).click();
}

/** Where the person writes. */
export const composer = (page: Page): Locator => page.getByRole("textbox", { name: /^Mensaje para / });

/** What the person has asked on the shown branch. */
export const questions = (page: Page): Locator => page.getByRole("article", { name: "Tu mensaje" });

/** What the assistant has answered on the shown branch. */
export const answers = (page: Page): Locator => page.getByRole("article", { name: /^Respuesta de / });

/** The button that sends what was written. */
export const sendButton = (page: Page): Locator => page.getByRole("button", { name: "Enviar", exact: true });

/** Opens a new conversation with an assistant. */
export async function openNew(page: Page, assistant = "sofia"): Promise<void> {
  await page.goto(`/dashboard/chat/nueva?asistente=${assistant}`);
  await expect(composer(page)).toBeEnabled();
}

/** Sends a question. */
export async function ask(page: Page, question: string): Promise<void> {
  await composer(page).fill(question);
  await sendButton(page).click();
  await expect(questions(page).last()).toContainText(question.slice(0, 60));
}

/** Sends a question and waits for the end of its answer. Returns the answer. */
export async function converse(page: Page, question: string): Promise<Locator> {
  await ask(page, question);
  return await answered(page);
}

/** The newest answer, once it is complete: with its buttons, and the composer is free again. */
export async function answered(page: Page): Promise<Locator> {
  const answer = page.getByRole("log").getByRole("article").last();
  await expect(answer).toHaveAccessibleName(/^Respuesta de /);
  await expect(answer).toHaveAttribute("aria-busy", "false");
  await expect(answer.getByRole("button", { name: "Volver a responder" })).toBeVisible();
  return answer;
}

/** The numbers of an answer to "cuenta hasta …", as they stand on the screen. */
export async function numbersOf(answer: Locator): Promise<number[]> {
  const text = await answer.getByRole("paragraph").first().innerText();
  return text.trim().split(/\s+/).map(Number);
}

/** From one to the last. */
export const countTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** The page's address once it is the conversation's own. */
export async function conversationId(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/dashboard\/chat\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1)!;
}

/** The list of conversations, beside one on wide screens. */
export const list = (page: Page): Locator => page.getByRole("region", { name: "Conversaciones" });

/** A conversation of the list. */
export const listed = (page: Page, title: string | RegExp): Locator =>
  list(page).getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });

/** Opens the menu of a conversation of the list and chooses. */
export async function chooseInList(page: Page, title: string, item: string): Promise<void> {
  await listed(page, title).getByRole("button", { name: `Opciones de «${title}»` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Something that the Cerebro knows, on its page. */
export const known = (page: Page, content: string | RegExp): Locator =>
  page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("button", { name: content }) });

/** Opens something that the Cerebro knows: where it comes from, and what can be done about it. */
export async function openKnown(page: Page, content: string | RegExp): Promise<Locator> {
  const item = known(page, content);
  await item.locator("button[aria-expanded]").click();
  return item;
}

/** Has the Cerebro forget something, from what it is listed in. */
export async function forget(item: Locator): Promise<void> {
  await item.getByRole("button", { name: /^Olvidar/ }).filter({ visible: true }).first().click();
  const dialog = item.page().getByRole("alertdialog", { name: "¿Olvidar esto?" });
  await dialog.getByRole("button", { name: "Olvidar", exact: true }).click();
  await expect(dialog).toBeHidden();
}
