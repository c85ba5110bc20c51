"use client";
import { Brain } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMemoriesOf } from "@/hooks/use-memory";

// Most answers are read without asking where they come from.
const MemoriesDialog = dynamic(() => import("./memories-dialog").then((module) => module.MemoriesDialog));

/** Below an answer: how many memories it was given, and the way to them. */
export function MemoriesUsed({ messageId }: { messageId: string }) {
  const t = useTranslations("memory.used");
  const { data: memories = [] } = useMemoriesOf(messageId);
  const [isOpen, setOpen] = useState(false);
  // The last one may be forgotten in the dialog, which then says so itself.
  if (memories.length === 0 && !isOpen) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="relative inline-flex h-9 items-center gap-1.5 rounded-lg px-2 text-xs font-medium text-muted-foreground transition-colors after:absolute after:-inset-0.5 hover:bg-muted hover:text-foreground"
      >
        <Brain className="size-3.5" aria-hidden />
        {t("count", { count: memories.length })}
      </button>
      {isOpen && <MemoriesDialog memories={memories} onClose={() => setOpen(false)} />}
    </>
  );
}
