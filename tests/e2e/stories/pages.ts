/**
 * Every page on a phone, on a narrow phone and on a wide screen, in light and dark: readable by everybody, nothing beside the
 * window, no complaint in the console. A picture of each stays in test-results/screenshots.
 */
import { type BrowserContextOptions, devices, type Page } from "@playwright/test";
import { join } from "node:path";
import { haveConversation, haveInvoice, type Person, remember, signUp, sql } from "../people.ts";
import { expect, expectAccessible, expectFacesInProportion, expectNoSidewaysScroll, PICTURES, test } from "../story.ts";

/** Who looks at a page. */
type Viewer = "visitor" | "newcomer" | "customer";

interface Shown {
  path: string | (() => Promise<string>);
  by: Viewer;
  /** What a person waits for before the page is there. */
  until?: (page: Page) => Promise<void>;
}

const heading = (text: string | RegExp) => async (page: Page) =>
  await expect(page.getByRole("heading", { name: text }).first()).toBeVisible();

const step = (number: number, name: string, title: string | RegExp): Shown => ({
  path: async () => {
    await sql`update public.profiles set onboarding_step = ${number}, onboarding_completed = ${number === 7}
      where id = ${(await people()).newcomer.id}`;
    return `/bienvenida?paso=${name}`;
  },
  by: "newcomer",
  until: heading(title),
});

