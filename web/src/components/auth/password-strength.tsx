"use client";
import { useTranslations } from "next-intl";
import { passwordStrength } from "@/lib/auth/fields";
import { cn } from "@/lib/utils";

const TONES = ["bg-destructive", "bg-warning", "bg-highlight", "bg-success"] as const;

/** How strong a new password is, in three bars and a word. */
export function PasswordStrength({ password }: { password: string }) {
  const t = useTranslations("auth");
  const strength = passwordStrength(password);
  return (
    <span className="flex min-h-5 items-center gap-2">
      {password
        ? (
          <>
            <span className="flex w-20 gap-1" aria-hidden>
              {[1, 2, 3].map((bar) => (
                <span key={bar} className={cn("h-1.5 flex-1 rounded-full transition-colors", bar <= Math.max(1, strength) ? TONES[strength] : "bg-muted")} />
              ))}
            </span>
            <span aria-live="polite">{t(`password.strength.${strength}`)}</span>
          </>
        )
        : t("password.hint")}
    </span>
  );
}
