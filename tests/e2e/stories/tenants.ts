import type { Page } from "@playwright/test";
import { API_URL } from "../addresses.ts";
import { conversationId, converse, openNew, questions } from "../deeds.ts";
import { type Person, publishableKey, signUp } from "../people.ts";
import { expect, test } from "../story.ts";

/** A secret of Inés, told in a conversation of hers. Returns the conversation's id. */
async function tellASecret(page: Page, ines: Person): Promise<string> {
  await ines.enter(page.context());
  await openNew(page);
  await converse(page, "El margen secreto del mezcal es 62 por ciento");
  return await conversationId(page);
}

const tokenOf = async (person: Person) => (await person.client.auth.getSession()).data.session!.access_token;

test("somebody else's conversation can be neither opened, found, listed nor continued", async ({ page, another }) => {
  const id = await tellASecret(page, await signUp("Inés"));
  const jorge = await signUp("Jorge");
  const other = await another();
  await jorge.enter(other.context());

  await other.goto(`/dashboard/chat/${id}`);
  await expect(other.getByText("Esta conversación no está")).toBeVisible();
  await expect(other.getByText("mezcal")).toHaveCount(0);
  await other.goto("/dashboard/chat");
  await expect(other.getByText("Aquí aparecen tus conversaciones.")).toBeVisible();
  await other.getByRole("searchbox", { name: "Buscar en las conversaciones" }).fill("mezcal");
  await expect(other.getByText("Nada coincide con tu búsqueda.")).toBeVisible();
  await other.goto("/dashboard");
  await expect(other.getByText("Aún no hay conversaciones")).toBeVisible();

  for (const table of ["messages", "message_attachments"]) {
    expect((await jorge.client.from(table).select("id")).data).toEqual([]);
  }
  expect((await jorge.client.from("conversations").select("id").eq("id", id)).data).toEqual([]);
  const answer = await fetch(`${API_URL}/functions/v1/chat`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await tokenOf(jorge)}`,
      apikey: publishableKey(),
      "content-type": "application/json",
    },
    body: JSON.stringify({
      id,
      assistantId: "sofia",
      messages: [{ id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: "¿Qué margen tiene?" }] }],
    }),
  });
  expect(answer.status).toBe(404);
  await page.reload();
  await expect(questions(page)).toHaveCount(1);
  await expect(page.getByText("¿Qué margen tiene?")).toHaveCount(0);
});

test("nobody hears through realtime what is said in somebody else's conversation", async ({ page, another }) => {
  const id = await tellASecret(page, await signUp("Inés"));
  const jorge = await signUp("Jorge");
  const other = await another();
  await jorge.enter(other.context());
  await openNew(other);
  // Everything of the table, somebody else's conversation by name, and nothing less than what the web itself asks for.
  await other.evaluate(listen, {
    url: `${API_URL.replace("http", "ws")}/realtime/v1/websocket?apikey=${publishableKey()}&vsn=1.0.0`,
    token: await tokenOf(jorge),
    filters: [undefined, `conversation_id=eq.${id}`],
  });
  await converse(page, "Y el del tequila es 48 por ciento");
  await converse(other, "Algo de Jorge");
  const heard = () => other.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  await expect.poll(async () => (await heard()).join()).toContain("Algo de Jorge");
  expect((await heard()).filter((change) => /mezcal|tequila/.test(change) || change.includes(id))).toEqual([]);
});

/** In the page: follows changes of messages, in the wire format of Supabase Realtime; `heard` holds what came. */
async function listen({ url, token, filters }: { url: string; token: string; filters: (string | undefined)[] }) {
  const heard: string[] = [];
  Object.assign(globalThis, { heard });
  const socket = new WebSocket(url);
  await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
  const joined = new Promise((resolve) =>
    socket.addEventListener("message", ({ data }) => {
      const { event, payload } = JSON.parse(data);
      if (event === "postgres_changes") heard.push(JSON.stringify(payload));
      if (event === "system" && payload.status === "ok") resolve(undefined);
    })
  );
  const changes = filters.map((filter) => ({
    event: "*",
    schema: "public",
    table: "messages",
    ...filter && { filter },
  }));
  socket.send(JSON.stringify({
    topic: "realtime:ajeno",
    event: "phx_join",
    ref: "1",
    join_ref: "1",
    payload: { config: { postgres_changes: changes }, access_token: token },
  }));
  await joined;
}

test("who signs in on the same browser after somebody else sees nothing of theirs", async ({ page, context }) => {
  const karla = await signUp("Karla");
  await karla.enter(context);
  await openNew(page);
  await converse(page, "Lo de Karla es de Karla");
  await openNew(page);
  await page.getByRole("textbox", { name: /^Mensaje para / }).fill("Borrador de Karla");
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain("Borrador de Karla");
  await context.clearCookies();
  const leo = await signUp("Leo");
  await leo.enter(context);
  await openNew(page);
  await expect(page.getByRole("textbox", { name: /^Mensaje para / })).toHaveValue("");
  await expect(page.getByText("Karla")).toHaveCount(0);
});
