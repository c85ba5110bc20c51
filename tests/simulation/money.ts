/** Days and amounts, as exact as they are in the database: texts and whole numbers. */

/** A date: 2026-12-31. */
export type Day = string;

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Decimals of a currency (ISO 4217). */
export const DECIMALS = (currency: string): number => currency === "CLP" || currency === "PYG" ? 0 : 2;

/** An amount in minor units. */
export function minor(amount: string, currency: string): bigint {
  const [whole, fraction = ""] = amount.split(".");
  const decimals = DECIMALS(currency);
  const kept = fraction.slice(0, decimals).padEnd(decimals, "0");
  if (/[^0]/.test(fraction.slice(decimals))) throw new Error(`${amount} ${currency} has more decimals than there are`);
  return BigInt(whole + kept);
}
