import { cn } from "@/lib/utils";

/** Look of the small buttons below a message. */
export function actionClasses(className?: string): string {
  return cn(
    "relative inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-muted-foreground transition-colors after:absolute after:-inset-0.5 hover:bg-muted hover:text-foreground disabled:pointer-events-none disabled:opacity-40 [&_svg]:size-4 [&_svg]:overflow-visible",
    className,
  );
}
