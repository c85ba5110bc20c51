import { describe, expect, it } from "vitest";
import { loadMessages, NAMESPACES } from "./catalogues";
import { LOCALES } from "./locales";

/** Path of every text, with the names of its placeholders and tags. */
function shape(value: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, child] of Object.entries(value)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof child === "string") {
      const names = [...child.matchAll(/\{\s*(\w+)\s*[,}]|<(\w+)>/g)].map((match) => match[1] ?? match[2]);
      found.set(here, [...new Set(names)].sort().join(" "));
    } else for (const [name, placeholders] of shape(child, here)) found.set(name, placeholders);
  }
  return found;
}

describe.each(NAMESPACES)("the catalogue %s", (namespace) => {
  it.each(LOCALES)("takes in %s its numbers as they are written: messages know a language and no country", async (locale) => {
    expect(JSON.stringify((await loadMessages(locale))[namespace])).not.toMatch(/\{\s*\w+\s*,\s*number\b/);
  });

  it.each(LOCALES.filter((locale) => locale !== "es"))("says in %s everything that it says in Spanish, and nothing else", async (locale) => {
    const spanish = shape((await loadMessages("es"))[namespace]);
    const other = shape((await loadMessages(locale))[namespace]);
    expect([...other.keys()].sort()).toEqual([...spanish.keys()].sort());
    for (const [path, placeholders] of spanish) expect(`${path}: ${other.get(path)}`).toBe(`${path}: ${placeholders}`);
  });
});
