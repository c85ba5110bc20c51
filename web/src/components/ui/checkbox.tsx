"use client";
import { Check } from "lucide-react";
import { Checkbox as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Chosen or not, with a form. */
export function Checkbox({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn("grid size-5 shrink-0 place-items-center rounded-md border border-input bg-card text-primary-foreground disabled:opacity-50 data-[state=checked]:border-primary data-[state=checked]:bg-primary", className)}
      {...props}
    >
      <Primitive.Indicator><Check className="size-3.5" strokeWidth={3} aria-hidden /></Primitive.Indicator>
    </Primitive.Root>
  );
}
