"use client";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Section } from "@/components/account/section";
import { ChoiceCards } from "@/components/forms/choice-cards";
import { SaveBar } from "@/components/forms/save-bar";
import { UnsavedChanges } from "@/components/forms/unsaved-changes";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Locale } from "@/i18n/locales";
import { countryName } from "@/lib/countries";
import { cfdiChoices, type TaxRead } from "@/lib/data/tax";
import { TaxIdField } from "./tax-id-field";
import { useTaxForm } from "./use-tax-form";

/** What a part of the form needs of it. */
export type TaxFields = Pick<ReturnType<typeof useTaxForm>, "values" | "set" | "problem" | "warning" | "check">;

/** Whom invoices are made out to. */
export function TaxForm({ read, subscriptionId }: { read: TaxRead; subscriptionId: string | null }) {
  const t = useTranslations("tax");
  const common = useTranslations("common");
  const locale = useLocale() as Locale;
  const { form, bar, ...fields } = useTaxForm(read, subscriptionId);
  const { values, set, problem, warning } = fields;
  const nameOf = (code: string) => countryName(code, locale) ?? code;
  const countries = read.catalogue.countries.map(({ code }) => code).sort((a, b) => nameOf(a).localeCompare(nameOf(b), locale));
  const optional = common("optional");
  const hasRfc = values.country === "MX" && values.tax_id.trim() !== "";
  return (
    <form {...form} className="grid grid-cols-1 gap-5">
      <UnsavedChanges when={bar.isDirty} onDiscard={bar.onDiscard} />
      <Section title={t("who.title")} description={t("who.body")}>
        <div className="grid grid-cols-1 gap-5">
          <Field label={t("country")} error={problem("country")}>
            <Select name="country" value={values.country} onChange={(event) => set("country", event.target.value)} autoComplete="country">
              <option value="">{t("choose")}</option>
              {countries.map((code) => <option key={code} value={code}>{nameOf(code)}</option>)}
            </Select>
          </Field>
          <ChoiceCards
            label={t("kind")}
            value={values.is_company ? "company" : "person"}
            onValueChange={(kind) => set("is_company", kind === "company")}
            options={[
              { value: "person", title: t("person"), description: t("personBody") },
              { value: "company", title: t("company"), description: t("companyBody") },
            ]}
          />
          <TaxIdField {...fields} catalogue={read.catalogue} />
          <Field
            label={values.is_company ? t("companyName") : t("personName")}
            error={problem("legal_name")}
            hint={warning("legal_name") ?? (hasRfc ? t("nameAsInConstancia") : undefined)}
          >
            <Input name="legal_name" value={values.legal_name} onChange={(event) => set("legal_name", event.target.value)} autoComplete={values.is_company ? "organization" : "name"} />
          </Field>
          {hasRfc && <CfdiFields {...fields} read={read} />}
          <VatQuestion {...fields} read={read} />
        </div>
      </Section>
      <Section title={t("address.title")} description={t("address.body")}>
        <div className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2">
          <Field className="sm:col-span-2" label={t("address.line1")} optional={optional} error={problem("line1")}>
            <Input name="line1" value={values.line1} onChange={(event) => set("line1", event.target.value)} autoComplete="address-line1" />
          </Field>
          <Field className="sm:col-span-2" label={t("address.line2")} optional={optional} error={problem("line2")}>
            <Input name="line2" value={values.line2} onChange={(event) => set("line2", event.target.value)} autoComplete="address-line2" />
          </Field>
          <Field
            label={hasRfc ? t("address.fiscalPostalCode") : t("address.postalCode")}
            optional={hasRfc ? undefined : optional}
            hint={hasRfc ? t("address.fiscalPostalCodeHint") : undefined}
            error={problem("postal_code")}
          >
            <Input name="postal_code" value={values.postal_code} onChange={(event) => set("postal_code", event.target.value)} autoComplete="postal-code" inputMode={values.country === "MX" ? "numeric" : undefined} />
          </Field>
          <Field label={t("address.city")} optional={optional} error={problem("city")}>
            <Input name="city" value={values.city} onChange={(event) => set("city", event.target.value)} autoComplete="address-level2" />
          </Field>
          <Field label={t("address.state")} optional={optional} error={problem("state")}>
            <Input name="state" value={values.state} onChange={(event) => set("state", event.target.value)} autoComplete="address-level1" />
          </Field>
          <Field label={t("email")} optional={optional} hint={t("emailHint")} error={problem("email")}>
            <Input name="email" type="email" inputMode="email" autoCapitalize="none" spellCheck={false} value={values.email} onChange={(event) => set("email", event.target.value)} autoComplete="email" />
          </Field>
        </div>
      </Section>
      <SaveBar {...bar} />
    </form>
  );
}

/** What a Mexican invoice carries besides. */
function CfdiFields({ values, set, problem, read }: TaxFields & { read: TaxRead }) {
  const t = useTranslations("tax");
  const { regimes, uses } = cfdiChoices(read.catalogue, values);
  const has = (list: { code: string }[], code: string) => list.some((one) => one.code === code) ? code : "";
  return (
    <div className="grid grid-cols-1 items-start gap-5 sm:grid-cols-2">
      <Field label={t("regime")} hint={t("regimeHint")} error={problem("fiscal_regime")}>
        <Select name="fiscal_regime" value={has(regimes, values.fiscal_regime)} onChange={(event) => set("fiscal_regime", event.target.value)}>
          <option value="">{t("choose")}</option>
          {regimes.map(({ code, name }) => <option key={code} value={code}>{`${code} · ${name}`}</option>)}
        </Select>
      </Field>
      <Field label={t("use")} hint={t("useHint")} error={problem("cfdi_use")}>
        <Select name="cfdi_use" value={has(uses, values.cfdi_use)} onChange={(event) => set("cfdi_use", event.target.value)}>
          <option value="">{t("choose")}</option>
          {uses.map(({ code, name }) => <option key={code} value={code}>{`${code} · ${name}`}</option>)}
        </Select>
      </Field>
    </div>
  );
}

/** Asked where the answer decides who pays the tax in. */
function VatQuestion({ values, set, problem, read }: TaxFields & { read: TaxRead }) {
  const t = useTranslations("tax");
  const id = useId();
  const asks = read.catalogue.countries.find(({ code }) => code === values.country)?.asks_vat_registration;
  if (!asks) return null;
  const error = problem("is_vat_registered");
  return (
    <div>
      <div className="flex items-start gap-3">
        <Checkbox
          id={id}
          checked={values.is_vat_registered}
          onCheckedChange={(checked) => set("is_vat_registered", checked === true)}
          aria-describedby={`${id}-hint`}
          aria-invalid={error ? true : undefined}
        />
        <div>
          <label htmlFor={id} className="block text-sm font-semibold">{t("vat.label", { country: values.country })}</label>
          <p id={`${id}-hint`} className="mt-0.5 text-sm text-muted-foreground">{t("vat.hint")}</p>
        </div>
      </div>
      <p role="alert" className={error ? "mt-1.5 text-sm font-medium text-destructive" : "hidden"}>{error}</p>
    </div>
  );
}