const PAGES: Record<string, Shown> = {
  "landing": { path: "/", by: "visitor" },
  "precios": { path: "/precios", by: "visitor" },
  "terminos": { path: "/terminos", by: "visitor" },
  "privacidad": { path: "/privacidad", by: "visitor" },
  "ingresar": { path: "/ingresar", by: "visitor" },
  "registro": { path: "/registro?plan=professional&ciclo=yearly", by: "visitor" },
  "recuperar": { path: "/recuperar", by: "visitor" },
  "nueva-clave-vencida": { path: "/nueva-clave", by: "visitor" },
  "confirmar-vencido": {
    path: "/auth/confirm?token_hash=nada&type=signup",
    by: "visitor",
    until: heading("El enlace no funcionó"),
  },
  "invitacion-desconocida": { path: "/invitacion/nada", by: "visitor", until: heading("Esta invitación no existe") },
  "invitacion": {
    path: async () => `/invitacion/${(await people()).invitation}`,
    by: "visitor",
    until: heading(/^Te invitaron a/),
  },
  "hasta-pronto": { path: "/hasta-pronto", by: "visitor" },
  "no-existe": { path: "/no-existe", by: "visitor" },
  "bienvenida-plan": step(1, "plan", /elige cómo quieres seguir/),
  "bienvenida-empresa": step(2, "empresa", "Cuéntanos de tu negocio"),
  "bienvenida-metas": step(3, "metas", "¿Qué quieres lograr?"),
  "bienvenida-equipo": step(4, "equipo", "Este es tu equipo"),
  "bienvenida-conversacion": step(5, "conversacion", "Tu primera conversación"),
  "bienvenida-ajustes": step(6, "ajustes", "Últimos ajustes"),
  "bienvenida-listo": step(7, "listo", /^Listo, Nuria/),
  "inicio": { path: "/dashboard", by: "customer" },
  "equipo": { path: "/dashboard/equipo", by: "customer" },
  "asistente": { path: "/dashboard/equipo/sofia", by: "customer" },
  "asistente-bloqueado": { path: async () => `/dashboard/equipo/${(await people()).locked}`, by: "customer" },
  "conversaciones": {
    path: "/dashboard/chat",
    by: "customer",
    until: (page) => expect(page.getByRole("link", { name: /Ventas de la semana/ })).toBeVisible(),
  },
  "conversacion-nueva": { path: "/dashboard/chat/nueva?asistente=sofia", by: "customer" },
  "conversacion": {
    path: async () => `/dashboard/chat/${(await people()).conversation}`,
    by: "customer",
    until: (page) => expect(page.getByRole("article").last()).toContainText("combo"),
  },
  "conversacion-perdida": { path: `/dashboard/chat/${"0".repeat(8)}-0000-4000-8000-${"0".repeat(12)}`, by: "customer" },
  "cerebro": {
    path: "/dashboard/cerebro",
    by: "customer",
    until: (page) => expect(page.getByText("Vende tacos al pastor")).toBeVisible(),
  },
  "cerebro-recomendaciones": {
    path: "/dashboard/cerebro/recomendaciones",
    by: "customer",
    until: heading("Una oferta para los martes por Instagram"),
  },
  "cerebro-proyectos": {
    path: "/dashboard/cerebro/proyectos",
    by: "customer",
    until: heading("Vender más los martes"),
  },
  "cerebro-patrones": {
    path: "/dashboard/cerebro/patrones",
    by: "customer",
    until: (page) => expect(page.getByText(/^Visto \d+ veces/).first()).toBeVisible(),
  },
  "cerebro-historia": {
    path: "/dashboard/cerebro/historia",
    by: "customer",
    until: (page) => expect(page.getByText("Aprendí").first()).toBeVisible(),
  },
  "cuenta": {
    path: "/dashboard/cuenta",
    by: "customer",
    // Wide screens go on to the first of its pages by themselves.
    until: (page) =>
      expect(page).toHaveURL(page.viewportSize()!.width >= 1024 ? /\/cuenta\/perfil$/ : /\/dashboard\/cuenta$/),
  },
  "cuenta-perfil": { path: "/dashboard/cuenta/perfil", by: "customer" },
  "cuenta-negocio": { path: "/dashboard/cuenta/negocio", by: "customer" },
  "cuenta-apariencia": { path: "/dashboard/cuenta/apariencia", by: "customer" },
  "cuenta-notificaciones": { path: "/dashboard/cuenta/notificaciones", by: "customer" },
  "cuenta-seguridad": { path: "/dashboard/cuenta/seguridad", by: "customer" },
  "cuenta-organizacion": {
    path: "/dashboard/cuenta/organizacion",
    by: "customer",
    until: (page) => expect(page.getByText("1 persona", { exact: true })).toBeVisible(),
  },
  "cuenta-plan": { path: "/dashboard/cuenta/plan", by: "customer" },
  "cuenta-facturas": {
    path: "/dashboard/cuenta/facturas",
    by: "customer",
    until: (page) => expect(page.getByText("Pagada")).toBeVisible(),
  },
  "cuenta-factura": {
    path: async () => `/dashboard/cuenta/facturas/${(await people()).invoice}`,
    by: "customer",
    until: heading(/^Factura FA-/),
  },
  "cuenta-factura-perdida": {
    path: "/dashboard/cuenta/facturas/nada",
    by: "customer",
    until: heading("Esta factura no existe"),
  },
  "cuenta-datos": { path: "/dashboard/cuenta/datos", by: "customer" },
};

interface People {
  newcomer: Person;
  customer: Person;
  conversation: string;
  locked: string;
  invitation: string;
  invoice: string;
}

let made: Promise<People> | undefined;
const people = () => made ??= makePeople();

