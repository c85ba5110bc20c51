"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { useNumberTag } from "@/i18n/country";
import { formatCount } from "@/lib/plans";

/** Longest description that the database takes. */
const LONGEST = 4000;

/** What the business does, in the person's words, with an example to begin from. */
export function CompanyDescription({ value, error, onChange }: { value: string; error?: string; onChange: (value: string) => void }) {
  const t = useTranslations("onboarding.company");
  const numbers = useNumberTag();
  const [shown, setShown] = useState(false);
  return (
    <div className="grid gap-2">
      <Field
        label={t("description")}
        error={error}
        hint={value.length > LONGEST * 0.8 ? t("count", { count: formatCount(value.length, numbers), max: formatCount(LONGEST, numbers) }) : t("descriptionHint")}
      >
        <Textarea
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder={t("descriptionPlaceholder")}
          maxLength={LONGEST}
          className="field-sizing-content max-h-80 min-h-32"
        />
      </Field>
      {shown
        ? (
          <figure className="animate-fade-in rounded-xl bg-muted p-4 text-sm leading-relaxed">
            <blockquote>{t("exampleText")}</blockquote>
            {!value.trim() && (
              <Button variant="link" size="sm" className="mt-1 px-0" onClick={() => onChange(t("exampleText"))}>{t("useExample")}</Button>
            )}
          </figure>
        )
        : <Button variant="link" size="sm" className="min-h-10 justify-self-start px-0" onClick={() => setShown(true)}>{t("example")}</Button>}
    </div>
  );
}
