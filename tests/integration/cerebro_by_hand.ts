import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { platform, providerEnv, signUp, sql } from "./support.ts";
import { equal, holds, it } from "./story.ts";
import { answerWith, cerebro, insightOf, insightsOf, settled } from "./cerebro_support.ts";

const openapi = parse(await Deno.readTextFile(new URL("../../docs/api/openapi.yaml", import.meta.url)));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "cerebro", ...openapi });
const validators = { Learned: schema("Learned"), Error: schema("Error") };

function schema(name: string) {
  return ajv.compile({ $ref: `cerebro#/components/schemas/${name}` });
}

type Answer = Awaited<ReturnType<typeof cerebro>>;

function documented(answer: Answer, name: keyof typeof validators): Answer {
  holds(validators[name](answer.body), `${JSON.stringify(answer.body)} is a documented ${name}`);
  return answer;
}

function refused(answer: Answer, status: number, code: string): Answer {
  documented(answer, "Error");
  equal([answer.status, answer.body.error.code], [status, code]);
  return answer;
}

it("what is written by hand is remembered in the person's words, and joins what is known", async () => {
  const ciro = await signUp("Ciro");
  const first = documented(
    await cerebro(ciro, "POST", "insights", { content: "La torta ahogada cuesta 45 pesos" }),
    "Learned",
  );
  equal([first.status, first.body.learned.length], [200, 1]);
  const known = await insightOf(ciro, "price:torta ahogada");
  equal(known?.content, "La torta ahogada cuesta 45 pesos");
  await cerebro(ciro, "POST", "insights", { content: "La torta ahogada cuesta 50 pesos" });
  const rows = await insightsOf(ciro);
  equal(rows.map((row) => row.valid_until === null), [false, true], "the newer one holds");
  const odd = documented(
    await cerebro(ciro, "POST", "insights", { content: "Zas, todo bien.", category: "behavior" }),
    "Learned",
  );
  equal(odd.body.learned[0].category, "behavior", "what no rule understands is kept as it stands");
});

it("two devices edit the same insight: one wins, the other learns what is there", async () => {
  const dalia = await signUp("Dalia");
  await cerebro(dalia, "POST", "insights", { content: "El corte de pelo cuesta 100 pesos" });
  // What is recommended from it changes it, too.
  await settled(dalia);
  const [row] = await insightsOf(dalia);
  const edit = (content: string) => cerebro(dalia, "PATCH", `insights/${row.id}`, { content, version: row.version });
  const answers = await Promise.all([
    edit("El corte de pelo cuesta 120 pesos"),
    edit("El corte de pelo cuesta 150 pesos"),
  ]);
  equal(answers.map((answer) => answer.status).toSorted()[0], 200, "one is taken");
  const loser = answers.find((answer) => answer.status !== 200)!;
  holds([404, 409].includes(loser.status), `the other is told: ${loser.status}`);
  documented(loser, "Error");
  await settled(dalia);
  const current = (await insightsOf(dalia)).filter((insight) => insight.valid_until === null);
  equal(current.length, 1, "one holds");
  const winner = answers.find((answer) => answer.status === 200)!;
  equal(current[0].content, winner.body.learned[0].content);
  const stale = await cerebro(dalia, "PATCH", `insights/${current[0].id}`, {
    content: "El corte de pelo cuesta 90 pesos",
    version: current[0].version + 7,
  });
  const details = refused(stale, 409, "conflict").body.error.details;
  equal(details, { version: current[0].version, content: current[0].content });
});

it("what is never kept is refused, and so is what is no text", async () => {
  const elvira = await signUp("Elvira");
  const add = (body: unknown) => cerebro(elvira, "POST", "insights", body);
  const card = refused(await add({ content: "La tarjeta es 4111 1111 1111 1111" }), 422, "sensitive_content");
  equal(card.body.error.details.kinds, ["card"]);
  refused(await add({ content: "  " }), 400, "empty");
  refused(await add({ content: "ñ".repeat(2_001) }), 413, "too_long");
  refused(await add({ content: 7 }), 400, "invalid_request");
  refused(await cerebro(elvira, "POST", "import", { text: "x".repeat(50_001) }), 413, "too_long");
  refused(
    await cerebro(elvira, "PATCH", `insights/${crypto.randomUUID()}`, { content: "x", version: 1 }),
    404,
    "not_found",
  );
  equal(await insightsOf(elvira), []);
});

