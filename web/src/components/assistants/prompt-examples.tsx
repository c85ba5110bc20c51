"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { PERSONALISATION_LIMITS } from "@/lib/data/assistants";

/** Sentences that others found useful, to add to the instructions. */
export function PromptExamples({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations("assistants.personal");
  const examples = t("exampleList").split("|").filter((example) => !value.includes(example));
  if (examples.length === 0) return null;
  const add = (example: string) => {
    const next = value.trim() ? `${value.trimEnd()}\n${example}` : example;
    if (next.length <= PERSONALISATION_LIMITS.customPrompt) onChange(next);
  };
  return (
    <div>
      <p className="text-sm font-semibold">{t("examples")}</p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {examples.map((example) => (
          <li key={example}>
            <button
              type="button"
              onClick={() => add(example)}
              aria-label={t("add", { example })}
              className="flex min-h-10 items-center gap-2 rounded-xl border border-dashed border-input/70 px-3 py-1.5 text-left text-sm text-muted-foreground transition-colors hover:border-input hover:bg-muted hover:text-foreground"
            >
              <Plus className="size-3.5 shrink-0" aria-hidden />{example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
