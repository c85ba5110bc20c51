"use client";
import { Check, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/utils";

/** How the last save went. */
export type SaveState = "idle" | "saving" | "saved";

/**
 * Comes up from below as soon as something has changed: save or discard, and then how it went. Stands in the form that it
 * saves, last.
 */
export function SaveBar({ isDirty, state, failure, onDiscard }: {
  isDirty: boolean;
  state: SaveState;
  /** What went wrong, where it is about no single field. */
  failure?: string;
  onDiscard: () => void;
}) {
  const t = useTranslations("forms");
  const isShown = isDirty || state !== "idle" || Boolean(failure);
  return (
    // While there is nothing to save it takes no place, not even the gap before it; the status stays to be announced from.
    <div
      className={cn(
        "pointer-events-none z-30",
        isShown ? "sticky bottom-[calc(4.75rem+env(safe-area-inset-bottom))] animate-rise lg:bottom-5" : "absolute size-0 overflow-hidden",
      )}
    >
      <div inert={!isShown} className="pointer-events-auto grid grid-cols-1 gap-2 rounded-2xl border border-border bg-popover p-2 pl-4 shadow-lg">
        {failure && (
          <p role="alert" className="flex items-start gap-2 pt-1.5 pr-2 text-sm font-medium text-destructive">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {failure}
          </p>
        )}
        <div className="flex min-h-11 items-center justify-between gap-3">
          <p role="status" className="flex min-w-0 items-center gap-2 text-sm font-medium">
            {state === "saved" && !isDirty && <Check className="size-4 shrink-0 text-success" strokeWidth={3} aria-hidden />}
            <span className={cn("truncate", isDirty && "text-muted-foreground")}>
              {state === "saving" ? t("saving") : isDirty ? t("dirty") : state === "saved" ? t("saved") : ""}
            </span>
          </p>
          {isDirty && (
            <div className="flex shrink-0 gap-1">
              <Button variant="ghost" className="max-xs:px-3" onClick={onDiscard} disabled={state === "saving"}>{t("discard")}</Button>
              <Button type="submit" className="max-xs:px-3" pending={state === "saving"}>{t("save")}</Button>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
