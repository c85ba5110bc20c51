/** What every story has: a page whose console stays silent, and an eye for accessibility. */
import { expect, type Page, test as base } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Fixtures {
  /** Complaints of the console that a story expects, e.g. of a refused request. */
  expectedComplaints: RegExp[];
  /** Fails the story when a page complained: errors, refused content, uncaught exceptions. */
  silentConsole: void;
}

export const test = base.extend<Fixtures>({
  // Playwright insists on the pattern.
  // deno-lint-ignore no-empty-pattern
  expectedComplaints: async ({}, use) => await use([]),
  silentConsole: [async ({ context, expectedComplaints }, use) => {
    const complaints: string[] = [];
    context.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => complaints.push(String(error.error())));
    await use();
    expect(complaints.filter((text) => !expectedComplaints.some((pattern) => pattern.test(text)))).toEqual([]);
  }, { auto: true }],
});

export { expect };

interface Finding {
  id: string;
  impact: string | null;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** Fails on findings of axe that are serious or worse. */
export async function expectAccessible(page: Page): Promise<void> {
  // Not half-way through an animation, whose colours are nobody's.
  await page.waitForFunction(() =>
    document.getAnimations().every((one) =>
      one.playState !== "running" || one.effect?.getTiming().iterations === Infinity
    )
  );
  await page.evaluate(axeSource);
  const findings = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Finding[] }> };
    };
    return (await axe.run(document, { resultTypes: ["violations"] })).violations;
  });
  const serious = findings.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join(" | ")}`
    ),
  ).toEqual([]);
}

/** Fails when a page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBeLessThanOrEqual(0);
}
