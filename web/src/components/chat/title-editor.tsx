"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { MAX_TITLE } from "@/lib/data/conversations";
import { cn } from "@/lib/utils";

/** A title that is being changed, in its place: Enter keeps it, Escape leaves it as it was. */
export function TitleEditor({ title, className, onSave, onCancel }: { title: string; className?: string; onSave: (title: string) => void; onCancel: () => void }) {
  const t = useTranslations("chat");
  const [value, setValue] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    // A menu that closes gives the focus away once more.
    const frame = requestAnimationFrame(() => field.current?.select());
    return () => cancelAnimationFrame(frame);
  }, []);
  function end(save: boolean) {
    if (isOver.current) return;
    isOver.current = true;
    const next = value.trim();
    if (save && next && next !== title) onSave(next);
    else onCancel();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") end(true);
    else if (event.key === "Escape") end(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <input
      ref={field}
      value={value}
      maxLength={MAX_TITLE}
      aria-label={t("list.titleLabel")}
      onChange={(event) => setValue(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(true)}
      className={cn("min-w-0 rounded-md border border-ring bg-card px-2 outline-none focus-visible:outline-2 focus-visible:outline-ring", className)}
    />
  );
}
