"use client";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CSSProperties, type DragEvent, type ReactNode, useRef, useState } from "react";
import { cn } from "@/lib/utils";

/** Takes files that are dropped anywhere on it. */
export function DropZone({ onFiles, className, style, children }: {
  onFiles: (files: Iterable<File>) => void;
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}) {
  const t = useTranslations("chat");
  const [isOver, setOver] = useState(false);
  // Entering a child is told as well as leaving its parent.
  const depth = useRef(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  function onDragEnter(event: DragEvent) {
    if (!hasFiles(event)) return;
    depth.current++;
    setOver(true);
  }
  function onDragLeave(event: DragEvent) {
    if (!hasFiles(event)) return;
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  }
  function onDrop(event: DragEvent) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  }
  return (
    <div
      className={cn("relative", className)}
      style={style}
      onDragEnter={onDragEnter}
      onDragLeave={onDragLeave}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={onDrop}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-2 z-20 grid place-content-center justify-items-center gap-2 rounded-2xl border-2 border-dashed border-primary bg-background/90 font-semibold" aria-hidden>
          <Upload className="size-6 text-primary" />
          {t("files.drop")}
        </div>
      )}
    </div>
  );
}
