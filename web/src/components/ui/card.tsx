import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** A surface that holds one thing. */
export function Card({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("rounded-2xl border border-border bg-card p-5 text-card-foreground shadow-xs", className)} {...props} />;
}

/** Title of a card or section. */
export function CardTitle({ className, ...props }: ComponentProps<"h2">) {
  return <h2 className={cn("text-lg font-bold", className)} {...props} />;
}

/** What a card is for, in a sentence. */
export function CardDescription({ className, ...props }: ComponentProps<"p">) {
  return <p className={cn("mt-1 text-sm text-muted-foreground", className)} {...props} />;
}
