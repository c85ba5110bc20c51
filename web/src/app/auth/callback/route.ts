import { type NextRequest, NextResponse } from "next/server";
import { arrive } from "@/lib/auth/arrival";
import { pathOfLink, withQuery } from "@/lib/auth/local-path";
import { siteOrigin } from "@/lib/auth/origin";
import { failureOf } from "@/lib/errors";
import { createClient } from "@/lib/supabase/server";

/** Where Auth sends people back with a code, which only the browser that began can exchange for a session. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const origin = await siteOrigin();
  const query = request.nextUrl.searchParams;
  const wanted = pathOfLink(query.get("next"), origin);
  const code = query.get("code");
  const refused = (reason: string) =>
    NextResponse.redirect(new URL(withQuery("/ingresar", { error: reason, siguiente: wanted }), origin), 303);
  if (!code) return refused(query.get("error_code") ?? "otp_expired");

  const supabase = await createClient();
  const { data, error } = await supabase.auth.exchangeCodeForSession(code);
  if (error) return refused(failureOf(error).code === "unknown" ? "otp_expired" : failureOf(error).code);
  return NextResponse.redirect(new URL(await arrive(supabase, data.user.id, wanted), origin), 303);
}
