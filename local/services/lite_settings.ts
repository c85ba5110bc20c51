Deno.env.set("EXPERIMENTAL_STORAGE", "1");
Deno.env.set("LITE_TELEMETRY", "0");

// lite announces its storage on each start, and prints every refusal of the database with a stack trace although the
// client gets it as an answer. Neither tells a developer anything.
const { warn, error } = console;
console.warn = (...values: unknown[]) => {
  if (!String(values[0]).startsWith("EXPERIMENTAL FEATURES ENABLED")) warn(...values);
};
console.error = (...values: unknown[]) => {
  if ((values[0] as Error | undefined)?.name !== "PostgresError") error(...values);
};
