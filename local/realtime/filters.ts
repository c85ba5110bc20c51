/**
 * The filters of `postgres_changes`: `column=operator.value`, several joined by commas (all must hold), `not.` before
 * any operator, values that hold a reserved character in double quotes.
 *
 * A filter is turned into SQL over a row of the table's own type, so that comparing, ordering and matching are
 * PostgreSQL's and not an imitation.
 */

const OPERATORS = {
  eq: "=",
  neq: "<>",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  like: "like",
  ilike: "ilike",
  match: "~",
  imatch: "~*",
  isdistinct: "is distinct from",
  in: "in",
  is: "is",
} as const;

export type Operator = keyof typeof OPERATORS;

export interface Condition {
  column: string;
  operator: Operator;
  negated: boolean;
  values: string[];
}

/** A filter that cannot be understood, with the reason. */
export class FilterError extends Error {
  override name = "FilterError";
}

/** Splits at commas that stand outside quotes and parentheses. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let current = "";
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted && letter === "\\") current += letter + (text[++at] ?? "");
    else if (letter === "," && !quoted && depth === 0) {
      parts.push(current);
      current = "";
    } else {
      if (letter === '"') quoted = !quoted;
      else if (!quoted && letter === "(") depth++;
      else if (!quoted && letter === ")") depth--;
      current += letter;
    }
  }
  if (quoted || depth !== 0) throw new FilterError(`unbalanced quotes or parentheses in \`${text}\``);
  parts.push(current);
  return parts;
}

function unquote(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  return value.slice(1, -1).replace(/\\(.)/gs, "$1");
}

function parseCondition(text: string): Condition {
  const match = /^([^=]+)=(not\.)?([a-z]+)\.(.*)$/s.exec(text);
  if (!match) throw new FilterError(`\`${text}\` is not column=operator.value`);
  const [, column, not, name, rest] = match;
  if (!Object.hasOwn(OPERATORS, name)) throw new FilterError(`unknown operator \`${name}\``);
  const operator = name as Operator;
  let values = [unquote(rest)];
  if (operator === "in") {
    if (!rest.startsWith("(") || !rest.endsWith(")")) throw new FilterError("`in` takes a list in parentheses");
    values = splitList(rest.slice(1, -1)).map((value) => unquote(value.trim()));
  } else if (operator === "is" && !["null", "true", "false", "unknown"].includes(rest)) {
    throw new FilterError("`is` takes null, true, false or unknown");
  }
  return { column: column.trim(), operator, negated: not !== undefined, values };
}

/** Reads a filter; an empty one has no conditions. Throws {@link FilterError}. */
export function parseFilter(text: string | undefined | null): Condition[] {
  if (!text) return [];
  return splitList(text).map(parseCondition);
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * The SQL that is true where all conditions hold for `row`, an SQL expression of the table's type. `typeOf` gives a
 * column's type as SQL (null where there is no such column); values become parameters, appended to `parameters`.
 * Throws {@link FilterError}.
 */
export function filterSql(
  conditions: Condition[],
  row: string,
  typeOf: (column: string) => string | null,
  parameters: unknown[],
): string {
  if (conditions.length === 0) return "true";
  const parts = conditions.map(({ column, operator, negated, values }) => {
    const type = typeOf(column);
    if (type === null) throw new FilterError(`there is no column \`${column}\``);
    const left = `${row}.${quoteIdentifier(column)}`;
    const parameter = (value: unknown) => `$${parameters.push(value)}::text`;
    let sql: string;
    switch (operator) {
      case "is":
        sql = `${left} is ${values[0]}`;
        break;
      case "in":
        sql = `${left} = any (array[${values.map((value) => `(${parameter(value)})::${type}`).join(", ")}])`;
        break;
      case "like":
      case "ilike":
      case "match":
      case "imatch":
        sql = `${left}::text ${OPERATORS[operator]} ${parameter(values[0])}`;
        break;
      default:
        sql = `${left} ${OPERATORS[operator]} (${parameter(values[0])})::${type}`;
    }
    return negated ? `not (${sql})` : `(${sql})`;
  });
  return `coalesce(${parts.join(" and ")}, false)`;
}
