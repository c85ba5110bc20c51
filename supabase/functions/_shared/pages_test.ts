import { pages } from "./pages.ts";

function equal(got: unknown, expected: unknown) {
  const [a, b] = [got, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`got ${a}, expected ${b}`);
}

/** Asks for a page of a server that answers like this. */
async function ask(answer: (request: Request) => Response) {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, answer);
  try {
    return await pages.get(`http://127.0.0.1:${(server.addr as Deno.NetAddr).port}/`);
  } finally {
    await server.shutdown();
  }
}

const html = (body: BodyInit, type = "text/html") => new Response(body, { headers: { "content-type": type } });

Deno.test("a page is given as text, in the encoding that it or its header names", async () => {
  equal(await ask(() => html("<p>ñandú</p>")), { status: 200, content_type: "text/html", text: "<p>ñandú</p>" });
  const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const named = await ask(() => html(latin("ñandú"), "text/html; charset=ISO-8859-1"));
  equal(named.text, "ñandú");
  const within = await ask(() => html(latin('<meta charset="windows-1252">ñandú')));
  equal(within.text?.endsWith("ñandú"), true);
  equal((await ask(() => html("ñandú", "text/plain; charset=klingon"))).text, "ñandú");
});

Deno.test("a redirect is told and not followed", async () => {
  let asked = 0;
  const page = await ask((request) => {
    asked++;
    return new URL(request.url).pathname === "/" ? Response.redirect(new URL("/otra", request.url)) : html("x");
  });
  equal([page.status, page.text, new URL(page.location!).pathname, asked], [302, undefined, "/otra", 1]);
});

Deno.test("no more is read than is taken, and nothing that is no text", async () => {
  equal((await ask(() => html("x".repeat(1_000_001)))).text, undefined);
  const endless = () =>
    new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
  equal((await ask(() => html(endless()))).text, undefined);
  equal((await ask(() => html("x", "application/pdf"))).text, undefined);
  equal((await ask(() => html("x", "text/html-not"))).text, undefined);
  const missing = await ask(() => new Response("x", { status: 404, headers: { "content-type": "text/html" } }));
  equal([missing.status, missing.text], [404, undefined]);
});

Deno.test("a server that is not there is no page", async () => {
  equal(await pages.get("http://127.0.0.1:1/"), { status: 0, content_type: "" });
});
