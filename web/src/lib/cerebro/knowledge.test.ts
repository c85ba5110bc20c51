import { describe, expect, it } from "vitest";
import type { Insight } from "@/lib/data/insights";
import { confidenceOf, levelOf, segmentsOf } from "./confidence";
import { earlierOf, endingOf, filterKnowledge, groupKnowledge, NO_FILTER, topicOf } from "./knowledge";

const NOW = new Date("2026-11-29T12:00:00Z");

function insight(changes: Partial<Insight>): Insight {
  return {
    id: "1", assistant_id: "sofia", content: "Vende café", category: "business", kind: "fact", fact_key: "offers:cafe",
    confidence: 0.7, status: "discovered", origin: "rules", evidence_count: 1, valid_from: "2026-11-01T00:00:00Z", valid_until: null,
    ended_reason: null, superseded_by: null, expires_at: null, discovered_at: "2026-11-01T00:00:00Z", last_seen_at: "2026-11-01T00:00:00Z",
    last_validated_at: null, version: 1, ...changes,
  };
}

describe("how sure something is", () => {
  it("is a word for each probability", () => {
    expect([0, 0.39, 0.4, 0.64, 0.65, 0.84, 0.85, 1].map(levelOf))
      .toEqual(["doubtful", "doubtful", "possible", "possible", "likely", "likely", "sure", "sure"]);
  });
  it("is no question where the person wrote it or said that it is right", () => {
    expect(confidenceOf(insight({ confidence: 0.1, origin: "person" }))).toBe("confirmed");
    expect(confidenceOf(insight({ confidence: 0.1, last_validated_at: "2026-11-02T00:00:00Z" }))).toBe("confirmed");
    expect(confidenceOf(insight({}))).toBe("likely");
  });
  it("fills a meter of four", () => {
    expect((["doubtful", "possible", "likely", "sure", "confirmed"] as const).map(segmentsOf)).toEqual([1, 2, 3, 4, 4]);
  });
});

describe("topics", () => {
  it("come from the key of a fact", () => {
    expect(topicOf({ fact_key: "price:cafe: americano", kind: "fact" })).toBe("prices");
    expect(topicOf({ fact_key: "hours:", kind: "fact" })).toBe("place");
  });
  it("come from the kind where there is no key, or one that nobody knows", () => {
    expect(topicOf({ fact_key: null, kind: "goal" })).toBe("goals");
    expect(topicOf({ fact_key: "constructor:x", kind: "fact" })).toBe("other");
  });
});

describe("grouping", () => {
  it("puts categories and topics in their order, and leaves empty ones out", () => {
    const groups = groupKnowledge([
      insight({ id: "a", category: "behavior", fact_key: "habit:inventario" }),
      insight({ id: "b", fact_key: "price:cafe" }),
      insight({ id: "c" }),
      insight({ id: "d", fact_key: "price:te" }),
    ]);
    expect(groups.map(({ category, count, topics }) => [category, count, topics.map(({ topic, insights }) => [topic, insights.map(({ id }) => id)])]))
      .toEqual([["business", 3, [["offer", ["c"]], ["prices", ["b", "d"]]]], ["behavior", 1, [["habits", ["a"]]]]]);
  });
});

describe("filtering", () => {
  const knowledge = {
    current: [
      insight({ id: "a", content: "Vende CAFÉ de olla" }),
      insight({ id: "b", content: "Abre de 9 a 6", category: "performance", assistant_id: "carlos", origin: "person" }),
      insight({ id: "c", content: "Feria del café", expires_at: "2026-11-28T00:00:00Z" }),
    ],
    past: [insight({ id: "d", content: "Vendía té", valid_until: "2026-11-10T00:00:00Z" })],
    isPartial: false,
  };
  const ids = (changes: Partial<typeof NO_FILTER>) => filterKnowledge(knowledge, { ...NO_FILTER, ...changes }, NOW).map(({ id }) => id);
  it("finds words without their accents, all of them", () => {
    expect(ids({ query: "cafe olla" })).toEqual(["a"]);
    expect(ids({ query: "cafe mar" })).toEqual([]);
  });
  it("shows what holds, and what once did", () => {
    expect(ids({})).toEqual(["a", "b"]);
    expect(ids({ show: "past" })).toEqual(["c", "d"]);
  });
  it("narrows to a category, an assistant, to what nobody has confirmed", () => {
    expect(ids({ category: "performance" })).toEqual(["b"]);
    expect(ids({ assistantId: "sofia" })).toEqual(["a"]);
    expect(ids({ show: "unconfirmed" })).toEqual(["a"]);
  });
});

describe("what was before", () => {
  it("is followed back, and never in a circle", () => {
    const past = [
      insight({ id: "b", superseded_by: "a" }),
      insight({ id: "c", superseded_by: "b" }),
      insight({ id: "d", superseded_by: "x" }),
      insight({ id: "a", superseded_by: "c" }),
    ];
    expect(earlierOf("a", past).map(({ id }) => id)).toEqual(["b", "c"]);
  });
  it("ended for a reason", () => {
    expect(endingOf(insight({ ended_reason: "corrected" }))).toBe("corrected");
    expect(endingOf(insight({ valid_until: "2026-11-10T00:00:00Z", superseded_by: "x" }))).toBe("superseded");
    expect(endingOf(insight({ valid_until: "2026-11-10T00:00:00Z" }))).toBe("ended");
    expect(endingOf(insight({ expires_at: "2026-11-10T00:00:00Z" }))).toBe("expired");
  });
});
