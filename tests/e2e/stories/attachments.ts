import { Buffer } from "node:buffer";
import { truncateSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { API_URL } from "../addresses.ts";
import { answered, composer, openNew, questions, sendButton } from "../deeds.ts";
import { pdf, picture } from "../files.ts";
import { type Person, publishableKey, signUp, sql } from "../people.ts";
import { requestsAbout, toldToTheModel } from "../provider.ts";
import { expect, test } from "../story.ts";

let person: Person;

test.beforeEach(async ({ context }) => {
  person = await signUp("Memo", { plan: "professional" });
  await person.enter(context);
});

interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Chooses files for the next question. */
async function attach(page: Page, ...files: GivenFile[] | [string]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Adjuntar archivos" }).click(),
  ]);
  await chooser.setFiles(files as string | GivenFile[]);
}

const pending = (page: Page) => page.getByRole("list", { name: "Archivos por enviar" });

test("a PDF, a table, a note and a picture go with a question, and their text reaches the model @phone", async ({ page }) => {
  await openNew(page);
  await attach(
    page,
    { name: "Cotización Ñandú.pdf", mimeType: "application/pdf", buffer: pdf("Cotizacion 4711: 38 mesas de pino") },
    { name: "ventas.csv", mimeType: "text/csv", buffer: Buffer.from("día,ventas\nlunes,3200\nviernes,9850\n") },
    { name: "notas.txt", mimeType: "text/plain", buffer: Buffer.from("El horno nuevo llega el jueves.") },
    { name: "vitrina.png", mimeType: "image/png", buffer: picture() },
  );
  await expect(pending(page).getByRole("listitem")).toHaveCount(4);
  await expect(sendButton(page)).toBeEnabled();
  await composer(page).fill("Revisa estos cuatro archivos");
  await sendButton(page).click();
  await expect(pending(page)).toHaveCount(0);
  await answered(page);

  const told = await toldToTheModel("Revisa estos cuatro archivos");
  for (
    const part of ["Cotización Ñandú.pdf", "38 mesas de pino", "viernes", "9850", "El horno nuevo llega el jueves."]
  ) {
    expect(told).toContain(part);
  }
  const files = questions(page).getByRole("list", { name: "Archivos del mensaje" });
  await expect(files.getByRole("listitem")).toHaveCount(4);
  await page.reload();
  await expect(files.getByRole("button", { name: "Abrir Cotización Ñandú.pdf" })).toBeVisible();
  const image = files.getByRole("img", { name: "vitrina.png" });
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(64);
});

test("a file can be sent without words, and taken off before", async ({ page }) => {
  await openNew(page);
  await attach(page, { name: "uno.txt", mimeType: "text/plain", buffer: Buffer.from("Primero, que no se envía.") });
  await expect(sendButton(page)).toBeEnabled();
  await page.getByRole("button", { name: "Quitar uno.txt" }).click();
  await expect(sendButton(page)).toBeDisabled();
  await expect.poll(async () =>
    (await sql`select 1 from public.message_attachments where user_id = ${person.id}`).length
  ).toBe(0);
  await attach(page, { name: "dos.txt", mimeType: "text/plain", buffer: Buffer.from("Segundo: la clave es jamaica.") });
  await expect(sendButton(page)).toBeEnabled();
  await sendButton(page).click();
  await answered(page);
  await expect(questions(page).getByRole("button", { name: "Abrir dos.txt" })).toBeVisible();
  expect(await toldToTheModel("la clave es jamaica")).not.toContain("que no se envía");
  expect(await requestsAbout("la clave es jamaica")).not.toHaveLength(0);
});

test("a file that is dropped on the conversation is taken", async ({ page }) => {
  await openNew(page);
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["Nota soltada"], "soltada.txt", { type: "text/plain" }));
    return transfer;
  });
  const target = page.getByRole("log");
  await target.dispatchEvent("dragenter", { dataTransfer: data });
  await target.dispatchEvent("dragover", { dataTransfer: data });
  await target.dispatchEvent("drop", { dataTransfer: data });
  await expect(pending(page).getByText("soltada.txt")).toBeVisible();
  await expect(sendButton(page)).toBeEnabled();
});

