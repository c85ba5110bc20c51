import "server-only";
import { headers } from "next/headers";

/** Where people reach this site, for the links in mails: as the operator says, else as the request says. */
export async function siteOrigin(): Promise<string> {
  const configured = process.env["NEXT_PUBLIC_SITE_URL"];
  if (configured) return new URL(configured).origin;
  const sent = await headers();
  const host = sent.get("x-forwarded-host") ?? sent.get("host") ?? "127.0.0.1:3000";
  const protocol = sent.get("x-forwarded-proto")?.split(",")[0] ?? (/^(localhost|127\.|\[::1\])/.test(host) ? "http" : "https");
  return `${protocol}://${host}`;
}
