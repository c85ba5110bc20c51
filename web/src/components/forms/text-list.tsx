"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/utils";

/** A short list of sentences, one a line. Enter begins the next one. */
export function TextList({ label, values, onValuesChange, most, longest, placeholder, add, hint, error }: {
  label: string;
  values: string[];
  onValuesChange: (values: string[]) => void;
  /** How many are taken. */
  most: number;
  /** Characters that each may have. */
  longest: number;
  placeholder?: string;
  /** Label of the button that adds one. */
  add: string;
  hint?: string;
  error?: string;
}) {
  const t = useTranslations("forms");
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const rows = values.length > 0 ? values : [""];
  const focus = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll("input")[index]?.focus());
  const change = (index: number, text: string) => onValuesChange(rows.map((row, at) => at === index ? text : row));
  function append() {
    if (rows.length >= most) return;
    onValuesChange([...rows, ""]);
    focus(rows.length);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.currentTarget.value.trim()) append();
  }
  return (
    <fieldset className="grid grid-cols-1 gap-1.5" aria-describedby={`${id}-note`}>
      <legend className="mb-1.5 text-sm font-semibold">{label}</legend>
      <div ref={list} className="grid grid-cols-1 gap-2">
        {rows.map((row, index) => (
          // The place is the identity: rows are neither moved nor sorted.
          <div key={index} className="relative">
            <Input
              value={row}
              maxLength={longest}
              placeholder={placeholder}
              aria-label={t("list.item", { label, number: index + 1 })}
              aria-invalid={error ? true : undefined}
              onChange={(event) => change(index, event.target.value)}
              onKeyDown={onKeyDown}
              className={cn(values.length > 0 && "pr-12")}
            />
            {values.length > 0 && (
              <button
                type="button"
                aria-label={t("list.remove", { number: index + 1 })}
                onClick={() => {
                  onValuesChange(values.filter((_, at) => at !== index));
                  focus(Math.max(0, index - 1));
                }}
                className="absolute top-0.5 right-0.5 grid size-10 place-items-center rounded-md text-muted-foreground hover:text-foreground"
              >
                <X className="size-4" aria-hidden />
              </button>
            )}
          </div>
        ))}
      </div>
      <div id={`${id}-note`} className="text-sm">
        {hint && <p className="text-muted-foreground">{hint}</p>}
        {error && <p role="alert" className="font-medium text-destructive">{error}</p>}
      </div>
      {rows.length < most && rows.every((row) => row.trim() !== "") && (
        <Button variant="ghost" size="sm" onClick={append} className="-ml-2 h-10 justify-self-start text-primary">
          <Plus aria-hidden />{add}
        </Button>
      )}
    </fieldset>
  );
}
