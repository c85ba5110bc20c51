/**
 * `npm run docs:user`: makes the pictures of docs/user anew. It starts a platform of its own, whose model provider answers from
 * a script, walks through the product as a new customer would, and keeps what Chromium shows in docs/user/images.
 */
import { Buffer } from "node:buffer";
import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import { fromFileUrl, join } from "../local/util/path.ts";
import { startPlatform } from "../local/platform.ts";
import { buildWasm, ensureRust } from "../local/wasm.ts";
import { ensureChromium } from "../tests/chromium.ts";
import { startProvider } from "../tests/providers/mod.ts";
import { scratchDirectory } from "../tests/scratch.ts";

const IMAGES = fromFileUrl(new URL("../docs/user/images", import.meta.url));
const WEB_PORT = 25760;

const ANSWERS: [RegExp, string][] = [
  [/^<conversacion>[^]*orden de pastor/i, "Precios y proveedores"],
  [/^<conversacion>/, "Llenar los martes"],
  [
    /qué hago primero/i,
    `Tu fuerte es el pastor y el martes cocinas para pocos. Antes de bajar precios, dale al día un motivo:

1. **Martes de pastor**: tres tacos y agua fresca a $75, solo de 18 a 20 h.
2. Avísalo el lunes a las 17 h en tus estados de WhatsApp.
3. Cuenta las órdenes tres martes seguidos.

¿Te escribo el texto para tus estados?`,
  ],
  [
    /ventas/i,
    `Así quedó tu semana:

| Día | Ventas | Órdenes | Ticket |
|---|---:|---:|---:|
| Martes | $2,310 | 17 | $136 |
| Viernes | $9,850 | 68 | $145 |
| Sábado | $11,240 | 74 | $152 |

- El sábado vende **casi cinco veces** lo que el martes.
- El ticket apenas cambia: faltan órdenes, no gasto por mesa.

Prueba la promoción del martes y compara con esta tabla.`,
  ],
  [/orden de pastor/i, "La orden de pastor cuesta $45. Con el agua fresca, $60 el combo del martes deja margen."],
  [/./, "Claro. Empecemos por lo que más vende y lo medimos dos semanas."],
];

interface Message {
  role: string;
  content: unknown;
}

function answer(messages: Message[]) {
  const content = messages.findLast(({ role }) => role === "user")?.content;
  const asked = typeof content === "string" ? content : JSON.stringify(content ?? "");
  return { text: ANSWERS.find(([pattern]) => pattern.test(asked))![1] };
}

/** Keeps what a window shows, or a part of it. */
async function keep(page: Page, name: string, part?: Locator): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const clip = part && await part.boundingBox();
  const devTools = await page.context().newCDPSession(page);
  const { data } = await devTools.send("Page.captureScreenshot", {
    format: "webp",
    quality: 82,
    ...clip && { clip: { ...clip, scale: 1 } },
  });
  await devTools.detach();
  const bytes = Uint8Array.fromBase64(data);
  await Deno.writeFile(join(IMAGES, `${name}.webp`), bytes);
  console.log(`${name}.webp ${(bytes.length / 1024).toFixed(0)} KB`);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const next = (page: Page) => page.getByRole("button", { name: "Continuar" }).click();

/** Sends what is written and waits for the whole answer. */
async function send(page: Page): Promise<void> {
  const answers = page.getByRole("article", { name: /^Respuesta de / }).getByRole("button", {
    name: "Volver a responder",
  });
  const before = await answers.count();
  await page.getByRole("button", { name: "Enviar", exact: true }).click();
  await answers.nth(before).waitFor();
  // Nothing that the pointer happens to be over.
  await page.mouse.move(0, 0);
}

async function open(browser: Browser, baseURL: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale: "es-MX",
    timezoneId: "America/Mexico_City",
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  return await context.newPage();
}

