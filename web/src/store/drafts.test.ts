import { expect, it, vi } from "vitest";
import { draftOf, useDrafts } from "./drafts";

// Before the store is made: it looks for the browser's storage once.
const browser = vi.hoisted(() => {
  const items = new Map<string, string>();
  const listeners: ((event: { key: string }) => void)[] = [];
  const localStorage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
  const addEventListener = (_: string, listener: (event: { key: string }) => void) => listeners.push(listener);
  Object.assign(globalThis, { window: { localStorage, addEventListener } });
  return { items, listeners };
});

const { keep } = useDrafts.getState();

it("a tab that goes on writing keeps what another tab wrote meanwhile", () => {
  keep("ana", "one", { text: "Primero", files: [] });
  const other = JSON.parse(browser.items.get("sintra-drafts") ?? "") as { state: { drafts: object } };
  other.state.drafts = { ...other.state.drafts, two: { text: "Segundo", files: [], at: 1 } };
  browser.items.set("sintra-drafts", JSON.stringify(other));
  for (const listener of browser.listeners) listener({ key: "sintra-drafts" });

  keep("ana", "one", { text: "Primero y más", files: [] });
  expect(draftOf("ana", "one")?.text).toBe("Primero y más");
  expect(draftOf("ana", "two")?.text).toBe("Segundo");
  expect(browser.items.get("sintra-drafts")).toContain("Segundo");
});

it("nobody finds another person's draft", () => {
  keep("ana", "one", { text: "Primero", files: [] });
  expect(draftOf("rosa", "one")).toBeUndefined();
});
