/** Loads one function, asks it once, prints the status and ends: what a cold start does. */
const [module, path, headers] = Deno.args;
const { default: handler } = await import(`file://${module}`);
const response: Response = await handler.fetch(
  new Request(`http://127.0.0.1${path}`, { method: "POST", body: "{", headers: JSON.parse(headers) }),
);
await response.body?.cancel();
await Deno.stdout.write(new TextEncoder().encode(`${response.status}\n`));
Deno.exit(0);
