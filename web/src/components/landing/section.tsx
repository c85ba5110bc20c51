import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

/** A part of the landing page with its heading. */
export function Section({ id, eyebrow, title, body, tone = "plain", layout = "stacked", className, children }: {
  id: string;
  eyebrow?: ReactNode;
  title: ReactNode;
  body?: ReactNode;
  tone?: "plain" | "soft";
  /** `split` puts the heading beside what it is about, on wide screens. */
  layout?: "stacked" | "centered" | "split";
  className?: string;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-titulo`} className={cn("scroll-mt-16 py-16 sm:py-20 lg:py-24", tone === "soft" && "border-y border-border/70 bg-muted/70", className)}>
      <div className={cn("page", layout === "split" && "lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)] lg:gap-16")}>
        <div
          className={cn(
            "mb-9 grid max-w-2xl content-start gap-3 sm:mb-12",
            layout === "centered" && "mx-auto justify-items-center text-center",
            layout === "split" && "lg:sticky lg:top-28 lg:mb-0 lg:self-start",
          )}
        >
          {eyebrow && <p className="eyebrow">{eyebrow}</p>}
          <h2 id={`${id}-titulo`} className="text-3xl font-extrabold sm:text-4xl lg:text-[2.75rem] lg:leading-[1.1]">{title}</h2>
          {body && <p className="text-lg text-pretty text-muted-foreground">{body}</p>}
        </div>
        {children}
      </div>
    </section>
  );
}
