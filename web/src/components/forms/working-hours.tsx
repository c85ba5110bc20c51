"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { Hours } from "@/lib/data/profiles";
import { cn } from "@/lib/utils";

/** When work begins and ends. An end before the start is the next day's. */
export function WorkingHours({ value, onValueChange, error, className }: {
  value: Hours;
  onValueChange: (value: Hours) => void;
  /** What is wrong with it. */
  error?: string;
  className?: string;
}) {
  const t = useTranslations("forms");
  const id = useId();
  const isOvernight = value.start !== "" && value.end !== "" && value.end < value.start;
  return (
    <fieldset className={cn("grid gap-1.5", className)} aria-describedby={`${id}-note`}>
      <legend className="sr-only">{t("hours.label")}</legend>
      <div className="grid grid-cols-2 gap-3 xs:max-w-sm">
        {(["start", "end"] as const).map((part) => (
          <div key={part} className="grid grid-cols-1 gap-1.5">
            <Label htmlFor={`${id}-${part}`}>{t(`hours.${part}`)}</Label>
            <Input
              id={`${id}-${part}`}
              type="time"
              className="max-xs:[&::-webkit-calendar-picker-indicator]:hidden"
              value={value[part]}
              aria-invalid={error ? true : undefined}
              aria-describedby={`${id}-note`}
              onChange={(event) => onValueChange({ ...value, [part]: event.target.value })}
            />
          </div>
        ))}
      </div>
      <div id={`${id}-note`}>
        {isOvernight && !error && <p className="text-sm text-muted-foreground">{t("hours.overnight")}</p>}
        {error && <p role="alert" className="text-sm font-medium text-destructive">{error}</p>}
      </div>
    </fieldset>
  );
}
