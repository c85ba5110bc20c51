import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

const badgeVariants = cva("inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap [&_svg]:size-3", {
  variants: {
    tone: {
      neutral: "bg-muted text-muted-foreground",
      primary: "bg-accent text-accent-foreground",
      highlight: "bg-highlight text-highlight-foreground",
      success: "bg-success/12 text-success",
      warning: "bg-warning/12 text-warning",
      destructive: "bg-destructive/12 text-destructive",
    },
  },
  defaultVariants: { tone: "neutral" },
});

/** A word about a thing. */
export function Badge({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
