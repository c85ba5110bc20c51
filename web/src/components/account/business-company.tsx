"use client";
import { useLocale, useTranslations } from "next-intl";
import { latinAmerica, regionNames } from "@/components/forms/time-zones";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useNumberTag } from "@/i18n/country";
import type { Locale } from "@/i18n/locales";
import { PROFILE_LIMITS } from "@/lib/data/profiles";
import { formatCount } from "@/lib/plans";
import type { ProfileFields } from "./business-form";

/** Others from which businesses of the region are run. */
const OTHER_COUNTRIES = ["CA", "ES", "PT", "US"];

/** Name, description, trade, address on the web and country. */
export function BusinessCompany({ values, set, problem }: ProfileFields) {
  const t = useTranslations("account.business");
  const common = useTranslations("common");
  const locale = useLocale() as Locale;
  const numbers = useNumberTag();
  const nameOf = regionNames(locale);
  const region = latinAmerica(locale);
  const others = [...OTHER_COUNTRIES, ...(values.country && ![...region, ...OTHER_COUNTRIES].includes(values.country) ? [values.country] : [])];
  const limit = PROFILE_LIMITS.company_description ?? 0;
  const used = [...(values.company_description ?? "")].length;
  return (
    <div className="grid grid-cols-1 gap-5">
      <Field label={t("name")} error={problem("company_name")}>
        <Input value={values.company_name ?? ""} onChange={(event) => set("company_name", event.target.value)} autoComplete="organization" />
      </Field>
      <Field
        label={t("description")}
        error={problem("company_description")}
        hint={
          <>
            {t("descriptionHint")}
            <span className="mt-1 block tabular-nums">{t("characters", { used: formatCount(used, numbers), limit: formatCount(limit, numbers) })}</span>
          </>
        }
      >
        <Textarea
          rows={6}
          className="field-sizing-content max-h-96 min-h-36"
          placeholder={t("descriptionPlaceholder")}
          value={values.company_description ?? ""}
          onChange={(event) => set("company_description", event.target.value)}
        />
      </Field>
      <div className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2">
        <Field label={t("industry")} optional={common("optional")} error={problem("company_industry")}>
          <Input value={values.company_industry ?? ""} placeholder={t("industryPlaceholder")} onChange={(event) => set("company_industry", event.target.value)} />
        </Field>
        <Field label={t("website")} optional={common("optional")} error={problem("company_website")}>
          <Input
            type="url"
            inputMode="url"
            autoComplete="url"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="minegocio.com"
            value={values.company_website ?? ""}
            onChange={(event) => set("company_website", event.target.value)}
          />
        </Field>
        <Field label={t("country")} hint={t("countryHint")} error={problem("country")}>
          <Select value={values.country ?? ""} onChange={(event) => set("country", event.target.value || null)} autoComplete="country">
            <option value="">{t("none")}</option>
            {region.map((code) => <option key={code} value={code}>{nameOf(code)}</option>)}
            <optgroup label={t("otherCountries")}>
              {others.map((code) => <option key={code} value={code}>{nameOf(code)}</option>)}
            </optgroup>
          </Select>
        </Field>
      </div>
    </div>
  );
}
