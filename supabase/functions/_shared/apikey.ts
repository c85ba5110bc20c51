/** The key that opens the gateway: the caller's own, or else the project's public one. */
export function apikeyOf(request: Request): string {
  const given = request.headers.get("apikey");
  if (given) return given;
  const named: Record<string, string> = JSON.parse(Deno.env.get("SUPABASE_PUBLISHABLE_KEYS") || "{}");
  return named.default ?? Deno.env.get("SUPABASE_ANON_KEY") ?? "";
}
