import { cn } from "@/lib/utils";

/** The mark: a team around one memory. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={cn("size-8", className)} aria-hidden>
      <rect width="32" height="32" rx="9" className="fill-primary" />
      <circle cx="16" cy="16" r="4.6" className="fill-highlight" />
      <g className="fill-primary-foreground">
        <circle cx="16" cy="7.2" r="2.5" />
        <circle cx="23.6" cy="12.8" r="2.5" />
        <circle cx="20.7" cy="22.9" r="2.5" />
        <circle cx="11.3" cy="22.9" r="2.5" />
        <circle cx="8.4" cy="12.8" r="2.5" />
      </g>
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 font-display text-lg font-extrabold tracking-tight", className)}>
      <LogoMark />
      <span>Sintra<span className="text-primary"> AI</span></span>
    </span>
  );
}
