/** The web application in Chromium: what it sends, how soon an answer is seen, and whether a long conversation stays smooth. */
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { ensureChromium } from "../chromium.ts";
import { oursOnce } from "./chat.ts";
import { interleave, median, type Row } from "./measure.ts";
import { type Bench, PASSWORD } from "./setting.ts";

/** Messages of the long conversation. */
const MESSAGES = 2000;

const EMAIL = "bench@example.com";

/** JavaScript of the first visit and of the chat page, the first token on the screen, and a conversation of 2,000 messages. */
export async function webRows(bench: Bench): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox"] });
  try {
    const open = () =>
      browser.newContext({ baseURL: bench.platform.webUrl, locale: "es-MX", viewport: { width: 1280, height: 800 } });
    const visitor = await open();
    const bare = await scriptBytes(visitor, "/hasta-pronto");
    const customer = await open();
    await signIn(customer);
    const [{ id }] = await bench.sql<{ id: string }[]>`select id from auth.users where email = ${EMAIL}`;
    const long = await longConversation(bench, id);
    const short = await emptyConversation(bench, id);
    const landing = await scriptBytes(await open(), "/");
    // A browser that has seen nothing yet, with the session of one that has.
    const fresh = await open();
    await fresh.addCookies(await customer.cookies());
    const chat = await scriptBytes(fresh, `/dashboard/chat/${long}`);
    return [
      {
        what: "web, JavaScript of the first visit, compressed",
        ours: landing / 1000,
        reference: bare / 1000,
        unit: "kB",
        note: "against a page of nothing but text",
      },
      {
        what: "web, JavaScript of a conversation, compressed",
        ours: chat / 1000,
        reference: bare / 1000,
        unit: "kB",
        note: "against the same, with nothing cached",
      },
      await firstToken(bench, customer, short),
      ...await longConversationRows(customer, long),
    ];
  } finally {
    await browser.close();
  }
}

async function signIn(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto("/ingresar");
  await page.getByLabel("Correo").fill(EMAIL);
  await page.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Ingresar" }).click();
  await page.waitForURL((url) => url.pathname !== "/ingresar");
  await page.close();
}

/** Bytes of scripts that cross the network until a page is quiet. */
async function scriptBytes(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  network.on("Network.responseReceived", ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await network.send("Network.enable");
  await page.goto(path, { waitUntil: "networkidle" });
  await page.close();
  return bytes;
}

async function emptyConversation(bench: Bench, userId: string): Promise<string> {
  const [{ id }] = await bench.sql<{ id: string }[]>`
    insert into public.conversations (user_id, assistant_id, title) values (${userId}, 'sofia', 'Los martes') returning id`;
  return id;
}

/**
 * From the key press to the first token on the screen, in turn with what a client of the function itself measures of the
 * same turn of another person, whose conversation grows alike. (Of the same person it would be announced on the page, whose
 * next turn would carry the work of it.)
 */
async function firstToken(bench: Bench, context: BrowserContext, conversation: string): Promise<Row> {
  bench.provider.setBehaviour(() => ({ text: "primera segunda tercera cuarta", firstTokenMs: 200, gapMs: 20 }));
  const page = await context.newPage();
  await page.goto(`/dashboard/chat/${conversation}`, { waitUntil: "networkidle" });
  const composer = page.getByRole("textbox", { name: /^Mensaje para / });
  const ended = page.getByRole("log").getByRole("article").last().and(page.locator("[aria-busy=false]"));
  const send = page.getByRole("button", { name: "Enviar", exact: true });
  const shown = async () => {
    await composer.fill("¿Cómo lleno mi taquería los martes?");
    await send.and(page.locator(":enabled")).waitFor();
    await composer.focus();
    await page.evaluate(armStopwatch);
    await page.keyboard.press("Enter");
    const took = await page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured);
    await ended.waitFor();
    // The turn is over for the page, too: the next one may begin.
    await send.waitFor();
    return took;
  };
  let other = bench.next();
  while (other.headers === bench.headers) other = bench.next();
  const bare = async () => (await oursOnce(bench, other)).first;
  await interleave(3, { shown, bare });
  const samples = await interleave(25, { shown, bare });
  await page.close();
  return {
    what: "web, key press to first token shown, p50",
    ours: median(samples.shown),
    reference: median(samples.bare),
    unit: "ms",
    goal: { kind: "at most", ratio: 1.1 },
  };
}

