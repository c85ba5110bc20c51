"use client";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

/** A choice of one among a few short ones, under its question. */
export function ChoiceTiles<Value extends string>({ label, value, options, onValueChange, className }: {
  label: string;
  value: Value | null;
  options: { value: Value; label: ReactNode }[];
  onValueChange: (value: Value) => void;
  className?: string;
}) {
  return (
    <div className="grid gap-2">
      <p className="text-sm font-semibold" aria-hidden>{label}</p>
      <RadioGroup.Root
        aria-label={label}
        value={value ?? ""}
        onValueChange={(next) => onValueChange(next as Value)}
        className={cn("grid grid-cols-2 gap-2 sm:grid-cols-4", className)}
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            className="grid min-h-11 place-items-center rounded-xl border border-border bg-card px-3 py-2 text-center text-sm font-semibold transition-colors hover:border-input data-[state=checked]:border-primary data-[state=checked]:bg-accent data-[state=checked]:text-accent-foreground data-[state=checked]:shadow-[inset_0_0_0_1px_var(--primary)]"
          >
            {option.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