/** A newcomer, and a customer with a team, an organization and conversations. */
async function makePeople(): Promise<People> {
  const newcomer = await signUp("Nuria Campos", { onboarded: false });
  const customer = await signUp("Clara Ríos", { plan: "professional" });
  await sql`update public.profiles set company_name = 'Taquería El Buen Pastor', company_industry = 'Restaurante o comida',
    company_description = 'Taquería familiar en Guadalajara. Vendemos tacos al pastor de 17 a 1 horas.', country = 'MX',
    primary_goals = array['Conseguir más clientes', 'Controlar mi inventario'] where id = ${customer.id}`;
  for (
    const [index, title] of ["Menú de temporada", "Cobros pendientes", "Promoción del martes con un título que no cabe"]
      .entries()
  ) {
    await haveConversation(customer, {
      title,
      said: ["Hola", "Claro que sí."],
      at: new Date(Date.now() - (index + 1) * 30 * 3600_000),
    });
  }
  const conversation = await haveConversation(customer, {
    title: "Ventas de la semana",
    said: [
      "¿Cómo fueron las ventas de la semana?",
      "Así quedó tu semana:\n\n| Día | Ventas | Ticket |\n|---|---:|---:|\n| Lunes | $3,200 | $85 |\n| Viernes | $9,850 | $112 |\n\n" +
      "1. El viernes vende **tres veces** más.\n2. El lunes no cubre la renta.\n\n> Cuida el margen antes que el volumen.\n\n" +
      "```sql\nselect dia, sum(total) as ventas from ventas group by dia order by ventas desc; -- del mayor al menor\n```",
      "¿Y qué pruebo el lunes?",
      "Prueba un `combo` de dos tacos y agua. Más ideas en [la guía](https://guia.example/combos).",
    ],
  });
  await rememberSome(customer, conversation);
  const [{ id: locked }] = await sql<{ id: string }[]>`
    select id from public.assistants_catalog where required_plan = 'enterprise' order by id limit 1`;
  const { data: organization } = await customer.client.rpc("create_organization", { p_name: "Grupo El Buen Pastor" });
  const { data: invitation, error } = await customer.client.rpc("invite_member", {
    p_organization_id: organization.id,
    p_email: "invitada@example.com",
    p_role: "member",
  });
  if (error) throw error;
  await sql`update public.user_subscriptions set monthly_amount = 49, status = 'past_due' where user_id = ${customer.id}`;
  const paid = await haveInvoice(customer, {
    daysAgo: 61,
    amount: "980.00",
    discount: "80.00",
    tax: "144.00",
    total: "1044.00",
    status: "paid",
  });
  await haveInvoice(customer, { daysAgo: 60, credits: paid, amount: "-100.00", tax: "-16.00", total: "-116.00" });
  await haveInvoice(customer, {
    daysAgo: 31,
    currency: "COP",
    amount: "1979900.25",
    tax: "376181.05",
    total: "2356081.30",
    status: "cancelled",
  });
  await haveInvoice(customer, { daysAgo: 1 });
  const invoice = await haveInvoice(customer, {
    daysAgo: 20,
    status: "overdue",
    discount: "39.00",
    tax: "57.60",
    total: "417.60",
  });
  return { newcomer, customer, conversation, locked, invitation: invitation.token, invoice };
}

/** What the Cerebro knows of the customer, in all its parts. */
async function rememberSome(customer: Person, conversation: string) {
  await remember(customer, "Vende tacos al pastor", { factKey: "offers:taco pastor", confidence: 0.9 });
  await remember(customer, "El taco al pastor cuesta 22 MXN", { factKey: "price:taco pastor", assistant: "mateo" });
  await remember(customer, "Abre de 17:00 a 01:00", { factKey: "hours:", confidence: 0.5 });
  await remember(customer, "Los lunes no cubre la renta, y los martes casi no vende", {
    factKey: "problem:lunes renta",
    category: "performance",
    confidence: 0.3,
    said: { conversation, words: "las ventas de la semana" },
  });
  await remember(customer, "Prefiere respuestas cortas", {
    factKey: "preference:respuesta corta",
    category: "preference",
    kind: "preference",
  });
  await remember(customer, "Problema: los martes está muy flojo", { factKey: "problem:martes flojo", confidence: 0.8 });
  await remember(customer, "Canal: Instagram", { factKey: "channel:instagram", confidence: 0.8 });
  await sql`insert into private.insight_events (user_id, insight_id, kind, assistant_id)
    select user_id, id, 'learned', assistant_id from public.user_insights where user_id = ${customer.id}`;
  await sql`insert into public.user_insights (user_id, content, category, fact_key, valid_until, ended_reason, status, superseded_by)
    select user_id, 'El taco al pastor cuesta 20 MXN', 'business', 'price:taco pastor', now(), 'superseded', 'expired', id
    from public.user_insights where user_id = ${customer.id} and fact_key = 'price:taco pastor'`;
  // Ten weeks in which they wrote on Mondays and Thursdays, at ten in Mexico City.
  for (let week = 1; week <= 10; week++) {
    for (const weekday of [1, 4]) {
      const at = new Date();
      at.setUTCDate(at.getUTCDate() - (at.getUTCDay() + 7 - weekday) - 7 * week);
      at.setUTCHours(16, 0, 0, 0);
      await haveConversation(customer, {
        title: "Plan de la semana",
        said: ["¿Qué hago hoy?", "Empieza por el inventario."],
        at,
      });
    }
  }
  await sql`insert into public.user_projects (user_id, name, description, category, priority, status, progress_percentage, target_date,
      assistants_involved, objectives, key_results, is_proposal)
    values (${customer.id}, 'Vender más los martes', 'Un paquete para oficinas.', 'sales', 'high', 'active', 35, current_date + 40,
        '{sofia,mateo}', '{Que el martes venda como un jueves}', '{De 190 a 300 tacos por martes}', false),
      (${customer.id}, 'Abrir otra sucursal', null, 'growth', 'medium', 'planning', 0, current_date + 200, '{}',
        '{Encontrar un local en Tlaquepaque}', '{Contrato firmado antes de junio}', true)`;
  // The project has everything worked out anew: what repeats itself and what is recommended are what comes of that.
  await expect.poll(async () => {
    const [{ found }] = await sql<{ found: boolean }[]>`
      select exists (select from private.recommendations where user_id = ${customer.id} and key = 'slow_day:2')
        and exists (select from public.behavior_patterns where user_id = ${customer.id}) as found`;
    return found;
  }, { timeout: 60_000 }).toBe(true);
}

