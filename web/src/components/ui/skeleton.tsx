import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** Holds the place of what is being fetched. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("animate-pulse rounded-lg bg-muted motion-reduce:animate-none", className)} {...props} />;
}