test("a file's name never becomes HTML", async ({ page }) => {
  await openNew(page);
  const name = '"><img src=x onerror=alert(1)>.txt';
  await attach(page, { name, mimeType: "text/plain", buffer: Buffer.from("Un nombre raro.") });
  await expect(pending(page).getByText("onerror")).toBeVisible();
  await expect(sendButton(page)).toBeEnabled();
  await sendButton(page).click();
  await answered(page);
  await expect(page.locator("img[src='x']")).toHaveCount(0);
});

test.describe("a file that cannot be taken", () => {
  test.use({ expectedComplaints: [/status of 4(00|02|13|15|22)/] });

  test("says why in plain words, and does not go with the question", async ({ page }) => {
    await openNew(page);
    await attach(page, {
      name: "virus.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("MZ\u0090\u0000 no soy un pdf\u0000\u0001"),
    });
    await expect(page.getByText("Solo puedes adjuntar imágenes, PDF, texto y CSV.")).toBeVisible();
    await expect(sendButton(page)).toBeDisabled();
    await page.getByRole("button", { name: "Quitar virus.pdf" }).click();

    // More than any plan takes; the zeros are nowhere but in this file.
    const enormous = test.info().outputPath("enorme.txt");
    writeFileSync(enormous, "");
    truncateSync(enormous, 30 * 1024 * 1024);
    await attach(page, enormous);
    await expect(page.getByText("El archivo es demasiado grande para tu plan.")).toBeVisible();
    await page.getByRole("button", { name: "Quitar enorme.txt" }).click();

    await attach(page, { name: "vacio.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
    await expect(page.getByText("El archivo está vacío.")).toBeVisible();
    await page.getByRole("button", { name: "Quitar vacio.txt" }).click();

    await attach(page, {
      name: "roto.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\nroto y sin nada\n%%EOF"),
    });
    await expect(page.getByText("No pudimos leer el archivo: puede estar dañado o protegido con contraseña."))
      .toBeVisible();
    await page.getByRole("button", { name: "Quitar roto.pdf" }).click();

    await composer(page).fill("Sin archivos entonces");
    await sendButton(page).click();
    await answered(page);
    await expect(questions(page).getByRole("list", { name: "Archivos del mensaje" })).toHaveCount(0);
    expect(await sql`select 1 from storage.objects where name like ${person.id + "/%"}`).toHaveLength(0);
  });
});

test("somebody else's file can be neither read nor sent", async ({ page }) => {
  await openNew(page);
  await attach(page, {
    name: "secreto.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("La receta es canela y sal."),
  });
  await composer(page).fill("Guarda mi receta");
  await sendButton(page).click();
  await answered(page);
  const [file] = await sql<{ id: string; storage_path: string }[]>`
    select id, storage_path from public.message_attachments where user_id = ${person.id}`;

  const thief = await signUp("Ladislao");
  const { data: signed, error } = await thief.client.storage.from("attachments").createSignedUrl(file.storage_path, 60);
  expect([signed, error === null]).toEqual([null, false]);
  expect((await thief.client.storage.from("attachments").download(file.storage_path)).data).toBeNull();
  expect((await thief.client.from("message_attachments").select("id").eq("id", file.id)).data).toEqual([]);
  const headers = {
    authorization: `Bearer ${(await thief.client.auth.getSession()).data.session!.access_token}`,
    apikey: publishableKey(),
    "content-type": "application/json",
  };
  const answer = await fetch(`${API_URL}/functions/v1/chat`, {
    method: "POST",
    headers,
    body: JSON.stringify({
      id: crypto.randomUUID(),
      assistantId: "sofia",
      messages: [{
        id: crypto.randomUUID(),
        role: "user",
        parts: [
          { type: "file", mediaType: "text/plain", filename: "mio.txt", url: `attachment:${file.id}` },
          { type: "text", text: "¿Qué dice mi archivo robado?" },
        ],
      }],
    }),
  });
  expect(answer.status).toBe(404);
  expect((await answer.json()).error.code).toBe("attachment_not_found");
  expect((await fetch(`${API_URL}/functions/v1/attachments/${file.id}`, { method: "DELETE", headers })).status).toBe(
    404,
  );
  expect(await requestsAbout("archivo robado")).toHaveLength(0);
  const again = await person.client.storage.from("attachments").download(file.storage_path);
  expect(await again.data!.text()).toBe("La receta es canela y sal.");
});
