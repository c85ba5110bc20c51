/** What vendors refuse of a schema that an answer is to follow strictly. */

/** What is wrong with a schema, in one sentence; undefined where it may be asked for. */
export function faultOf(schema: unknown, path = "()"): string | undefined {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
    return `In context=${path}, not a schema.`;
  }
  const { type, properties, required, additionalProperties, items } = schema as Record<string, unknown>;
  if (type === "object") {
    if (additionalProperties !== false) {
      return `In context=${path}, 'additionalProperties' is required to be supplied and to be false.`;
    }
    const names = Object.keys(properties ?? {}).sort();
    if (JSON.stringify([...(required as string[] ?? [])].sort()) !== JSON.stringify(names)) {
      return `In context=${path}, 'required' is required to be supplied and to be an array including every key in properties.`;
    }
    for (const name of names) {
      const fault = faultOf((properties as Record<string, unknown>)[name], `${path}.${name}`);
      if (fault) return fault;
    }
  }
  return type === "array" ? faultOf(items, `${path}.items`) : undefined;
}
