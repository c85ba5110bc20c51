import type { NumberTag } from "@/i18n/locales";

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** A size as people read it: three digits at most, units of 1024. */
export function formatBytes(bytes: number, tag: NumberTag): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
}
