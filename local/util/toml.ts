/** A value of the part of TOML that `supabase/config.toml` uses. */
export type TomlValue = string | number | boolean | TomlValue[] | TomlTable;

/** A table of a TOML document. */
export interface TomlTable {
  [key: string]: TomlValue;
}

/** Parses TOML with tables, strings, numbers, booleans, arrays and comments; dates and inline tables are refused. */
export function parseToml(text: string): TomlTable {
  const root: TomlTable = {};
  let table = root;
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    let line = withoutComment(lines[index]).trim();
    if (line === "") continue;
    const header = line.match(/^\[([^\[\]]+)\]$/);
    if (header) {
      table = descend(root, header[1].split(".").map(unquote));
      continue;
    }
    const at = line.indexOf("=");
    if (at < 0) throw new Error(`line ${index + 1} is neither a table nor a key: ${line}`);
    const key = unquote(line.slice(0, at).trim());
    while (line.slice(at + 1).trim().startsWith("[") && !line.endsWith("]") && index + 1 < lines.length) {
      line += " " + withoutComment(lines[++index]).trim();
    }
    table[key] = parseValue(line.slice(at + 1).trim(), index + 1);
  }
  return root;
}

function descend(root: TomlTable, path: string[]): TomlTable {
  let table = root;
  for (const key of path) {
    const next = table[key] ??= {};
    if (typeof next !== "object" || Array.isArray(next)) throw new Error(`${path.join(".")} is not a table`);
    table = next;
  }
  return table;
}

function parseValue(text: string, line: number): TomlValue {
  if (text === "true" || text === "false") return text === "true";
  if (/^[+-]?\d[\d_]*(\.\d+)?$/.test(text)) return Number(text.replaceAll("_", ""));
  if (/^".*"$/.test(text)) return JSON.parse(text);
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  if (text.startsWith("[") && text.endsWith("]")) {
    return split(text.slice(1, -1)).map((item) => parseValue(item, line));
  }
  throw new Error(`line ${line}: cannot read the value ${text}`);
}

function split(list: string): string[] {
  const items = list.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^,\s]+/g);
  return items ?? [];
}

function withoutComment(line: string): string {
  const match = line.match(/^(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*/);
  return match ? match[0] : line;
}

function unquote(key: string): string {
  return key.trim().replace(/^"(.*)"$/, "$1");
}
