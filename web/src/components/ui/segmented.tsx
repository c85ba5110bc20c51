"use client";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

/** A choice of one among few that are all seen at once. */
export function Segmented<Value extends string>({ value, onValueChange, options, label, className }: {
  value: Value;
  onValueChange: (value: Value) => void;
  options: { value: Value; label: ReactNode }[];
  /** What is chosen, for screen readers. */
  label: string;
  className?: string;
}) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      className={cn("inline-flex flex-wrap gap-1 rounded-xl bg-muted p-1", className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="inline-flex min-h-9 items-center gap-2 rounded-lg px-3 text-sm font-semibold text-muted-foreground hover:text-foreground data-[state=checked]:bg-card data-[state=checked]:text-foreground data-[state=checked]:shadow-xs"
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
