import type { APIResponse } from "@playwright/test";
import { answered, ask, composer, converse, openNew, questions } from "../deeds.ts";
import { leaveMessages, signUp, sql } from "../people.ts";
import { expect, test } from "../story.ts";

test.use({ expectedComplaints: [/status of 402/] });

test("the last message of a plan is answered, the next one is told why not @phone", async ({ page, context }) => {
  const pili = await signUp("Pili", { plan: "starter" });
  await pili.enter(context);
  await leaveMessages(pili, 1);
  await openNew(page);
  await converse(page, "La última del mes");
  await expect(page.getByText("Se acabaron los mensajes de este período")).toBeVisible();
  await expect(page.getByText(/Usaste los [\d,.]+ mensajes de tu plan\. Se renuevan el \d+ de [a-z]+\./)).toBeVisible();
  await composer(page).fill("¿Y otra?");
  await expect(page.getByRole("button", { name: "Enviar", exact: true })).toBeDisabled();
  await page.getByRole("link", { name: "Ver planes" }).click();
  await expect(page).toHaveURL(/\/dashboard\/cuenta\/plan$/);
  await expect(page.getByText("Usaste todos los mensajes de este período").first()).toBeVisible();
});

test("a question that the plan refuses is kept, and sent once there is room", async ({ page, context }) => {
  const quique = await signUp("Quique", { plan: "starter" });
  await quique.enter(context);
  // Until the question is on its way, the page goes on believing what it read of the plan first, as where the last message
  // went in another tab and nobody has told this one yet.
  let known: APIResponse | undefined;
  let isAsked = false;
  await page.route("**/rpc/my_plan", async (route) => {
    if (isAsked) return await route.continue();
    known ??= await route.fetch();
    await route.fulfill({ response: known });
  });
  await openNew(page);
  await converse(page, "Hola");
  await leaveMessages(quique, 0);
  await page.route("**/functions/v1/chat", async (route) => {
    isAsked = true;
    await route.continue();
  });
  await ask(page, "Esta pregunta no cabe");
  await expect(page.getByText("Se acabaron los mensajes de este período")).toBeVisible();
  await page.getByRole("button", { name: "Volver a editar" }).click();
  await expect(composer(page)).toHaveValue("Esta pregunta no cabe");
  await expect(questions(page)).toHaveCount(1);

  await leaveMessages(quique, 5);
  await page.reload();
  await expect(composer(page)).toHaveValue("Esta pregunta no cabe");
  await page.getByRole("button", { name: "Enviar", exact: true }).click();
  await expect(await answered(page)).toContainText("Esta pregunta no cabe");
});

test("a trial that has ended says so, on the dashboard and in the conversation", async ({ page, context }) => {
  const raul = await signUp("Raúl");
  await raul.enter(context);
  await sql`update public.user_subscriptions set trial_start_date = current_date - 15, trial_end_date = current_date - 1,
    current_period_start = current_date - 15, current_period_end = current_date where user_id = ${raul.id}`;
  await page.goto("/dashboard");
  await expect(page.getByText(/Tu plan no está activo|Tu prueba terminó/).first()).toBeVisible();
  await openNew(page);
  await expect(page.getByText("Tu plan no está activo", { exact: true })).toBeVisible();
  await composer(page).fill("¿Hola?");
  await expect(page.getByRole("button", { name: "Enviar", exact: true })).toBeDisabled();
});
