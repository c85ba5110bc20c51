import { describe, expect, it } from "vitest";
import type { ConversationSummary } from "@/lib/data/conversations";
import { applyChange } from "./conversation-cache";

const filter = { query: "", status: "active" as const, assistantId: null };

function row(id: string, minute: number, changes: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id, title: id, assistant_id: "sofia", status: "active", last_message_at: `2026-11-23T10:${String(minute).padStart(2, "0")}:00+00:00`,
    message_count: 2, snippet: null, matched_message_id: null, ...changes,
  };
}

const ids = (pages: ConversationSummary[][]) => pages.map((page) => page.map(({ id }) => id).join(""));
const pages = [[row("d", 40), row("c", 30)], [row("b", 20), row("a", 10)]];

describe("applyChange", () => {
  it("puts a new conversation first, and one that was talked to on top", () => {
    expect(ids(applyChange(pages, filter, { type: "saved", row: row("e", 50) }))).toEqual(["edc", "ba"]);
    expect(ids(applyChange(pages, filter, { type: "saved", row: row("a", 55) }))).toEqual(["adc", "b"]);
  });

  it("changes a title in its place", () => {
    const changed = applyChange(pages, filter, { type: "saved", row: row("b", 20, { title: "Nuevo" }) });
    expect(ids(changed)).toEqual(["dc", "ba"]);
    expect(changed[1]?.[0]?.title).toBe("Nuevo");
    expect(changed[0], "other pages stay as they are").toBe(pages[0]);
  });

  it("takes away what was deleted, archived or is somebody else's", () => {
    expect(ids(applyChange(pages, filter, { type: "deleted", id: "c" }))).toEqual(["d", "ba"]);
    expect(ids(applyChange(pages, filter, { type: "saved", row: row("c", 30, { status: "archived" }) }))).toEqual(["d", "ba"]);
    expect(applyChange(pages, { ...filter, assistantId: "carlos" }, { type: "saved", row: row("x", 50) })).toBe(pages);
  });

  it("knows nothing of what lies behind the last page", () => {
    expect(ids(applyChange(pages, filter, { type: "saved", row: row("z", 1) }))).toEqual(["dc", "ba"]);
    expect(ids(applyChange([[]], filter, { type: "saved", row: row("z", 1) }))).toEqual(["z"]);
  });

  it("keeps the hits of a search as they were found", () => {
    const found = [[row("c", 30, { snippet: "…tacos…", matched_message_id: "m" }), row("a", 10)]];
    const changed = applyChange(found, { ...filter, query: "tacos" }, { type: "saved", row: row("a", 59, { title: "Otro" }) });
    expect(ids(changed)).toEqual(["ca"]);
    expect(changed[0]?.[1]?.title).toBe("Otro");
    expect(changed[0]?.[0]?.snippet).toBe("…tacos…");
    expect(ids(applyChange(found, { ...filter, query: "tacos" }, { type: "saved", row: row("n", 59) }))).toEqual(["ca"]);
  });
});
