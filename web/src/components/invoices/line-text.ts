import { useTranslations } from "next-intl";
import { useNumberTag } from "@/i18n/country";
import type { InvoiceLine } from "@/lib/data/invoices";
import { PLAN_IDS, type PlanId } from "@/lib/data/plan";
import { formatCount } from "@/lib/plans";

/** Ids of plans by the names that invoices were written with. */
export type PlansByName = Record<string, PlanId>;

/** See {@link PlansByName}. */
export function plansByName(plans: { id: string; name: string }[]): PlansByName {
  return Object.fromEntries(plans.flatMap(({ id, name }) => {
    const known = PLAN_IDS.find((one) => one === id);
    return known ? [[name, known]] : [];
  }));
}

/** What a line says: a message of ours with its parameters, words of another system, or no more than its kind. */
export type LineText =
  | { says: (typeof OF_A_PLAN)[number]; plan: string; planId: PlanId | null }
  | { says: "top_up.messages"; messages: string }
  | { says: "carried_over" }
  | { says: "credit.balance" }
  | { says: "words"; words: string }
  | { says: "kind"; kind: (typeof KINDS)[number] };

const OF_A_PLAN = ["plan.monthly", "plan.yearly", "charge.rest", "credit.rest"] as const;
const PLAIN = ["carried_over", "credit.balance"] as const;
const KINDS = ["plan", "charge", "top_up", "credit", "discount", "carried_over", "other"] as const;

/** Finds the message of a line. A key that is not known here, or lacks a parameter, falls back to the line's kind. */
export function lineText({ kind, description }: Pick<InvoiceLine, "kind" | "description">, plans: PlansByName): LineText {
  const byKind: LineText = { says: "kind", kind: KINDS.find((known) => known === kind) ?? "other" };
  if ("words" in description) return description.words ? { says: "words", words: description.words } : byKind;
  const { key, parameters } = description;
  const plain = PLAIN.find((known) => known === key);
  if (plain) return { says: plain };
  const { plan, messages } = parameters;
  if (key === "top_up.messages" && messages && /^\d+$/.test(messages)) return { says: key, messages };
  const ofPlan = OF_A_PLAN.find((known) => known === key);
  if (!ofPlan || !plan) return byKind;
  return { says: ofPlan, plan, planId: PLAN_IDS.find((id) => id === plan) ?? plans[plan] ?? null };
}

/** Says lines in the reader's language. */
export function useLineText(plans: PlansByName): (line: InvoiceLine) => string {
  const t = useTranslations("invoices");
  const names = useTranslations("common.plans");
  const numbers = useNumberTag();
  return (line) => {
    const text = lineText(line, plans);
    if (text.says === "words") return text.words;
    if (text.says === "kind") return t(`kinds.${text.kind}`);
    if (text.says === "carried_over" || text.says === "credit.balance") return t(`lines.${text.says}`);
    if (text.says === "top_up.messages") return t(`lines.${text.says}`, { messages: formatCount(Number(text.messages), numbers) });
    return t(`lines.${text.says}`, { plan: text.planId ? names(text.planId) : text.plan });
  };
}
