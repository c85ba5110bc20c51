import { cn } from "@/lib/utils";

/** How much of a whole, from 0 to 1. */
export function Progress({ value, label, tone = "primary", className }: {
  value: number;
  /** What is measured, for screen readers. */
  label: string;
  tone?: "primary" | "warning" | "destructive";
  className?: string;
}) {
  const percent = Math.round(Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0)) * 100);
  const fill = { primary: "bg-primary", warning: "bg-warning", destructive: "bg-destructive" }[tone];
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn("h-2 w-full overflow-hidden rounded-full bg-muted", className)}
    >
      <div className={cn("h-full rounded-full transition-[width] duration-500", fill)} style={{ width: `${percent}%` }} />
    </div>
  );
}
