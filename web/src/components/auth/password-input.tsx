"use client";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/input";

/** A password, hidden until its owner wants to see it. */
export function PasswordInput({ onValue, ...props }: Omit<ComponentProps<"input">, "type"> & { onValue?: (value: string) => void }) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <Input
        {...props}
        type={shown ? "text" : "password"}
        className="pr-12"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        onInput={(event) => onValue?.(event.currentTarget.value)}
      />
      <button
        type="button"
        className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-lg text-muted-foreground hover:text-foreground"
        aria-label={shown ? t("password.hide") : t("password.show")}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff className="size-4.5" aria-hidden /> : <Eye className="size-4.5" aria-hidden />}
      </button>
    </span>
  );
}
