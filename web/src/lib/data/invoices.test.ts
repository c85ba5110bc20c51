import { describe, expect, it } from "vitest";
import { lastDayBefore, readInvoice, taxesOf } from "./invoices";

const row = {
  id: "8a7e1f9e-0000-4000-8000-000000000001",
  invoice_number: "FA-00000007",
  kind: "invoice",
  status: "sent",
  issue_date: "2026-11-01",
  due_date: "2026-11-08",
  period_start: "2026-11-01",
  period_end: "2026-12-01",
  total_amount: "462.84",
  currency: "MXN",
  subtotal: "399.00",
  discount_amount: "0.00",
  tax_amount: "63.84",
  tax_is_contained: false,
  paid_date: null,
  credited_invoice_id: null,
  billing_address: { name: "Taquería El Buen Pastor", country: "MX" },
  line_items: [{
    kind: "plan",
    description: { key: "plan.monthly", parameters: { plan: "Inicial" } },
    quantity: 1,
    unit_amount: "399.00",
    discount_amount: "0.00",
    amount: "399.00",
    tax_name: "IVA",
    tax_basis_points: 1600,
    tax_amount: "63.84",
    period: { start: "2026-11-01", end: "2026-12-01" },
  }],
};

describe("an invoice", () => {
  it("is read with its amounts as they are written", () => {
    const invoice = readInvoice(row);
    expect(invoice.total_amount).toBe("462.84");
    expect(invoice.line_items[0]?.description).toEqual({ key: "plan.monthly", parameters: { plan: "Inicial" } });
    expect(invoice.billing_address).toMatchObject({ name: "Taquería El Buen Pastor", tax_id: null, city: null });
  });
  it("may come from another system, which writes less and in its own words", () => {
    const invoice = readInvoice({
      ...row,
      currency: null,
      discount_amount: null,
      tax_amount: null,
      billing_address: null,
      period_start: null,
      period_end: null,
      line_items: [{ description: "Plan Starter", quantity: 1, unit_amount: "19.00", amount: "19.00" }],
    });
    expect(invoice.currency).toBe("USD");
    expect(invoice.tax_amount).toBe("0");
    expect(invoice.line_items).toMatchObject([{ description: { words: "Plan Starter" }, discount_amount: "0", tax_name: null, period: null }]);
  });
  it("is not shown with an amount that is none", () => {
    expect(() => readInvoice({ ...row, total_amount: "gratis" })).toThrow();
  });
});

describe("the taxes of an invoice", () => {
  const line = (name: string | null, points: number, amount: string) => ({ ...row.line_items[0]!, tax_name: name, tax_basis_points: points, tax_amount: amount });
  const taxes = (tax_amount: string, ...lines: object[]) => taxesOf(readInvoice({ ...row, tax_amount, line_items: lines }));

  it("are one for each name and rate", () => {
    expect(taxes("63.85", line("IVA", 1600, "63.84"), line("IVA", 1600, "0.01"))).toEqual([{ name: "IVA", basisPoints: 1600, amount: "63.85" }]);
    expect(taxes("5.00", line("IVA", 1600, "4.00"), line("IVA", 800, "1.00")).map(({ basisPoints }) => basisPoints)).toEqual([1600, 800]);
  });
  it("are those of the invoice where its lines say something else, or nothing", () => {
    const nameless = { name: null, basisPoints: null };
    expect(taxes("70.00", line("IVA", 1600, "63.84"))).toEqual([{ ...nameless, amount: "70.00" }]);
    expect(taxes("0.00", line(null, 0, "0.00"))).toEqual([{ ...nameless, amount: "0.00" }]);
  });
});

it("a period ends on the day before the next one", () => {
  expect(lastDayBefore("2026-12-01")).toBe("2026-11-30");
  expect(lastDayBefore("2027-01-01")).toBe("2026-12-31");
  expect(lastDayBefore("2028-03-01")).toBe("2028-02-29");
});
