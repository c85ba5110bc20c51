"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import { useFailureText } from "@/hooks/use-failure-text";
import type { PendingFile } from "@/hooks/use-attachments";
import { cn } from "@/lib/utils";
import { FileIcon, useFileSize } from "./file-icon";

/** Files that are to go with the question: how far they are, what is wrong with them, and a way to take them off. */
export function PendingFiles({ files, onRemove }: { files: PendingFile[]; onRemove: (key: string) => void }) {
  const t = useTranslations("chat");
  const failureText = useFailureText();
  const size = useFileSize();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("files.pending")} className="flex flex-wrap gap-2 px-3 pt-3">
      {files.map((file) => (
        <li
          key={file.key}
          className={cn("flex w-full items-center gap-2.5 rounded-xl border border-border bg-background p-2 text-sm sm:w-64", file.failure && "border-destructive/40 bg-destructive/5")}
        >
          {file.preview
            // eslint-disable-next-line @next/next/no-img-element -- a picture of this device
            ? <img src={file.preview} alt="" className="size-9 shrink-0 rounded-lg object-cover" />
            : <FileIcon mimeType={file.mimeType} />}
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium">{file.name}</p>
            {file.failure
              ? <p role="alert" className="text-xs text-destructive">{failureText(file.failure)}</p>
              : file.file
              ? <p role="status" className={cn("text-xs", file.remark ? "text-warning" : "text-muted-foreground")}>{file.remark ? t(`files.remarks.${file.remark}`) : size(file.size)}</p>
              : file.progress < 1
              ? <Progress value={file.progress} label={t("files.uploading", { name: file.name })} className="mt-1.5 h-1.5" />
              : <p role="status" className="text-xs text-muted-foreground">{t("files.reading")}</p>}
          </div>
          <button
            type="button"
            aria-label={t("files.remove", { name: file.name })}
            onClick={() => onRemove(file.key)}
            className="relative grid size-8 shrink-0 place-items-center rounded-lg text-muted-foreground after:absolute after:-inset-1 hover:bg-muted hover:text-foreground"
          >
            <X className="size-4" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
