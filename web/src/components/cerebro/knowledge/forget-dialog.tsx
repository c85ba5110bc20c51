"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Asks before something is forgotten, and says what goes with it and what stays. */
export function ForgetDialog({ content, onOpenChange, onForget }: {
  content: string;
  onOpenChange: (open: boolean) => void;
  onForget: () => void;
}) {
  const t = useTranslations("memory.forget");
  return (
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("body")}
      action={t("action")}
      onConfirm={onForget}
    >
      <blockquote className="border-l-4 border-border pl-3 wrap-anywhere">{content}</blockquote>
      <ul className="mt-3 grid gap-1.5 text-sm text-muted-foreground">
        {(["goes", "never", "stays"] as const).map((point) => (
          <li key={point} className="flex gap-2.5 before:mt-2 before:size-1.5 before:shrink-0 before:rounded-full before:bg-current">{t(point)}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
