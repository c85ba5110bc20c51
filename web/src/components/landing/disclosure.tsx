"use client";
import { type ReactNode, useEffect, useRef } from "react";

/** A `<details>` that lies over the page: it opens without a script, and with one closes as menus do. */
export function Disclosure({ summary, label, className, summaryClassName, children }: {
  summary: ReactNode;
  /** What it opens, where the summary has no words. */
  label?: string;
  className?: string;
  summaryClassName?: string;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const close = () => element.removeAttribute("open");
    const elsewhere = (event: Event) => {
      if (element.open && !element.contains(event.target as Node)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !element.open) return;
      close();
      element.querySelector("summary")?.focus();
    };
    const onClick = (event: Event) => {
      if ((event.target as Element).closest("a, button")) close();
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    document.addEventListener("keydown", onKey);
    element.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
      document.removeEventListener("keydown", onKey);
      element.removeEventListener("click", onClick);
    };
  }, []);
  return (
    <details ref={details} className={className}>
      <summary aria-label={label} className={summaryClassName}>{summary}</summary>
      {children}
    </details>
  );
}
