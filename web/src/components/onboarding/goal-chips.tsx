"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/utils";

/** Most goals that count as the first ones. */
const MOST = 5;

/** Goals to choose and one's own, in the order in which they were chosen. */
export function GoalChips({ goals, error, onChange }: { goals: string[]; error?: string; onChange: (goals: string[]) => void }) {
  const t = useTranslations("onboarding.goals");
  const id = useId();
  const [own, setOwn] = useState("");
  const full = goals.length >= MOST;
  const offered = t("options").split("|");
  const extra = goals.filter((goal) => !offered.includes(goal));
  const toggle = (goal: string) => {
    if (goals.includes(goal)) onChange(goals.filter((other) => other !== goal));
    else if (!full) onChange([...goals, goal]);
  };
  const add = () => {
    const goal = own.trim();
    if (!goal || full) return;
    if (!goals.includes(goal)) onChange([...goals, goal]);
    setOwn("");
  };
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  return (
    <div className="grid gap-3" role="group" aria-label={t("label")} aria-describedby={`${id}-note`}>
      <div className="flex flex-wrap gap-2">
        {[...offered, ...extra].map((goal) => {
          const rank = goals.indexOf(goal) + 1;
          return (
            <button
              key={goal}
              type="button"
              aria-pressed={rank > 0}
              aria-disabled={rank === 0 && full}
              onClick={() => toggle(goal)}
              className={cn(
                "inline-flex min-h-11 max-w-full items-center gap-2 rounded-full border px-4 py-2 text-left text-sm font-semibold transition-colors",
                rank > 0 ? "border-primary bg-primary text-primary-foreground" : "border-input/60 bg-card hover:border-primary/60 aria-disabled:opacity-50",
              )}
            >
              {rank > 0 && (
                <span className="grid size-5 shrink-0 place-items-center rounded-full bg-primary-foreground text-xs font-bold text-primary" aria-hidden>{rank}</span>
              )}
              {goal}
              {rank > 0 && !offered.includes(goal) && <X className="size-3.5 shrink-0" aria-hidden />}
            </button>
          );
        })}
      </div>
      <div className="flex max-w-lg gap-2">
        <Input
          aria-label={t("own")}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
          onKeyDown={addOnEnter}
          placeholder={t("ownPlaceholder")}
          maxLength={200}
          disabled={full}
          enterKeyHint="done"
        />
        <Button variant="secondary" onClick={add} disabled={full || !own.trim()}><Plus aria-hidden />{t("add")}</Button>
      </div>
      <p id={`${id}-note`} role={error ? "alert" : "status"} className={cn("text-sm", error ? "font-medium text-destructive" : "text-muted-foreground", !error && !full && "sr-only")}>
        {error ?? (full ? t("max") : "")}
      </p>
    </div>
  );
}
