"use client";
import { FileImage, FileSpreadsheet, FileText } from "lucide-react";
import { useNumberTag } from "@/i18n/country";
import { formatBytes } from "@/lib/home/bytes";
import { cn } from "@/lib/utils";

/** What kind of file it is, at a glance. */
export function FileIcon({ mimeType, className }: { mimeType: string; className?: string }) {
  const Icon = mimeType.startsWith("image/") ? FileImage : mimeType === "text/csv" ? FileSpreadsheet : FileText;
  return <span className={cn("grid size-9 shrink-0 place-items-center rounded-lg bg-accent text-accent-foreground [&_svg]:size-4.5", className)} aria-hidden><Icon /></span>;
}

/** Writes a size in the units that people know. */
export function useFileSize(): (bytes: number) => string {
  const numbers = useNumberTag();
  return (bytes) => formatBytes(bytes, numbers);
}
