import { expect, it } from "vitest";
import { formatBytes } from "./bytes";

it("a size is written with three digits at most, in units of 1024", () => {
  expect(formatBytes(0, "es-419")).toBe("0 B");
  expect(formatBytes(999, "es-419")).toBe("999 B");
  expect(formatBytes(1536, "es-419")).toBe("1.5 KB");
  expect(formatBytes(1536, "pt-BR")).toBe("1,5 KB");
  expect(formatBytes(1536, "es-AR")).toBe("1,5 KB");
  expect(formatBytes(5 * 1024 ** 3, "es-419")).toBe("5 GB");
  expect(formatBytes(1023 * 1024, "es-419")).toBe("1 MB");
});
