"use client";
import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Locale } from "@/i18n/locales";
import { type TaxCatalogue, taxIdsOf } from "@/lib/data/tax";
import type { TaxFields } from "./tax-form";

/** The tax id by the name that the country has for it: said to be right as soon as it is, and to be wrong once it was left. */
export function TaxIdField({ values, set, problem, warning, check, catalogue }: TaxFields & { catalogue: TaxCatalogue }) {
  const t = useTranslations("tax.taxId");
  const common = useTranslations("common");
  const locale = useLocale() as Locale;
  const kinds = taxIdsOf(catalogue, values);
  const names = new Intl.ListFormat(locale, { type: "disjunction" }).format(kinds.map(({ name }) => name));
  const [first] = kinds;
  const error = problem("tax_id");
  const question = warning("tax_id");
  const isRight = !error && check?.tax_id && !check.problems.some(({ field }) => field === "tax_id");
  return (
    <div>
      <Field
        label={names || t("label")}
        optional={values.is_company ? undefined : common("optional")}
        hint={question ?? (first && t("example", { example: first.example }))}
        error={error}
      >
        <Input
          name="tax_id"
          value={values.tax_id}
          onChange={(event) => set("tax_id", event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={64}
        />
      </Field>
      <p role="status" className="text-sm font-medium text-success">
        {isRight && check.tax_id && (
          <span className="mt-1.5 flex items-center gap-1.5">
            <Check className="size-4 shrink-0" strokeWidth={3} aria-hidden />
            {t("right", { name: check.tax_id.name, id: check.tax_id.formatted })}
          </span>
        )}
      </p>
    </div>
  );
}