/** In the page: `measured` are the milliseconds from the next press of Enter until the first word of a new answer is drawn. */
function armStopwatch(): void {
  const newest = () => [...document.querySelectorAll('[role="log"] article[aria-busy]')].at(-1);
  const before = newest();
  const measured = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error("No answer was shown within 20 seconds.")), 20_000);
    addEventListener("keydown", ({ timeStamp }) => {
      const observer = new MutationObserver(() => {
        const now = newest();
        if (now === before || !now?.textContent?.includes("primera")) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          // Comes after the frame.
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage(0);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    }, { once: true, capture: true });
  });
  Object.assign(globalThis, { measured });
}

/** A conversation of 2,000 messages on one branch, some with tables and code. */
async function longConversation(bench: Bench, userId: string): Promise<string> {
  const [{ id }] = await bench.sql<{ id: string }[]>`
    insert into public.conversations (user_id, assistant_id, title) values (${userId}, 'sofia', 'Dos años juntos') returning id`;
  const table =
    "\n\n| Día | Ventas | Ticket |\n|---|---:|---:|\n| Lunes | $3,200 | $85 |\n| Viernes | $9,850 | $112 |\n";
  const code = "\n\n```sql\nselect dia, sum(total) from ventas where mes = 11 group by dia order by 2 desc;\n```\n";
  const ids = Array.from({ length: MESSAGES }, () => crypto.randomUUID());
  const messages = ids.map((message, index) => ({
    id: message,
    conversation_id: id,
    user_id: userId,
    role: index % 2 === 0 ? "user" : "assistant",
    content: index % 2 === 0
      ? `Pregunta ${index + 1}: ¿qué hago con el inventario de esta semana?`
      : `Respuesta ${
        index + 1
      }. **Primero** revisa lo que no se movió y ponle fecha.\n\n- Cuenta las piezas.\n- Compara con lo vendido.\n- Decide qué sale en oferta.${
        index % 10 === 3 ? table : ""
      }${index % 10 === 7 ? code : ""}\n\nDespués hablamos de precios: lo que deja menos margen no se rebaja.`,
    status: "delivered",
    reply_to_message_id: index === 0 ? null : ids[index - 1],
    created_at: new Date(Date.now() - (MESSAGES - index) * 60_000),
  }));
  for (let from = 0; from < MESSAGES; from += 500) {
    await bench.sql`insert into public.messages ${bench.sql(messages.slice(from, from + 500))}`;
  }
  await bench.sql`update public.conversations set current_message_id = ${ids.at(-1)!} where id = ${id}`;
  return id;
}

/** Opens the long conversation and scrolls to its beginning and back, five times; the longest task of each counts. */
async function longConversationRows(context: BrowserContext, conversation: string): Promise<Row[]> {
  const opening: number[] = [], scrolling: number[] = [];
  for (let round = 0; round < 3; round++) {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
        .observe({ type: "longtask", buffered: true });
    });
    await page.goto(`/dashboard/chat/${conversation}`, { waitUntil: "networkidle" });
    await page.getByText(`Respuesta ${MESSAGES}.`).waitFor();
    opening.push(await longestTask(page));
    await page.evaluate(scrollToTheBeginning);
    scrolling.push(await longestTask(page));
    await page.getByText(`Respuesta ${MESSAGES}.`).waitFor();
    await page.close();
  }
  const row = (what: string, tasks: number[]): Row => ({
    what,
    ours: Math.max(...tasks),
    reference: 200,
    unit: "ms",
    goal: { kind: "at most", ratio: 1 },
    note: `rounds: ${tasks.map((task) => task.toFixed(0)).join(", ")}; below 50 no task is long`,
  });
  return [
    row("web, 2,000 messages: longest task while opening", opening),
    row("web, 2,000 messages: longest task while scrolling", scrolling),
  ];
}

/** The longest task since this was asked last. */
async function longestTask(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { tasks } = globalThis as unknown as { tasks: number[] };
    return Math.max(0, ...tasks.splice(0));
  });
}

/** In the page: up to the first message, as fast as pages of messages come, and down again. */
async function scrollToTheBeginning(): Promise<void> {
  const scroller = document.querySelector<HTMLElement>('[role="log"]')!;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const deadline = performance.now() + 90_000;
  const first = () => scroller.querySelector("article")?.textContent ?? "";
  while (!first().includes("Pregunta 1:")) {
    if (performance.now() > deadline) throw new Error("The beginning did not come.");
    // As far as a quick hand goes between two frames.
    scroller.scrollBy(0, -1500);
    await frame();
  }
  for (let last = NaN; scroller.scrollTop !== last; await frame()) {
    last = scroller.scrollTop;
    scroller.scrollBy(0, -20_000);
  }
  for (let last = NaN; scroller.scrollTop !== last; await frame()) {
    last = scroller.scrollTop;
    scroller.scrollBy(0, 20_000);
  }
}
