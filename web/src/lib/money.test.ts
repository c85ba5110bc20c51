import { describe, expect, it } from "vitest";
import { DECIMAL, formatMoney, formatPercents, isSame, isZero, negated, sumOf } from "./money";

/** Languages put different spaces between code and number. */
const plain = (text: string) => text.replace(/\s/g, " ");

describe("an amount of money", () => {
  it("is written with its currency, as the reader's language writes numbers", () => {
    expect(plain(formatMoney("1234.50", "MXN", "es-419"))).toBe("MXN 1,234.50");
    expect(plain(formatMoney("1234.50", "MXN", "en"))).toBe("MXN 1,234.50");
    expect(plain(formatMoney("1234.50", "BRL", "pt-BR"))).toBe("R$ 1.234,50");
    expect(plain(formatMoney("19", "USD", "es-419"))).toBe("USD 19.00");
  });
  it("never is a bare $, which might be anybody's", () => {
    for (const currency of ["USD", "MXN", "COP", "ARS", "CLP"]) {
      expect(plain(formatMoney("5.00", currency, "en"))).toMatch(new RegExp(`^${currency} 5`));
    }
  });
  it("has the decimals of its currency: none in Chile and Paraguay, two in Colombia whatever the browser thinks", () => {
    expect(plain(formatMoney("12990.00", "CLP", "es-419"))).toBe("CLP 12,990");
    expect(plain(formatMoney("150000.00", "PYG", "pt-BR"))).toBe("PYG 150.000");
    expect(plain(formatMoney("79900.25", "COP", "es-419"))).toBe("COP 79,900.25");
  });
  it("is exact up to the largest that the database holds", () => {
    expect(plain(formatMoney("99999999.99", "MXN", "es-419"))).toBe("MXN 99,999,999.99");
  });
  it("shows what is given back as less than nothing", () => {
    expect(plain(formatMoney("-49.00", "USD", "es-419"))).toBe("−USD 49.00");
    // CLDR has it within, in some of these.
    for (const tag of ["es-CL", "es-CO", "es-PY"] as const) expect(plain(formatMoney("-49.00", "USD", tag))).toBe("−USD 49,00");
  });
  it("is written as it is where nobody knows the currency", () => {
    expect(plain(formatMoney("5.5", "pesos", "es-419"))).toBe("5.50");
  });
});

describe("sums", () => {
  it("are exact where floating point is not", () => {
    expect(sumOf(["0.10", "0.20"])).toBe("0.30");
    expect(sumOf(["99999999.99", "0.01"])).toBe("100000000.00");
    expect(sumOf(Array.from({ length: 1000 }, () => "0.1"))).toBe("100.00");
    expect(sumOf([])).toBe("0.00");
  });
  it("take away what is negative", () => {
    expect(sumOf(["10.00", "-10.05"])).toBe("-0.05");
    expect(negated("-0.05")).toBe("0.05");
    expect(negated("0.00")).toBe("0.00");
  });
  it("compare by value", () => {
    expect(isSame("19", "19.00")).toBe(true);
    expect(isSame("-19.00", "19.00")).toBe(false);
    expect(isZero("-0.00")).toBe(true);
    expect(isZero("0.01")).toBe(false);
  });
  it("begin with decimals only", () => {
    for (const amount of ["0", "-1", "19.9", "19.99"]) expect(amount).toMatch(DECIMAL);
    for (const other of ["", "1e3", "1.999", "1,5", ".5", "NaN", "--1"]) expect(other).not.toMatch(DECIMAL);
  });
});

it("the rate of a tax has the decimals that it needs", () => {
  expect(formatPercents(1600, "es-419")).toBe("16");
  expect(formatPercents(1050, "es-419")).toBe("10.5");
  expect(formatPercents(465, "pt-BR")).toBe("4,65");
});
