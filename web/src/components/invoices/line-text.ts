import { useTranslations } from "next-intl";
import type { InvoiceLine } from "@/lib/data/invoices";
import { PLAN_IDS, type PlanId } from "@/lib/data/plan";

/** Ids of plans by the names that invoices were written with. */
export type PlansByName = Record<string, PlanId>;

/** What a line says: a message of ours with its parameters, words of another system, or no more than its kind. */
export type LineText =
  | { says: "plan.monthly" | "plan.yearly"; plan: string; planId: PlanId | null }
  | { says: "carried_over" }
  | { says: "words"; words: string }
  | { says: "kind"; kind: (typeof KINDS)[number] };

const KINDS = ["plan", "charge", "top_up", "credit", "discount", "carried_over", "other"] as const;

/** Finds the message of a line. A key that is not known here, or lacks a parameter, falls back to the line's kind. */
export function lineText({ kind, description }: Pick<InvoiceLine, "kind" | "description">, plans: PlansByName): LineText {
  const byKind: LineText = { says: "kind", kind: KINDS.find((known) => known === kind) ?? "other" };
  if ("words" in description) return description.words ? { says: "words", words: description.words } : byKind;
  const { key, parameters } = description;
  if (key === "carried_over") return { says: key };
  const plan = parameters["plan"];
  if ((key !== "plan.monthly" && key !== "plan.yearly") || !plan) return byKind;
  return { says: key, plan, planId: PLAN_IDS.find((id) => id === plan) ?? plans[plan] ?? null };
}

/** Says lines in the reader's language. */
export function useLineText(plans: PlansByName): (line: InvoiceLine) => string {
  const t = useTranslations("invoices");
  const names = useTranslations("common.plans");
  return (line) => {
    const text = lineText(line, plans);
    if (text.says === "words") return text.words;
    if (text.says === "kind") return t(`kinds.${text.kind}`);
    if (text.says === "carried_over") return t("lines.carried_over");
    return t(`lines.${text.says}`, { plan: text.planId ? names(text.planId) : text.plan });
  };
}