const { defaultBrowserType: _, ...pixel } = devices["Pixel 7"];

const DEVICES: Record<string, { options: BrowserContextOptions; narrow?: { width: number; height: number } }> = {
  desktop: { options: { viewport: { width: 1280, height: 800 } } },
  // The phone also moves less, as its owner has asked for.
  phone: {
    options: { ...pixel, deviceScaleFactor: 1, viewport: { width: 390, height: 844 }, reducedMotion: "reduce" },
    narrow: { width: 320, height: 640 },
  },
};

/** Open browsers of this file, one for each viewer and device: signing in anew for each page would take minutes. */
const open = new Map<string, Page>();

test.describe("every page", () => {
  test.use({ expectedComplaints: [/status of 404 .*\/(no-existe|dashboard\/chat\/0|facturas\/nada)/] });

  for (const [device, { options, narrow }] of Object.entries(DEVICES)) {
    for (const [name, shown] of Object.entries(PAGES)) {
      test(`${name} is for everybody on a ${device}`, async ({ browser, watch }) => {
        const key = `${device} ${shown.by}`;
        let page = open.get(key);
        if (!page) {
          const context = await browser.newContext({
            baseURL: test.info().project.use.baseURL,
            locale: "es-MX",
            timezoneId: "America/Mexico_City",
            ...options,
          });
          if (shown.by !== "visitor") await (await people())[shown.by].enter(context);
          open.set(key, page = await context.newPage());
        }
        const unwatch = watch(page.context());
        await look(page, name, shown, device, narrow);
        unwatch();
      });
    }
  }

  test.afterAll(async () => {
    await Promise.all([...open.values()].map((page) => page.context().close()));
    open.clear();
  });
});

async function look(
  page: Page,
  name: string,
  shown: Shown,
  device: string,
  narrow?: { width: number; height: number },
) {
  const wide = DEVICES[device].options.viewport!;
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(typeof shown.path === "string" ? shown.path : await shown.path());
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await shown.until?.(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page).toHaveTitle(/\S/);
  await expectNoSidewaysScroll(page);
  await expectFacesInProportion(page);
  await expectAccessible(page);
  await page.screenshot({ path: join(PICTURES, `${name}-${device}-light.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: "dark" });
  // Only the colours are others.
  await expectAccessible(page, ["color-contrast"]);
  await page.screenshot({ path: join(PICTURES, `${name}-${device}-dark.png`), fullPage: true });
  if (!narrow) return;
  await page.setViewportSize(narrow);
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: join(PICTURES, `${name}-320-light.png`), fullPage: true });
}
