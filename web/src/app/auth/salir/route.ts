import { type NextRequest, NextResponse } from "next/server";
import { localPath } from "@/lib/auth/local-path";
import { siteOrigin } from "@/lib/auth/origin";
import { createClient } from "@/lib/supabase/server";

/** Ends this browser's session. A POST of this site only: no link and no picture elsewhere signs anybody out. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const origin = await siteOrigin();
  const sender = request.headers.get("origin");
  if (sender && sender !== origin && sender !== `${request.nextUrl.protocol}//${request.headers.get("host")}`) {
    return new NextResponse(null, { status: 403 });
  }
  const form = await request.formData().catch(() => null);
  const supabase = await createClient();
  await supabase.auth.signOut({ scope: "local" });
  const wanted = localPath(form?.get("siguiente")?.toString());
  return NextResponse.redirect(new URL(wanted ?? "/", origin), 303);
}
