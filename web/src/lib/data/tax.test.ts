import { describe, expect, it } from "vitest";
import { cfdiChoices, problemsIn, sentValues, type TaxCatalogue, taxIdsOf, type TaxRead, type TaxValues, valuesOf } from "./tax";

const catalogue: TaxCatalogue = {
  countries: [
    { code: "MX", asks_vat_registration: false, tax_ids: [{ name: "RFC", example: "EKU9003173C9", holder: "either" }] },
    { code: "CO", asks_vat_registration: true, tax_ids: [{ name: "NIT", example: "900.373.115-3", holder: "either" }] },
    {
      code: "BR",
      asks_vat_registration: false,
      tax_ids: [{ name: "CNPJ", example: "12.345.678/0001-95", holder: "business" }, { name: "CPF", example: "123.456.789-09", holder: "person" }],
    },
  ],
  fiscal_regimes: [
    { code: "601", name: "General", people: false, companies: true },
    { code: "612", name: "Actividades", people: true, companies: false },
    { code: "626", name: "Confianza", people: true, companies: true },
  ],
  cfdi_uses: [
    { code: "G03", name: "Gastos", companies: true, regimes: ["601", "612", "626"] },
    { code: "D01", name: "Médicos", companies: false, regimes: ["612"] },
  ],
};

const read: TaxRead = { tax_data: null, suggested: { legal_name: "Ana", country: "MX" }, catalogue };
const values = (changes: Partial<TaxValues>): TaxValues => ({ ...valuesOf(read), ...changes });
const codes = (list: { code: string }[]) => list.map(({ code }) => code);

describe("tax data", () => {
  it("begin with what is known elsewhere, of countries that are on offer", () => {
    expect(valuesOf(read)).toMatchObject({ country: "MX", legal_name: "Ana", tax_id: "" });
    expect(valuesOf({ ...read, suggested: { legal_name: "Ana", country: "ES" } }).country).toBe("");
  });

  it("offer what goes with a person or a company", () => {
    expect(codes(cfdiChoices(catalogue, values({ is_company: true })).regimes)).toEqual(["601", "626"]);
    expect(codes(cfdiChoices(catalogue, values({ fiscal_regime: "612" })).uses)).toEqual(["G03", "D01"]);
    expect(codes(cfdiChoices(catalogue, values({ fiscal_regime: "626" })).uses)).toEqual(["G03"]);
    expect(taxIdsOf(catalogue, values({ country: "BR" })).map(({ name }) => name)).toEqual(["CPF"]);
    expect(taxIdsOf(catalogue, values({ country: "BR", is_company: true })).map(({ name }) => name)).toEqual(["CNPJ"]);
  });

  it("are sent without what the form does not show", () => {
    const chosen = { tax_id: "EKU9003173C9", fiscal_regime: "601", cfdi_use: "G03", is_vat_registered: true };
    expect(sentValues(catalogue, values({ ...chosen, is_company: true }))).toMatchObject({ fiscal_regime: "601", cfdi_use: "G03", is_vat_registered: false });
    expect(sentValues(catalogue, values(chosen)).fiscal_regime).toBe("");
    expect(sentValues(catalogue, values({ ...chosen, is_company: true, tax_id: " " })).cfdi_use).toBe("");
    expect(sentValues(catalogue, values({ ...chosen, is_company: true, country: "CO" }))).toMatchObject({ fiscal_regime: "", is_vat_registered: true });
  });

  it("are refused with a problem for each field, and with none where the refusal is another", () => {
    const problem = { field: "tax_id", code: "tax_id_repeated", message: "Es el mismo dígito repetido.", is_warning: false };
    expect(problemsIn({ problems: [problem] })).toEqual([problem]);
    expect(problemsIn({ version: 3 })).toEqual([]);
    expect(problemsIn(undefined)).toEqual([]);
  });
});
