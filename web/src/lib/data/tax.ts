import { z } from "zod";
import { callFunction, type Connection } from "@/lib/functions";
import type { Client } from "@/lib/supabase/browser";
import { runs } from "./invoices";
import type { Organization } from "./organizations";

/** Where tax data are kept in the browser; `subscriptionId` of an organization, or null for the person's own. */
export const taxKey = (subscriptionId: string | null) => ["tax-data", subscriptionId] as const;

const text = z.string().nullable().transform((value) => value ?? "");

const valuesSchema = z.object({
  country: text,
  is_company: z.boolean(),
  legal_name: text,
  tax_id: text,
  is_vat_registered: z.boolean(),
  line1: text,
  line2: text,
  city: text,
  state: text,
  postal_code: text,
  email: text,
  fiscal_regime: text,
  cfdi_use: text,
});

const dataSchema = valuesSchema.extend({ tax_id_formatted: text, version: z.number() });

const readSchema = z.object({
  tax_data: dataSchema.nullable(),
  suggested: z.object({ legal_name: text, country: text }),
  catalogue: z.object({
    countries: z.array(z.object({
      code: z.string(),
      asks_vat_registration: z.boolean(),
      tax_ids: z.array(z.object({ name: z.string(), example: z.string(), holder: z.enum(["business", "person", "either"]) })),
    })),
    fiscal_regimes: z.array(z.object({ code: z.string(), name: z.string(), people: z.boolean(), companies: z.boolean() })),
    cfdi_uses: z.array(z.object({ code: z.string(), name: z.string(), companies: z.boolean(), regimes: z.array(z.string()) })),
  }),
});

/** What there is, and what a form offers. */
export type TaxRead = z.infer<typeof readSchema>;
export type TaxCatalogue = TaxRead["catalogue"];

const problemSchema = z.object({ field: z.string(), code: z.string(), message: z.string(), is_warning: z.boolean() });

/** Something that is wrong with a field, or, as a warning, may be. */
export type TaxProblem = z.infer<typeof problemSchema>;

/** What the form holds. */
export type TaxValues = z.infer<typeof valuesSchema>;
export type TaxField = keyof TaxValues;

/** Whose tax data a person looks after: their own, or an organization's. */
export interface TaxSubject {
  subscriptionId: string | null;
  organization: string | null;
}

/** Organizations that the person runs and that have a plan, whose invoices come first where there are any, and the person. */
export async function fetchTaxSubjects(client: Client, organizations: Organization[]): Promise<TaxSubject[]> {
  const run = organizations.filter(runs);
  if (run.length === 0) return [{ subscriptionId: null, organization: null }];
  const { data, error } = await client.from("user_subscriptions").select("id, organization_id")
    .in("organization_id", run.map(({ id }) => id)).order("created_at", { ascending: false });
  if (error) throw error;
  const subjects = run.flatMap(({ id, name }) => {
    const newest = data.find((row) => row.organization_id === id);
    return newest ? [{ subscriptionId: newest.id, organization: name }] : [];
  });
  return [...subjects, { subscriptionId: null, organization: null }];
}

function path(subscriptionId: string | null): string {
  return subscriptionId ? `billing/tax-data/${subscriptionId}` : "billing/tax-data";
}

/** The tax data, and what a form offers. */
export async function fetchTaxData(connection: Connection, subscriptionId: string | null): Promise<TaxRead> {
  return readSchema.parse(await callFunction(connection, "GET", path(subscriptionId)));
}

/** Saves all of it in the place of this version; throws a refusal, of which {@link problemsIn} reads what is wrong. */
export async function saveTaxData(connection: Connection, subscriptionId: string | null, version: number, values: TaxValues): Promise<TaxRead["tax_data"]> {
  const saved = await callFunction(connection, "PUT", path(subscriptionId), { version, tax_data: values });
  return z.object({ tax_data: dataSchema }).parse(saved).tax_data;
}

/** What a refusal says of single fields. */
export function problemsIn(details: Record<string, unknown> | undefined): TaxProblem[] {
  return z.array(problemSchema).catch([]).parse(details?.problems);
}

/** What the form shows before anything is typed. */
export function valuesOf({ tax_data: data, suggested, catalogue }: TaxRead): TaxValues {
  if (data) return { ...valuesSchema.parse(data), tax_id: data.tax_id_formatted || data.tax_id };
  return {
    country: catalogue.countries.some(({ code }) => code === suggested.country) ? suggested.country : "",
    is_company: false,
    legal_name: suggested.legal_name,
    tax_id: "",
    is_vat_registered: false,
    line1: "",
    line2: "",
    city: "",
    state: "",
    postal_code: "",
    email: "",
    fiscal_regime: "",
    cfdi_use: "",
  };
}

/** The regimes and uses that go with what is chosen. */
export function cfdiChoices(catalogue: TaxCatalogue, values: TaxValues): { regimes: TaxCatalogue["fiscal_regimes"]; uses: TaxCatalogue["cfdi_uses"] } {
  return {
    regimes: catalogue.fiscal_regimes.filter(({ people, companies }) => values.is_company ? companies : people),
    uses: catalogue.cfdi_uses.filter(({ companies, regimes }) =>
      (companies || !values.is_company) && (!values.fiscal_regime || regimes.includes(values.fiscal_regime))),
  };
}

/** The identifiers of a country that such a person or company may have. */
export function taxIdsOf(catalogue: TaxCatalogue, values: TaxValues): TaxCatalogue["countries"][number]["tax_ids"] {
  const country = catalogue.countries.find(({ code }) => code === values.country);
  return country?.tax_ids.filter(({ holder }) => holder !== (values.is_company ? "person" : "business")) ?? [];
}

/** What is sent: nothing that the form does not show for these choices. */
export function sentValues(catalogue: TaxCatalogue, values: TaxValues): TaxValues {
  const { regimes, uses } = cfdiChoices(catalogue, values);
  const isMexican = values.country === "MX" && values.tax_id.trim() !== "";
  const asksVat = catalogue.countries.find(({ code }) => code === values.country)?.asks_vat_registration ?? false;
  return {
    ...values,
    is_vat_registered: asksVat && values.is_vat_registered,
    fiscal_regime: isMexican && regimes.some(({ code }) => code === values.fiscal_regime) ? values.fiscal_regime : "",
    cfdi_use: isMexican && uses.some(({ code }) => code === values.cfdi_use) ? values.cfdi_use : "",
  };
}
