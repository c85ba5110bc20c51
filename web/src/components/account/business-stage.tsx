"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Profile } from "@/lib/data/profiles";
import type { ProfileFields } from "./business-form";

const SIZES = ["startup", "small", "medium", "enterprise"] as const;
const STAGES = ["idea", "mvp", "growth", "scale", "mature"] as const;
const REVENUES = ["0-1k USD", "1k-10k USD", "10k-50k USD", "50k-200k USD", "200k+ USD"] as const;

/** How large the business is, and where it stands. */
export function BusinessStage({ values, set, problem }: ProfileFields) {
  const t = useTranslations("account.business");
  const revenue = values.company_revenue_range;
  const isOwnRange = Boolean(revenue) && !REVENUES.some((known) => known === revenue);
  return (
    <div className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2">
      <Field label={t("size")} error={problem("company_size")}>
        <Select value={values.company_size ?? ""} onChange={(event) => set("company_size", (event.target.value || null) as Profile["company_size"])}>
          <option value="">{t("none")}</option>
          {SIZES.map((size) => <option key={size} value={size}>{t(`sizes.${size}`)}</option>)}
        </Select>
      </Field>
      <Field label={t("growth")} error={problem("company_growth_stage")}>
        <Select
          value={values.company_growth_stage ?? ""}
          onChange={(event) => set("company_growth_stage", (event.target.value || null) as Profile["company_growth_stage"])}
        >
          <option value="">{t("none")}</option>
          {STAGES.map((stage) => <option key={stage} value={stage}>{t(`stages.${stage}`)}</option>)}
        </Select>
      </Field>
      <Field label={t("revenue")} hint={t("revenueHint")} error={problem("company_revenue_range")}>
        <Select value={revenue ?? ""} onChange={(event) => set("company_revenue_range", event.target.value || null)}>
          <option value="">{t("none")}</option>
          {REVENUES.map((range) => <option key={range} value={range}>{t(`revenues.${range}`)}</option>)}
          {isOwnRange && revenue && <option value={revenue}>{revenue}</option>}
        </Select>
      </Field>
    </div>
  );
}
