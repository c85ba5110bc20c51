import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Names a control; `htmlFor` says which. */
export function Label({ className, ...props }: ComponentProps<"label">) {
  return <label className={cn("text-sm font-semibold", className)} {...props} />;
}
