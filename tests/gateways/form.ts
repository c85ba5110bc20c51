/** The fields of a form as Stripe reads them: `a[b][0]=c` is `{a: {b: ["c"]}}`. */
export type Fields = { [name: string]: string | Fields };

/** Decodes a form; throws on anything that Stripe would not take, such as a name that is there twice. */
export function decodeForm(text: string): Fields {
  const fields: Fields = Object.create(null);
  if (text === "") return fields;
  for (const pair of text.split("&")) {
    const [name, value, ...more] = pair.split("=");
    if (value === undefined || more.length) throw new Error(`not a field: ${pair}`);
    if (/[^A-Za-z0-9\-_.~%+*[\]]/.test(name + value)) throw new Error(`not encoded: ${pair}`);
    put(fields, decode(name), decode(value));
  }
  return fields;
}

const decode = (text: string) => decodeURIComponent(text.replaceAll("+", " "));

function put(fields: Fields, name: string, value: string) {
  const match = /^([A-Za-z0-9_]+)((?:\[[A-Za-z0-9_]*\])*)$/.exec(name);
  if (!match) throw new Error(`not a name: ${name}`);
  const path = [match[1], ...[...match[2].matchAll(/\[([^\]]*)\]/g)].map(([, part]) => part)];
  let at = fields;
  for (const [place, part] of path.entries()) {
    // `expand[]` is the next of a list.
    const key = part === "" ? String(Object.keys(at).length) : part;
    if (place === path.length - 1) {
      if (key in at) throw new Error(`twice: ${name}`);
      at[key] = value;
    } else {
      const next = at[key] ??= Object.create(null) as Fields;
      if (typeof next === "string") throw new Error(`both a value and fields: ${name}`);
      at = next;
    }
  }
}

/** All names, with `#` for the places of lists: `line_items[#][quantity]`. */
export function names(fields: Fields, prefix = ""): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const shown = /^\d+$/.test(name) ? "#" : name;
    const full = prefix ? `${prefix}[${shown}]` : shown;
    return typeof value === "string" ? [full] : names(value, full);
  });
}

/** A value by its path, or undefined. */
export function field(fields: Fields, ...path: string[]): string | undefined {
  let at: string | Fields | undefined = fields;
  for (const part of path) at = typeof at === "object" ? at[part] : undefined;
  return typeof at === "string" ? at : undefined;
}
