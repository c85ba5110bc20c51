/** What the team remembers, as a person sees it: where it comes from, putting it right, having it forgotten. */
import type { Page } from "@playwright/test";
import { composer, conversationId, converse, forget, known, openKnown, openNew } from "../deeds.ts";
import { haveConversation, type Person, remember, signUp, sql } from "../people.ts";
import { toldToTheModel } from "../provider.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../story.ts";

let person: Person;

test.beforeEach(async ({ context }) => {
  person = await signUp("Lupita");
  await person.enter(context);
});

const CEREBRO = "/dashboard/cerebro";

/** The page of what is known, once it is there. */
async function openCerebro(page: Page): Promise<void> {
  await page.goto(CEREBRO);
  await expect(page.getByRole("heading", { level: 1, name: "Cerebro" })).toBeVisible();
}

/** Waits until something about these words has been learned. */
async function learned(words: string): Promise<void> {
  await expect.poll(async () => {
    const rows =
      await sql`select id from public.user_insights where user_id = ${person.id} and content ilike ${`%${words}%`}`;
    return rows.length;
  }, { timeout: 30_000 }).toBeGreaterThan(0);
}

test("what is said to one assistant appears on the open page, with the words it comes from @phone", async ({ page, context }) => {
  await openCerebro(page);
  await expect(page.getByText("Todavía no sé nada de tu negocio")).toBeVisible();
  await expectAccessible(page);
  const tab = await context.newPage();
  await openNew(tab, "carlos");
  await converse(tab, "Hola, te cuento: vendemos tortas ahogadas en Guadalajara.");
  const id = await conversationId(tab);

  await expect(known(page, /tortas ahogadas/i)).toBeVisible({ timeout: 30_000 });
  const item = await openKnown(page, /tortas ahogadas/i);
  await expect(item.getByText("Te lo oí")).toBeVisible();
  await expect(item.locator("blockquote")).toContainText("tortas ahogadas");
  await expect(item.getByText("Se lo dijiste a Carlos")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await item.locator("figcaption").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/dashboard/chat/${id}`));
  await expect(page.getByRole("article", { name: "Tu mensaje" })).toContainText("vendemos tortas ahogadas");
});

test("something known is confirmed, corrected and forgotten, and the history tells it @phone", async ({ page }) => {
  const conversation = await haveConversation(person, {
    title: "El menú",
    said: ["La torta cuesta 45 pesos.", "Anotado."],
  });
  await remember(person, "La torta cuesta 45 MXN", {
    factKey: "price:torta",
    said: { conversation, words: "La torta cuesta 45 pesos" },
  });
  await remember(person, "Acepta Yape", { factKey: "payment:yape" });
  await openCerebro(page);

  const yape = await openKnown(page, "Acepta Yape");
  await yape.getByRole("button", { name: /^Confirmar/ }).filter({ visible: true }).click();
  await expect(yape.getByText("Confirmado por ti").first()).toBeVisible();
  await page.reload();
  await expect(known(page, "Acepta Yape").getByText("Confirmado por ti").first()).toBeVisible();

  const price = await openKnown(page, "La torta cuesta 45");
  await expect(price.locator("blockquote")).toHaveText("La torta cuesta 45 pesos");
  await price.getByRole("button", { name: /^Corregir/ }).filter({ visible: true }).click();
  await page.getByRole("textbox", { name: "Corregir lo que sabe tu equipo" }).fill("La torta cuesta 50 pesos");
  await page.getByRole("button", { name: "Guardar" }).click();
  await expect(known(page, /torta cuesta 50/)).toBeVisible();
  await expect(known(page, /torta cuesta 45/)).toHaveCount(0);
  await page.getByRole("radio", { name: "Antes" }).click();
  const before = await openKnown(page, /torta cuesta 45/);
  await expect(before.getByText("Estaba mal y lo corregiste.")).toBeVisible();
  await expect(before.getByText(/torta cuesta 50/)).toBeVisible();

  await page.getByRole("radio", { name: "Ahora" }).click();
  await openKnown(page, "Acepta Yape");
  await forget(known(page, "Acepta Yape"));
  await expect(known(page, "Acepta Yape")).toHaveCount(0);
  await expect.poll(() =>
    sql`select id from public.user_insights where user_id = ${person.id} and fact_key = 'payment:yape'`
  )
    .toHaveLength(0);

  await page.getByRole("navigation", { name: "Partes del Cerebro" }).getByRole("link", { name: "Historia" }).click();
  const corrected = page.getByRole("listitem").filter({ hasText: "Lo corregiste" });
  await expect(corrected).toContainText(/torta cuesta 45/);
  await expect(corrected).toContainText(/torta cuesta 50/);
  await expect(page.getByRole("main")).not.toContainText("Yape");
});

test("an answer says which memories it was given, each to be forgotten from there @phone", async ({ page }) => {
  await remember(person, "La torta ahogada cuesta 45 MXN", { factKey: "price:torta ahogada", confidence: 0.9 });
  await openNew(page);
  const answer = await converse(page, "¿En cuánto dejamos la torta ahogada?");
  expect(await toldToTheModel("¿En cuánto dejamos la torta ahogada?")).toContain("La torta ahogada cuesta 45 MXN");
  await answer.getByRole("button", { name: "Usé 1 recuerdo" }).click();
  const dialog = page.getByRole("dialog", { name: "Recuerdos de esta respuesta" });
  await expect(dialog.getByRole("listitem")).toContainText("La torta ahogada cuesta 45 MXN");
  await expectAccessible(page);
  await forget(dialog.getByRole("listitem"));
  await expect(dialog.getByText("Ya no queda ningún recuerdo de esta respuesta.")).toBeVisible();
  await dialog.getByRole("button", { name: "Cerrar" }).click();
  await expect(answer.getByRole("button", { name: /^Usé/ })).toHaveCount(0);
  expect(await sql`select id from public.user_insights where user_id = ${person.id}`).toHaveLength(0);
});

test("a memory is corrected from the answer that was given it", async ({ page }) => {
  await remember(person, "El café americano cuesta 30 MXN", { factKey: "price:cafe americano", confidence: 0.9 });
  await openNew(page);
  const answer = await converse(page, "¿Cuánto cuesta el café americano?");
  await answer.getByRole("button", { name: "Usé 1 recuerdo" }).click();
  const dialog = page.getByRole("dialog", { name: "Recuerdos de esta respuesta" });
  await dialog.getByRole("button", { name: /^Corregir: / }).click();
  await dialog.getByRole("textbox").fill("El café americano cuesta 35 pesos");
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByText("Corregido. Tu equipo ya lo sabe.", { exact: true })).toBeVisible();
  await learned("35");
});

test("off the record nothing is learned, from the first message on @phone", async ({ page }) => {
  await openNew(page);
  await page.getByRole("button", { name: "Fuera de registro" }).click();
  const sign = page.getByText("De lo que digas aquí no se aprende nada.");
  await expect(sign).toBeVisible();
  await expectNoSidewaysScroll(page);
  await converse(page, "Vendemos pozole rojo los domingos.");
  const id = await conversationId(page);
  await page.reload();
  await expect(sign).toBeVisible();
  const [{ is_off_record }] = await sql`select is_off_record from public.conversations where id = ${id}`;
  expect(is_off_record).toBe(true);

  await page.getByRole("button", { name: "Terminar", exact: true }).click();
  await expect(sign).toBeHidden();
  await converse(page, "También vendemos birria de res.");
  // A person's messages are read in their order: with this one, the one before has had its turn.
  await learned("birria");
  expect(await sql`select id from public.user_insights where user_id = ${person.id} and content ilike '%pozole%'`)
    .toHaveLength(0);
  await page.getByRole("banner").getByRole("button", { name: /^Opciones de/ }).or(
    page.getByRole("button", { name: /^Opciones de/ }),
  ).last().click();
  await page.getByRole("menuitem", { name: "Fuera de registro" }).click();
  await expect(sign).toBeVisible();
});

test("a paused memory learns nothing and is not used, until it goes on", async ({ page }) => {
  await remember(person, "La birria cuesta 90 MXN", { factKey: "price:birria", confidence: 0.9 });
  await openCerebro(page);
  await page.getByRole("button", { name: /Memoria activa/ }).click();
  const dialog = page.getByRole("alertdialog", { name: "¿Pausar la memoria?" });
  await expect(dialog).toContainText("Las respuestas no usan lo que ya se sabe.");
  await dialog.getByRole("button", { name: "Pausar la memoria" }).click();
  await expect(page.getByText("La memoria está en pausa")).toBeVisible();
  await page.reload();
  await expect(page.getByText("La memoria está en pausa")).toBeVisible();

  await openNew(page);
  const answer = await converse(page, "¿Cuánto cuesta la birria? Por cierto, vendemos pozole verde.");
  expect(await toldToTheModel("vendemos pozole verde")).not.toContain("90 MXN");
  await expect(answer.getByRole("button", { name: /^Usé/ })).toHaveCount(0);

  await openCerebro(page);
  await page.getByRole("button", { name: "Reanudar" }).click();
  await expect(page.getByRole("button", { name: /Memoria activa/ })).toBeVisible();
  await openNew(page);
  await converse(page, "Vendemos menudo los sábados.");
  await learned("menudo");
  expect(await sql`select id from public.user_insights where user_id = ${person.id} and content ilike '%pozole%'`)
    .toHaveLength(0);
});

test.describe("by hand", () => {
  test.use({ expectedComplaints: [/status of 422 .*\/functions\/v1\/cerebro/] });

  test("a sentence is added, and a card number is refused with the reason @phone", async ({ page }) => {
    await openCerebro(page);
    await page.getByRole("button", { name: "Agregar" }).click();
    const dialog = page.getByRole("dialog", { name: "Agregar algo que tu equipo deba saber" });
    const field = dialog.getByLabel("Qué deben saber");
    await field.fill("Mi tarjeta es 4111 1111 1111 1111");
    await dialog.getByRole("button", { name: "Guardar" }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: "datos que nunca guardamos" })).toBeVisible();
    expect(await sql`select id from public.user_insights where user_id = ${person.id}`).toHaveLength(0);
    await field.fill("Los lunes no abrimos");
    await dialog.getByRole("button", { name: "Guardar" }).click();
    await expect(dialog).toBeHidden();
    const item = await openKnown(page, /lunes/i);
    await expect(item.getByText("Lo escribiste")).toBeVisible();
    await expect(item.getByText("Confirmado por ti").first()).toBeVisible();
  });

  test("a pasted text is read, and what was learned is shown before it is kept", async ({ page }) => {
    await openCerebro(page);
    await page.getByRole("button", { name: "Importar" }).click();
    const dialog = page.getByRole("dialog", { name: "Importar de un texto o una página" });
    await dialog.getByLabel("Texto", { exact: true }).fill(
      "Vendemos pan de muerto y conchas.\n\nAbrimos de 7 a 21 horas.\n\nMi tarjeta es 4111 1111 1111 1111.\n\n¡Gracias por visitarnos!",
    );
    await dialog.getByRole("button", { name: "Aprender" }).click();
    const done = page.getByRole("dialog", { name: "Esto aprendí" });
    await expect(done.getByText("No guardé 1 dato")).toBeVisible();
    const conchas = done.getByRole("listitem").filter({ hasText: /conchas/i });
    await conchas.getByRole("button", { name: /^Olvidar/ }).click();
    await done.getByRole("button", { name: "Listo" }).click();
    await expect(known(page, /pan de muerto/i)).toBeVisible();
    await expect(known(page, /conchas/i)).toHaveCount(0);
    const item = await openKnown(page, /pan de muerto/i);
    await expect(item.getByText("Lo importaste")).toBeVisible();
  });

  test("a page of a private network is not read", async ({ page }) => {
    await openCerebro(page);
    await page.getByRole("button", { name: "Importar" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Una página" }).click();
    await dialog.getByLabel("Dirección de la página").fill("https://127.0.0.1/secreto");
    await dialog.getByRole("button", { name: "Aprender" }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: "Esa dirección no se puede leer" })).toBeVisible();
  });
});

test("something is found by its words, its category and whom it was told", async ({ page }) => {
  await remember(person, "Vende café de olla", { factKey: "offers:cafe de olla" });
  await remember(person, "Vende 80 mil al mes", {
    factKey: "revenue:mes",
    category: "performance",
    assistant: "carlos",
  });
  await remember(person, "Prefiere respuestas cortas", {
    factKey: "preference:corta",
    category: "preference",
    kind: "preference",
  });
  await openCerebro(page);
  await page.getByRole("searchbox", { name: "Buscar en lo que sé" }).fill("cafe");
  await expect(known(page, /Vende café de olla/)).toBeVisible();
  await expect(known(page, /80 mil/)).toHaveCount(0);
  await page.getByRole("button", { name: "Borrar la búsqueda" }).click();
  await page.getByRole("button", { name: "Cómo te va" }).click();
  await expect(known(page, /80 mil/)).toBeVisible();
  await expect(known(page, /café/)).toHaveCount(0);
  await page.getByRole("button", { name: "Cómo te va" }).click();
  await page.getByRole("button", { name: "Todo el equipo" }).click();
  await page.getByRole("menuitemradio", { name: "Carlos" }).click();
  await expect(known(page, /80 mil/)).toBeVisible();
  await expect(known(page, /respuestas cortas/)).toHaveCount(0);
});

test("a recommendation is taken to the assistant who would do it, as a draft @phone", async ({ page }) => {
  const insight = await remember(person, "Los martes casi no vende", {
    factKey: "problem:martes vender",
    category: "performance",
  });
  await sql`insert into private.recommendations (user_id, key, title, body, reasons, assistant_id) values
    (${person.id}, 'slow_day:martes', 'Una promoción para los martes', 'Un paquete para oficinas llena las horas flojas.',
      ${sql.json([{ insight_id: insight }])}, 'sofia')`;
  await page.goto("/dashboard");
  await page.getByRole("region", { name: "Qué aprendió tu equipo" }).getByRole("link", {
    name: /Una promoción para los martes/,
  }).click();
  await expect(page.getByRole("heading", { name: "Una promoción para los martes" })).toBeVisible();
  await expectAccessible(page);
  // Its reason leads to what is known, opened.
  await page.getByRole("link", { name: "Los martes casi no vende" }).click();
  await expect(known(page, "Los martes casi no vende").getByText("Te lo oí")).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "Hacerlo con Sofía" }).click();
  await expect(composer(page)).toHaveValue(/Una promoción para los martes/);
  await expect(page.getByRole("article", { name: "Tu mensaje" })).toHaveCount(0);
  await expect.poll(async () =>
    (await sql`select status from private.recommendations where user_id = ${person.id}`)[0].status
  )
    .toBe("accepted");
  await page.goto(`${CEREBRO}/recomendaciones`);
  await page.getByRole("button", { name: "Ya lo hice" }).click();
  await expect(page.getByRole("heading", { name: "Hechas" })).toBeVisible();
});

test("a proposed project is taken up, changed and finished", async ({ page }) => {
  const goal = await remember(person, "Quiere llegar a 100 mil al mes", { factKey: "goal:100 mil mes", kind: "goal" });
  await sql`insert into public.user_projects (user_id, name, category, status, is_proposal, proposal_key, source_insight_id, objectives, key_results)
    values (${person.id}, 'Llegar a 100 mil al mes', 'sales', 'planning', true, 'goal:100 mil mes', ${goal},
      array['Vender más entre semana'], array['100 mil en un mes'])`;
  await page.goto(`${CEREBRO}/proyectos`);
  await page.getByRole("button", { name: "Aceptar" }).click();
  await expect(page.getByRole("heading", { name: "Propuestas" })).toBeHidden();
  await page.getByRole("button", { name: "Editar Llegar a 100 mil al mes" }).click();
  const dialog = page.getByRole("dialog", { name: "Editar proyecto" });
  await dialog.getByLabel("Nombre").fill("Cien mil al mes");
  await dialog.getByRole("slider").fill("40");
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByRole("progressbar", { name: "Avance de Cien mil al mes" })).toHaveAttribute(
    "aria-valuenow",
    "40",
  );
  await page.reload();
  await page.getByRole("button", { name: "Terminar Cien mil al mes" }).click();
  await expect(page.getByRole("heading", { name: "Terminados" })).toBeVisible();
  await expect(page.getByText("¡Proyecto terminado!", { exact: true })).toBeVisible();
});

test("a pattern is forgotten", async ({ page }) => {
  await sql`insert into public.behavior_patterns (user_id, pattern_key, pattern_description, pattern_type, frequency, confidence)
    values (${person.id}, 'weekday:1', 'Escribe sobre todo los martes por la mañana', 'temporal', 8, 0.8)`;
  await page.goto(`${CEREBRO}/patrones`);
  await page.getByRole("button", { name: /^Olvidar: Escribe sobre todo/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Olvidar" }).click();
  await expect(page.getByText("Todavía no hay patrones")).toBeVisible();
  await expect.poll(() => sql`select id from public.behavior_patterns where user_id = ${person.id}`).toHaveLength(0);
});

test("somebody else sees, confirms and forgets nothing of it", async ({ page, another }) => {
  const id = await remember(person, "El margen secreto es 62 por ciento", {
    factKey: "metric:margen",
    category: "performance",
  });
  const stranger = await signUp("Quique");
  const other = await another();
  await stranger.enter(other.context());
  await openCerebro(other);
  await expect(other.getByText("Todavía no sé nada de tu negocio")).toBeVisible();
  await expect(other.getByText("margen secreto")).toHaveCount(0);
  expect((await stranger.client.from("user_insights").select("id")).data).toEqual([]);
  expect((await stranger.client.rpc("insight_evidence", { p_id: id })).data ?? []).toEqual([]);
  await stranger.client.rpc("confirm_insight", { p_id: id, p_version: 1 });
  await stranger.client.rpc("forget_insight", { p_id: id });
  await openCerebro(page);
  await expect(known(page, /margen secreto/)).toBeVisible();
  await expect(known(page, /margen secreto/).getByText("Confirmado por ti")).toHaveCount(0);
});
