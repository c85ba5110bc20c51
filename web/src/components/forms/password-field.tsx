"use client";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/utils";

/** A password that can be looked at, which saves typing it twice. */
export function PasswordField({ label, value, onValueChange, autoComplete, hint, error, className }: {
  label: ReactNode;
  value: string;
  onValueChange: (value: string) => void;
  /** Tells password managers which one is meant. */
  autoComplete: "current-password" | "new-password";
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("forms");
  const id = useId();
  const [isShown, setShown] = useState(false);
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("grid gap-1.5", className)}>
      <Label htmlFor={id}>{label}</Label>
      <div className="relative">
        <Input
          id={id}
          type={isShown ? "text" : "password"}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
          className="pr-12"
        />
        <button
          type="button"
          onClick={() => setShown(!isShown)}
          aria-pressed={isShown}
          aria-label={t("password.show")}
          className="absolute top-0.5 right-0.5 grid size-10 place-items-center rounded-md text-muted-foreground hover:text-foreground"
        >
          {isShown ? <EyeOff className="size-4.5" aria-hidden /> : <Eye className="size-4.5" aria-hidden />}
        </button>
      </div>
      {hint && <p id={`${id}-hint`} className="text-sm text-muted-foreground">{hint}</p>}
      <p id={`${id}-error`} role="alert" className={cn("text-sm font-medium text-destructive", !error && "hidden")}>{error}</p>
    </div>
  );
}
