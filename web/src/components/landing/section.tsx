import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

/** A part of the landing page with its heading. */
export function Section({ id, eyebrow, title, body, tone = "plain", centered, className, children }: {
  id: string;
  eyebrow?: ReactNode;
  title: ReactNode;
  body?: ReactNode;
  tone?: "plain" | "soft";
  centered?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-titulo`} className={cn("scroll-mt-16 py-16 sm:py-24", tone === "soft" && "border-y border-border/70 bg-muted/70", className)}>
      <div className="page">
        <div className={cn("mb-10 grid max-w-2xl gap-3 sm:mb-12", centered && "mx-auto justify-items-center text-center")}>
          {eyebrow && <p className="eyebrow">{eyebrow}</p>}
          <h2 id={`${id}-titulo`} className="text-3xl font-extrabold sm:text-4xl lg:text-5xl">{title}</h2>
          {body && <p className="text-lg text-pretty text-muted-foreground">{body}</p>}
        </div>
        {children}
      </div>
    </section>
  );
}
