const UNITS = ["B", "KB", "MB", "GB", "TB"];

/** Bytes as people read them, e.g. 1.5 MB. */
export function formatBytes(bytes: number, number: (value: number) => string): string {
  let value = bytes;
  let unit = 0;
  // What would be shown as 1,024 is one of the next unit.
  while (value >= 1023.95 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${number(value)}\u00a0${UNITS[unit]}`;
}
