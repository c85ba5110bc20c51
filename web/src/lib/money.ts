import type { NumberTag } from "@/i18n/locales";

/** An amount as the database writes it: a decimal number, never a float. */
export type Decimal = string;

/** What a {@link Decimal} looks like: two decimals at most. */
export const DECIMAL = /^-?\d+(\.\d{1,2})?$/;

/** Currencies without decimals. Not Intl's own list, which leaves the cents out of others as well; same as in crates/billing. */
const WHOLE = new Set(["CLP", "PYG"]);

/** An amount as people read it: `MXN 1,234.50`; `MXN 1.234,50` in Colombia. By the currency's code, for half of the region writes its own with a bare `$`. */
export function formatMoney(amount: Decimal, currency: string, tag: NumberTag): string {
  const decimals = WHOLE.has(currency) ? 0 : 2;
  const format = new Intl.NumberFormat(tag, {
    ...(/^[A-Z]{3}$/.test(currency)
      // Brazilian symbols are all told apart: R$, US$, MX$.
      ? { style: "currency", currency, currencyDisplay: tag === "pt-BR" ? "symbol" : "code" } as const
      : {}),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: true,
  });
  // The sign in front, wherever a country puts it. A hyphen would leave its amount at the end of a line.
  const [sign, digits] = amount.startsWith("-") ? ["\u2212", amount.slice(1)] : ["", amount];
  return sign + format.format(digits as Intl.StringNumericLiteral);
}

/** The sum, to the cent. */
export function sumOf(amounts: Decimal[]): Decimal {
  return decimalOf(amounts.reduce((sum, amount) => sum + centsOf(amount), 0n));
}

/** Whether two amounts are the same, however they are written. */
export function isSame(a: Decimal, b: Decimal): boolean {
  return centsOf(a) === centsOf(b);
}

/** Whether it is nothing. */
export function isZero(amount: Decimal): boolean {
  return centsOf(amount) === 0n;
}

/** The same amount with the other sign. */
export function negated(amount: Decimal): Decimal {
  return decimalOf(-centsOf(amount));
}

/** Percents of a rate that is given in hundredths of one: `16`, `10.5`. */
export function formatPercents(basisPoints: number, tag: NumberTag): string {
  return new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }).format(basisPoints / 100);
}

function centsOf(amount: Decimal): bigint {
  const [whole = "0", fraction = ""] = amount.replace("-", "").split(".");
  const cents = BigInt(whole + fraction.padEnd(2, "0").slice(0, 2));
  return amount.startsWith("-") ? -cents : cents;
}

function decimalOf(cents: bigint): Decimal {
  const digits = `${cents < 0n ? -cents : cents}`.padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