async function firstSteps(page: Page): Promise<void> {
  await page.goto("/registro");
  await page.getByLabel("Tu nombre").fill("Luz Herrera");
  await page.getByLabel("Correo").fill("luz@elbuenpastor.example");
  await page.getByLabel("Contraseña", { exact: true }).fill("tacos al pastor con piña");
  await keep(page, "registro");
  await page.getByRole("button", { name: "Crear mi cuenta" }).click();
  await heading(page, /elige cómo quieres seguir/);
  await next(page);
  await heading(page, "Cuéntanos de tu negocio");
  await page.getByLabel("Nombre del negocio").fill("Taquería El Buen Pastor");
  await page.getByLabel("Giro").fill("Restaurante o comida");
  await page.getByRole("radio", { name: "2 a 10" }).click();
  await page.getByLabel("¿Qué hace tu negocio?").fill(
    "Taquería familiar en Guadalajara. Vendemos tacos al pastor y gringas de 17 a 1 h; el ticket promedio es de 145 pesos. Los martes casi nadie viene.",
  );
  await page.getByLabel("¿Qué hace tu negocio?").evaluate((field) => field.scrollIntoView({ block: "center" }));
  await keep(page, "tu-negocio");
  await next(page);
  await heading(page, "¿Qué quieres lograr?");
  await page.getByRole("button", { name: "Conseguir más clientes" }).click();
  await page.getByRole("button", { name: "Conocer mis números" }).click();
  await page.getByRole("radio", { name: "3 meses" }).click();
  await page.getByRole("radio", { name: /^Ventas/ }).click();
  await next(page);
  await heading(page, "Este es tu equipo");
  await keep(page, "elegir-equipo");
  await next(page);
  await heading(page, "Tu primera conversación");
  await page.getByRole("textbox", { name: /^Mensaje para / }).fill("Los martes casi no vendo. ¿Qué hago primero?");
  await send(page);
  await keep(page, "primera-conversacion");
  await next(page);
  await heading(page, "Últimos ajustes");
  await page.getByRole("button", { name: "Terminar" }).click();
  await heading(page, /^Listo, Luz/);
  await page.goto("/dashboard");
  await page.getByRole("region", { name: "Conversaciones recientes" }).getByRole("link", { name: /Llenar los martes/ })
    .waitFor();
  // The hour of the day is everybody's own.
  await page.getByRole("heading", { level: 1 }).evaluate((title) => title.textContent = "Buenos días, Luz");
  await keep(page, "inicio");
}

async function conversations(page: Page): Promise<void> {
  await page.goto("/dashboard/chat");
  await page.getByRole("link", { name: /Llenar los martes/ }).click();
  const composer = page.getByRole("textbox", { name: /^Mensaje para / });
  await composer.fill("Con el archivo: ¿cómo fueron las ventas de la semana?");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Adjuntar archivos" }).click();
  await (await chooser).setFiles([{
    name: "ventas-noviembre.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("día,ventas\nmartes,2310\nviernes,9850\nsábado,11240\n"),
  }]);
  await page.getByRole("button", { name: "Enviar", exact: true }).and(page.locator(":enabled")).waitFor();
  await keep(page, "adjuntar", page.getByRole("form", { name: "Escribir un mensaje" }));
  await send(page);
  await keep(page, "conversacion");
  await page.getByRole("button", { name: "Opciones de «Llenar los martes»" }).last().click();
  await page.getByRole("menuitem", { name: "Archivar" }).waitFor();
  await keep(page, "opciones");
  await page.keyboard.press("Escape");
}

