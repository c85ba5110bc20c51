import type { MemoryEvent } from "@/lib/data/memory";

/** What happened to a piece of knowledge, as `cerebro.history.events` words it. */
export const EVENTS = [
  "learned", "added", "imported", "reinforced", "superseded", "corrected", "ended", "expired", "confirmed", "forgotten",
] as const;

export type EventName = (typeof EVENTS)[number];

/** Names that the database gives to the same thing. */
const BY_KIND: Readonly<Record<string, EventName>> = {
  insert: "learned", learned: "learned", discovered: "learned",
  reinforce: "reinforced", reinforced: "reinforced",
  supersede: "superseded", superseded: "superseded",
  corrected: "corrected", edited: "corrected",
  end: "ended", ended: "ended", expired: "expired",
  confirm: "confirmed", confirmed: "confirmed", validated: "confirmed",
  forget: "forgotten", forgotten: "forgotten",
};

/** What an event is called: its kind, more closely where its reason says more. */
export function nameOf({ kind, reason }: Pick<MemoryEvent, "kind" | "reason">): EventName {
  const name = BY_KIND[kind] ?? "learned";
  if (name === "learned" && reason === "person") return "added";
  if (name === "learned" && reason === "import") return "imported";
  if ((name === "superseded" || name === "ended") && (reason === "corrected" || reason === "expired")) return reason;
  return name;
}
