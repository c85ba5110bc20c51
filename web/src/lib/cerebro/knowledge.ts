import { CATEGORIES, type Category, type Insight, type Knowledge } from "@/lib/data/insights";
import { confidenceOf } from "./confidence";

/** What an insight is about within its category, in the order in which topics are shown. */
export const TOPICS = [
  "identity", "offer", "prices", "customers", "place", "people", "channels", "payment", "tools", "supply",
  "money", "problems", "rules", "goals", "constraints", "decisions", "dates", "preferences", "habits", "other",
] as const;

export type Topic = (typeof TOPICS)[number];

/** Topic by the type of a fact, the first half of its key. */
const BY_TYPE: Readonly<Record<string, Topic>> = {
  business_name: "identity", business_type: "identity", founded: "identity",
  offers: "offer", price: "prices", customers: "customers",
  location: "place", coverage: "place", hours: "place",
  person: "people", team_size: "people",
  channel: "channels", payment: "payment", tool: "tools",
  supplier: "supply", competitor: "supply",
  revenue: "money", cost: "money", metric: "money",
  problem: "problems", policy: "rules",
  goal: "goals", constraint: "constraints", decision: "decisions", event: "dates", preference: "preferences", habit: "habits",
};

const BY_KIND: Partial<Record<Insight["kind"], Topic>> = {
  person: "people", goal: "goals", constraint: "constraints", decision: "decisions", date: "dates", preference: "preferences",
};

/** See {@link Topic}; what has no key is sorted by its kind. */
export function topicOf({ fact_key, kind }: Pick<Insight, "fact_key" | "kind">): Topic {
  const type = fact_key?.split(":", 1)[0] ?? "";
  return (Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined) ?? BY_KIND[kind] ?? "other";
}

/** Insights of one category, by topic. */
export interface CategoryGroup {
  category: Category;
  count: number;
  topics: { topic: Topic; insights: Insight[] }[];
}

/** Puts insights under their category and topic; within a topic they keep their order. Empty groups are left out. */
export function groupKnowledge(insights: readonly Insight[]): CategoryGroup[] {
  return CATEGORIES.flatMap((category) => {
    const here = insights.filter((insight) => insight.category === category);
    if (here.length === 0) return [];
    const topics = TOPICS.flatMap((topic) => {
      const about = here.filter((insight) => topicOf(insight) === topic);
      return about.length > 0 ? [{ topic, insights: about }] : [];
    });
    return [{ category, count: here.length, topics }];
  });
}

/** What is to be seen of the knowledge. */
export interface KnowledgeFilter {
  query: string;
  category: Category | null;
  assistantId: string | null;
  /** What holds, what the person has not looked at yet, or what once held. */
  show: "current" | "unconfirmed" | "past";
}

export const NO_FILTER: KnowledgeFilter = { query: "", category: null, assistantId: null, show: "current" };

/** Letters without accents and case. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whether something no longer holds, be it that its day has passed only. */
export function isOver(insight: Pick<Insight, "valid_until" | "expires_at">, now: Date): boolean {
  return insight.valid_until !== null || (insight.expires_at !== null && Date.parse(insight.expires_at) <= now.getTime());
}

/** What a filter shows, accents and case aside; every word has to be there. */
export function filterKnowledge({ current, past }: Knowledge, filter: KnowledgeFilter, now: Date): Insight[] {
  const words = folded(filter.query).match(/[\p{L}\p{N}]+/gu) ?? [];
  const gone = current.filter((insight) => isOver(insight, now));
  const from = filter.show === "past" ? [...gone, ...past] : current.filter((insight) => !isOver(insight, now));
  return from.filter((insight) =>
    (filter.category === null || insight.category === filter.category) &&
    (filter.assistantId === null || insight.assistant_id === filter.assistantId) &&
    (filter.show !== "unconfirmed" || confidenceOf(insight) !== "confirmed") &&
    words.every((word) => folded(insight.content).includes(word))
  );
}

/** What an insight took the place of, the newest first. */
export function earlierOf(id: string, past: readonly Insight[]): Insight[] {
  const found: Insight[] = [];
  const seen = new Set([id]);
  let next: Insight[] = past.filter(({ superseded_by }) => superseded_by === id);
  while (next.length > 0) {
    const fresh = next.filter((insight) => !seen.has(insight.id));
    for (const insight of fresh) seen.add(insight.id);
    found.push(...fresh);
    next = past.filter(({ superseded_by }) => superseded_by !== null && fresh.some((insight) => insight.id === superseded_by));
  }
  return found;
}

/** Why something is over. */
export function endingOf(insight: Insight): NonNullable<Insight["ended_reason"]> {
  return insight.ended_reason ?? (insight.superseded_by ? "superseded" : insight.valid_until === null ? "expired" : "ended");
}
