import { handleMailViewer, Mailbox } from "../services/mail.ts";
import { assertEquals } from "./expect.ts";

const mail = {
  id: "0197a000-0000-7000-8000-000000000001",
  to: "ana@ejemplo.mx",
  subject: "Factura",
  text: "Hola",
  html: "<p>Hola</p>",
};

Deno.test("the mailbox keeps what the worker posts, once, and nothing that a page could post", async () => {
  const directory = await Deno.makeTempDir();
  const mailbox = new Mailbox(directory);
  const post = async (body: unknown, type = "application/json", host = "127.0.0.1") => {
    const init = { method: "POST", headers: { "content-type": type }, body: JSON.stringify(body) };
    return (await handleMailViewer(mailbox, new Request(`http://${host}/api/mails`, init))).status;
  };
  assertEquals(await post(mail), 201);
  assertEquals(await post(mail), 201);
  assertEquals(await post(mail, "text/plain"), 415);
  assertEquals(await post(mail, "application/json", "evil.example"), 403);
  assertEquals(await post({ ...mail, id: "../x" }), 422);
  assertEquals(await post({ ...mail, html: undefined }), 422);
  assertEquals((await mailbox.list()).map(({ to, subject, text, html }) => ({ to, subject, text, html })), [
    { to: mail.to, subject: mail.subject, text: mail.text, html: mail.html },
  ]);
  await Deno.remove(directory, { recursive: true });
});
