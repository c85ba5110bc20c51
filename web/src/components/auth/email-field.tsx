"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** The address that names an account, as password managers know it. */
export function EmailField({ defaultValue, error }: { defaultValue?: string; error?: string }) {
  const t = useTranslations("auth");
  return (
    <Field label={t("fields.email")} error={error}>
      <Input
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={defaultValue}
        required
      />
    </Field>
  );
}