it("nobody corrects what another person is remembered for", async () => {
  const fabio = await signUp("Fabio");
  const gina = await signUp("Gina");
  await cerebro(fabio, "POST", "insights", { content: "Vendemos sombreros de palma" });
  const [row] = await insightsOf(fabio);
  const answer = await cerebro(gina, "PATCH", `insights/${row.id}`, { content: "Nada", version: row.version });
  refused(answer, 404, "not_found");
  const anonymous = await fetch(`${platform.apiUrl}/functions/v1/cerebro/insights`, {
    method: "POST",
    headers: { apikey: platform.keys.publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ content: "Vendemos aire" }),
  });
  equal([anonymous.status, (await anonymous.json()).error.code], [401, "unauthenticated"]);
});

it("a text is learned from, without the paragraphs that are never kept", async () => {
  const hilda = await signUp("Hilda");
  const text = "Vendemos pan dulce.\n\nMi tarjeta es 4111 1111 1111 1111.\n\nQue tengan buen día.\n\nAceptamos Yape.";
  const answer = documented(await cerebro(hilda, "POST", "import", { text }), "Learned");
  equal([answer.status, answer.body.learned.length, answer.body.ignored], [200, 2, 1]);
  equal(answer.body.refused, [{ reason: "sensitive_content" }]);
  const origins = await sql`select distinct origin from public.user_insights where user_id = ${hilda.id}`;
  equal(origins.map(({ origin }) => origin), ["import"]);
});

it("a page is learned from, and an address that leads inside is not asked", async () => {
  answerWith("Hola.");
  const irma = await signUp("Irma");
  const asked: string[] = [];
  const page = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    const { pathname, origin } = new URL(request.url);
    asked.push(pathname);
    if (pathname === "/") return Response.redirect(`${origin}/nosotros`);
    if (pathname === "/dentro") return Response.redirect("http://127.0.0.1:1/secreto");
    if (pathname === "/enorme") {
      return new Response("x".repeat(1_100_000), { headers: { "content-type": "text/html" } });
    }
    if (pathname === "/foto") return new Response("x", { headers: { "content-type": "image/png" } });
    const html = `<html><head><title>La Espiga</title></head><nav>Vendemos sombreros</nav>
      <p>Vendemos pan de caja.</p><script>"Vendemos humo"</script><p hidden>Vendemos aire</p><p>Abrimos de 7 a 20.</p></html>`;
    // Latin-1, as older pages are.
    const bytes = Uint8Array.from(html, (letter) => letter.charCodeAt(0));
    return new Response(bytes, { headers: { "content-type": "text/html; charset=iso-8859-1" } });
  });
  const origin = `http://127.0.0.1:${(page.addr as Deno.NetAddr).port}`;
  const load = (url: string) => cerebro(irma, "POST", "import", { url });
  try {
    refused(await load(origin), 422, "address_not_allowed");
    equal(asked, [], "without a word to it");
    await platform.restartFunctions({ ...providerEnv, SINTRA_IMPORT_ALLOWED_ORIGINS: origin });
    const answer = documented(await load(origin), "Learned");
    equal(answer.status, 200, JSON.stringify(answer.body));
    equal((await insightsOf(irma)).map((row) => row.fact_key?.split(":")[0]).toSorted(), ["hours", "offers"]);
    equal(asked, ["/", "/nosotros"]);
    equal(refused(await load(`${origin}/dentro`), 422, "address_not_allowed").body.error.details.reason, "scheme");
    equal(refused(await load(`${origin}/enorme`), 422, "page_unreadable").body.error.details.reason, "too_large");
    equal(refused(await load(`${origin}/foto`), 422, "page_unreadable").body.error.details.reason, "type");
    for (
      const url of ["http://example.com", "https://localhost", "https://169.254.169.254", "https://[::1]", "https://db"]
    ) {
      refused(await load(url), 422, "address_not_allowed");
    }
  } finally {
    await platform.restartFunctions(providerEnv);
    await page.shutdown();
  }
});
