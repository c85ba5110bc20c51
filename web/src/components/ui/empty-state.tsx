import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

/** What stands where there is nothing yet: what it would be, and how to begin. */
export function EmptyState({ icon, title, children, action, className }: {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn("flex flex-col items-center gap-3 rounded-2xl border border-dashed border-border px-6 py-12 text-center", className)}>
      {icon && <div className="grid size-12 place-items-center rounded-full bg-accent text-accent-foreground [&_svg]:size-5" aria-hidden>{icon}</div>}
      <div className="font-display text-lg font-bold">{title}</div>
      {children && <div className="max-w-md text-sm text-muted-foreground">{children}</div>}
      {action}
    </div>
  );
}
