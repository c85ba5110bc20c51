import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { localPath } from "@/lib/auth/local-path";
import { contentSecurityPolicy } from "@/lib/csp";
import { readPublicConfig } from "@/lib/supabase/config";
import { cookieOptions } from "@/lib/supabase/cookies";

/** Pages for people who have signed in. Everything else is open. */
const PRIVATE = /^\/(dashboard|bienvenida)(\/|$)/;
/** Pages that make no sense to somebody who has. */
const VISITORS_ONLY = /^\/(ingresar|registro)(\/|$)/;

/**
 * Before every page: refreshes the session while cookies can still be written, sends visitors to the sign-in page and back
 * where they wanted to go, and sets the Content-Security-Policy with a nonce of its own for each answer.
 *
 * This is convenience, not the lock: Row Level Security decides what anybody sees.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const config = readPublicConfig();
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy({
    nonce,
    supabaseUrl: config.supabaseUrl,
    development: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);

  let response = NextResponse.next({ request: { headers } });
  const supabase = createServerClient(config.supabaseUrl, config.publishableKey, {
    cookieOptions: cookieOptions(config.supabaseUrl),
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (all, cacheHeaders) => {
        for (const { name, value } of all) request.cookies.set(name, value);
        headers.set("cookie", request.cookies.toString());
        response = NextResponse.next({ request: { headers } });
        for (const { name, value, options } of all) response.cookies.set(name, value, options);
        for (const [name, value] of Object.entries(cacheHeaders ?? {})) response.headers.set(name, value);
      },
    },
  });
  const { pathname, search } = request.nextUrl;
  const { data } = await supabase.auth.getClaims();
  if (!data && PRIVATE.test(pathname)) {
    return redirect(request, response, `/ingresar?siguiente=${encodeURIComponent(pathname + search)}`);
  }
  // The forms of these pages are posted to them, and answer for themselves.
  if (data && request.method === "GET" && VISITORS_ONLY.test(pathname)) {
    return redirect(request, response, localPath(request.nextUrl.searchParams.get("siguiente")) ?? "/dashboard");
  }

  response.headers.set("content-security-policy", policy);
  return response;
}

/** A redirect that keeps the cookies of the refreshed session. */
function redirect(request: NextRequest, response: NextResponse, path: string): NextResponse {
  const moved = NextResponse.redirect(new URL(path, request.nextUrl));
  for (const cookie of response.cookies.getAll()) moved.cookies.set(cookie);
  return moved;
}

export const config = {
  // Not for files, which carry no session and no policy.
  matcher: ["/((?!_next/static|_next/image|.*\\.(?:svg|png|webp|ico|txt|xml|webmanifest|woff2)$).*)"],
};
