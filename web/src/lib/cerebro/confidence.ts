import type { Insight } from "@/lib/data/insights";

/** How sure something is, in words; `confirmed` is what the person has said so themselves. */
export const CONFIDENCE_LEVELS = ["doubtful", "possible", "likely", "sure", "confirmed"] as const;

export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];

/** The word for a probability. */
export function levelOf(confidence: number): Exclude<ConfidenceLevel, "confirmed"> {
  if (confidence >= 0.85) return "sure";
  if (confidence >= 0.65) return "likely";
  return confidence >= 0.4 ? "possible" : "doubtful";
}

/** The word for an insight: what the person wrote or confirmed needs no probability. */
export function confidenceOf(insight: Pick<Insight, "confidence" | "origin" | "last_validated_at">): ConfidenceLevel {
  return insight.origin === "person" || insight.last_validated_at !== null ? "confirmed" : levelOf(insight.confidence);
}

/** How many of four segments a meter shows. */
export function segmentsOf(level: ConfidenceLevel): 1 | 2 | 3 | 4 {
  return ({ doubtful: 1, possible: 2, likely: 3, sure: 4, confirmed: 4 } as const)[level];
}
