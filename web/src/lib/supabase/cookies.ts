/** How the session's cookies are kept: where the project is reached by TLS, they never travel without it. */
export function cookieOptions(supabaseUrl: string): { secure: boolean } {
  return { secure: supabaseUrl.startsWith("https:") };
}
