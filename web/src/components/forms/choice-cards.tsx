"use client";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

/** One of few, each with a sentence that shows what choosing it means. */
export function ChoiceCards<Value extends string>({ value, onValueChange, options, label, className }: {
  value: Value | null;
  onValueChange: (value: Value) => void;
  options: { value: Value; title: ReactNode; description?: ReactNode; picture?: ReactNode }[];
  /** What is chosen, for screen readers. */
  label: string;
  className?: string;
}) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value ?? ""}
      onValueChange={(next) => onValueChange(next as Value)}
      className={cn("grid gap-2.5 sm:grid-cols-2", className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="group flex flex-col gap-3 rounded-xl border border-border bg-card p-3.5 text-left transition-colors hover:border-input data-[state=checked]:border-primary data-[state=checked]:bg-accent/40 data-[state=checked]:shadow-[inset_0_0_0_1px_var(--primary)]"
        >
          {option.picture}
          <span className="flex items-start gap-3">
            <span className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-full border border-input group-data-[state=checked]:border-primary" aria-hidden>
              <span className="size-2.5 rounded-full bg-primary opacity-0 group-data-[state=checked]:opacity-100" />
            </span>
            <span className="min-w-0">
              <span className="block text-sm font-semibold">{option.title}</span>
              {option.description && <span className="mt-0.5 block text-sm text-muted-foreground">{option.description}</span>}
            </span>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
