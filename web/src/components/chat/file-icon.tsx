"use client";
import { FileImage, FileSpreadsheet, FileText } from "lucide-react";
import { useLocale } from "next-intl";
import { numberTag } from "@/lib/chat/figures";
import { cn } from "@/lib/utils";

/** What kind of file it is, at a glance. */
export function FileIcon({ mimeType, className }: { mimeType: string; className?: string }) {
  const Icon = mimeType.startsWith("image/") ? FileImage : mimeType === "text/csv" ? FileSpreadsheet : FileText;
  return <span className={cn("grid size-9 shrink-0 place-items-center rounded-lg bg-accent text-accent-foreground [&_svg]:size-4.5", className)} aria-hidden><Icon /></span>;
}

/** Writes a size in the units that people know. */
export function useFileSize(): (bytes: number) => string {
  const locale = useLocale();
  return (bytes) => {
    const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] as const : [bytes / 1_000_000, "megabyte"] as const;
    return new Intl.NumberFormat(numberTag(locale), { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : 0 }).format(Math.max(value, 0.1));
  };
}
