/** What every story has: pages whose consoles stay silent and that talk to nobody else, and an eye for accessibility. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  expect,
  type Page,
  type Request,
  test as base,
  type WebError,
} from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { API_URL, WEB_URL } from "./addresses.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Where pictures of pages stay for whoever wants to look at them. */
export const PICTURES = fileURLToPath(new URL("../../test-results/screenshots", import.meta.url));

interface Fixtures {
  /** Complaints of the console that a story expects, e.g. of a refused request. */
  expectedComplaints: RegExp[];
  /** Fails the story when a page of this browser complains or asks anybody else for something. Returns what ends that. */
  watch: (context: BrowserContext) => () => void;
  /** Opens another browser: another device, or another person's. It closes with the story. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
}

/** Origins that a page may ask for something. */
const OURS = new Set([WEB_URL, API_URL, API_URL.replace("http", "ws")].map((url) => new URL(url).origin));

function isForeign(url: string): boolean {
  return /^(https?|wss?):/.test(url) && !OURS.has(new URL(url).origin);
}

export const test = base.extend<Fixtures>({
  // Playwright insists on the pattern.
  // deno-lint-ignore no-empty-pattern
  expectedComplaints: async ({}, use) => await use([]),
  watch: [async ({ context, expectedComplaints }, use) => {
    const complaints: string[] = [];
    const watch = (watched: BrowserContext) => {
      const onConsole = (message: ConsoleMessage) => {
        if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
      };
      const onError = (error: WebError) => complaints.push(String(error.error()));
      const onRequest = (request: Request) => {
        if (isForeign(request.url())) complaints.push(`asked ${request.url()}`);
      };
      watched.on("console", onConsole).on("weberror", onError).on("request", onRequest);
      return () => {
        watched.off("console", onConsole).off("weberror", onError).off("request", onRequest);
      };
    };
    watch(context);
    await use(watch);
    expect(complaints.filter((text) => !expectedComplaints.some((pattern) => pattern.test(text)))).toEqual([]);
  }, { auto: true }],
  another: async ({ browser, watch, contextOptions }, use) => {
    const open: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browserOf(browser, { ...contextOptions, ...options });
      watch(context);
      open.push(context);
      return await context.newPage();
    });
    await Promise.all(open.map((context) => context.close()));
  },
});

async function browserOf(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return await browser.newContext({ baseURL: WEB_URL, locale: "es-MX", timezoneId: "America/Mexico_City", ...options });
}

export { expect };

interface Finding {
  id: string;
  impact: string | null;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** Fails on findings of axe that are serious or worse. With `rules`, looks for these alone. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // The head of a page is streamed, and its title may come after what is seen.
  await expect(page).toHaveTitle(/\S/);
  // Not half-way through an animation, whose colours are nobody's.
  await page.waitForFunction(() =>
    document.getAnimations().every((one) =>
      one.playState !== "running" || one.effect?.getTiming().iterations === Infinity
    )
  );
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axeSource);
  const findings = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Finding[] }> };
    };
    const only = rules ? { runOnly: { type: "rule", values: rules } } : {};
    return (await axe.run(document, { resultTypes: ["violations"], ...only })).violations;
  }, rules);
  const serious = findings.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join(" | ")}`
    ),
  ).toEqual([]);
}

/** Fails when the picture of an assistant is stretched. */
export async function expectFacesInProportion(page: Page): Promise<void> {
  const boxes = await page.locator("img.portrait").evaluateAll((faces) =>
    faces.map((face) => ({
      face: face.outerHTML,
      off: Math.abs((face as HTMLElement).offsetWidth - (face as HTMLElement).offsetHeight),
    }))
  );
  expect(boxes.filter(({ off }) => off > 1)).toEqual([]);
}

/** Fails when a page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBeLessThanOrEqual(0);
}
