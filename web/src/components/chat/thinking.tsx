"use client";

import { cn } from "@/lib/utils";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/**
 * Before this the dots stand still, in milliseconds. Most answers begin by then, and an animation, even one that still waits,
 * gives each dot a layer of its own, which the frame of the first word would have to take down.
 */
const STILL = 600;

/** The assistant has heard the question and has not said anything yet. */
export function Thinking({ name }: { name: string }) {
  const t = useTranslations("chat");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), STILL);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="flex h-7 items-center gap-1.5">
      <span className="sr-only">{t("answer.thinking", { name })}</span>
      {[0, 1, 2].map((dot) => (
        <span key={dot} aria-hidden className={cn("size-2 rounded-full bg-assistant", isLong && "animate-pulse")} style={{ animationDelay: `${dot * 180}ms` }} />
      ))}
    </p>
  );
}