/** What is said in a conversation, as the Cerebro shows it. */
async function memory(page: Page): Promise<void> {
  const composer = page.getByRole("textbox", { name: /^Mensaje para / });
  await page.goto("/dashboard/chat/nueva?asistente=carlos");
  await composer.fill(
    "La orden de pastor cuesta 45 pesos. Los lunes no abrimos y aceptamos transferencia. La carne nos la surte Carnicería Don Memo. Quiero vender 300 mil pesos al mes antes de diciembre.",
  );
  await send(page);
  await page.goto("/dashboard/cerebro");
  await page.getByText(/Don Memo/).first().waitFor();
  await keep(page, "cerebro");
  await page.goto("/dashboard/cerebro/proyectos");
  await page.getByRole("heading", { level: 3 }).first().waitFor();
  await keep(page, "proyectos");
  await page.goto("/dashboard/chat/nueva?asistente=sofia");
  await composer.fill("¿A cuánto damos la orden de pastor?");
  await send(page);
  await page.getByRole("button", { name: /^Usé \d+ recuerdos?$/ }).click();
  await page.getByRole("dialog").getByText(/orden de pastor/).waitFor();
  await keep(page, "recuerdos");
  await page.keyboard.press("Escape");
}

async function team(page: Page): Promise<void> {
  await page.goto("/dashboard/equipo");
  await page.getByRole("switch").first().waitFor();
  await keep(page, "equipo");
  await page.goto("/dashboard/equipo/sofia");
  await page.getByLabel("Nombre", { exact: true }).fill("Chofis");
  await page.getByLabel("Instrucciones").fill(
    "Propón solo acciones que pueda hacer en una tarde. Termina con una sola tarea para hoy.",
  );
  await page.getByLabel("Nombre", { exact: true }).scrollIntoViewIfNeeded();
  await page.getByLabel("Nombre", { exact: true }).evaluate((field) => field.closest("form")?.scrollIntoView());
  await keep(page, "personalizar");
  await page.getByRole("button", { name: "Guardar" }).click();
  await heading(page, "Chofis");
}

async function account(page: Page): Promise<void> {
  await page.goto("/dashboard/cuenta/apariencia");
  await page.getByRole("radio", { name: /^Oscuro/ }).click();
  await page.locator("html.dark").waitFor();
  await keep(page, "apariencia");
  await page.getByRole("radio", { name: /^Claro/ }).click();
  await page.locator("html.light").waitFor();
  await page.goto("/dashboard/cuenta/organizacion");
  await page.getByLabel("Nombre de la organización").fill("El Buen Pastor");
  await page.getByRole("button", { name: "Crear organización" }).click();
  await page.getByLabel("Correo de la persona").fill("beto@elbuenpastor.example");
  const invitation = page.getByLabel("Correo de la persona");
  await invitation.evaluate((field) => field.scrollIntoView({ block: "center" }));
  await keep(page, "invitar");
  await page.goto("/dashboard/cuenta/datos");
  await page.getByRole("button", { name: "Descargar todo (ZIP)" }).waitFor();
  await keep(page, "tus-datos");
}

await ensureRust();
await buildWasm();
const state = await scratchDirectory("docs");
const provider = await startProvider({
  kind: "openai",
  behaviours: ({ body }) => answer((body as { messages?: Message[] } | null)?.messages ?? []),
});
const platform = await startPlatform({
  stateDir: join(state, "state"),
  portBase: 25750,
  fast: true,
  quiet: true,
  env: { OPENAI_API_KEY: "sk-docs", OPENAI_BASE_URL: `${provider.url}/v1` },
  web: { port: WEB_PORT },
});
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox"] });
try {
  await Deno.mkdir(IMAGES, { recursive: true });
  const page = await open(browser, platform.webUrl!, { width: 1180, height: 740 });
  await firstSteps(page);
  await conversations(page);
  await memory(page);
  await team(page);
  await account(page);
  // Most customers come by phone.
  const phone = await open(browser, platform.webUrl!, { width: 390, height: 780 });
  await phone.context().addCookies(await page.context().cookies());
  await phone.goto("/dashboard/chat");
  await phone.getByRole("link", { name: /Llenar los martes/ }).waitFor();
  await keep(phone, "telefono-lista");
  await phone.getByRole("link", { name: /Llenar los martes/ }).click();
  await phone.getByRole("article").last().getByRole("button", { name: "Volver a responder" }).waitFor();
  await keep(phone, "telefono-conversacion");
} finally {
  await browser.close();
  await platform.stop();
  await provider.close();
  await Deno.remove(state, { recursive: true });
}
