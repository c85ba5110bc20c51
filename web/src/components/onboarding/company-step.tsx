"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useDeviceTimeZone } from "@/hooks/use-device-time-zone";
import { useOnboardingStep } from "@/hooks/use-onboarding-step";
import type { CompanyAnswers } from "@/lib/data/onboarding";
import { ChoiceTiles } from "./choice-tiles";
import { CompanyDescription } from "./company-description";
import { StepForm } from "./step-form";

/** A country as it is offered. */
export interface CountryChoice {
  code: string;
  name: string;
  timezone: string;
}

const SIZES = ["startup", "small", "medium", "enterprise"] as const;

/** Step 2: the business. Only its name is needed; the country is guessed from the device. */
export function CompanyStep({ userId, saved, countries }: { userId: string; saved: CompanyAnswers; countries: CountryChoice[] }) {
  const t = useTranslations("onboarding");
  const common = useTranslations("common");
  const industries = useId();
  const zone = useDeviceTimeZone();
  const { values, change, complete, failure, fail, pending } = useOnboardingStep(2, userId, saved);
  const country = values.country ?? countries.find(({ timezone }) => timezone === zone)?.code ?? "";
  const errorOf = (field: string) => failure?.field === field ? failure.text : undefined;
  const submit = () => {
    if (!values.company_name.trim()) return fail({ field: "company_name", text: t("required") });
    void complete({ ...values, country: country || null });
  };
  return (
    <StepForm step={2} pending={pending} failure={failure} onSubmit={submit}>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label={t("company.name")} error={errorOf("company_name")} className="sm:col-span-2">
          <Input
            value={values.company_name}
            onChange={(event) => change({ company_name: event.target.value })}
            placeholder={t("company.namePlaceholder")}
            autoComplete="organization"
            maxLength={200}
            required
          />
        </Field>
        <Field label={t("company.industry")} error={errorOf("company_industry")}>
          <Input
            value={values.company_industry}
            onChange={(event) => change({ company_industry: event.target.value })}
            placeholder={t("company.industryPlaceholder")}
            list={industries}
            maxLength={200}
          />
        </Field>
        <datalist id={industries}>
          {t("company.industries").split("|").map((industry) => <option key={industry} value={industry} />)}
        </datalist>
        <Field label={t("company.country")} error={errorOf("country")}>
          <Select value={country} onChange={(event) => change({ country: event.target.value || null })} autoComplete="country">
            <option value="">{t("company.countryChoose")}</option>
            {countries.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </Select>
        </Field>
      </div>
      <ChoiceTiles
        label={t("company.size")}
        value={values.company_size}
        onValueChange={(company_size) => change({ company_size })}
        options={SIZES.map((value) => ({ value, label: t(`company.sizes.${value}`) }))}
      />
      <CompanyDescription
        value={values.company_description}
        error={errorOf("company_description")}
        onChange={(company_description) => change({ company_description })}
      />
      <Field label={t("company.website")} optional={common("optional")} error={errorOf("company_website")}>
        <Input
          value={values.company_website}
          onChange={(event) => change({ company_website: event.target.value })}
          placeholder={t("company.websitePlaceholder")}
          inputMode="url"
          autoComplete="url"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2048}
        />
      </Field>
    </StepForm>
  );
}
