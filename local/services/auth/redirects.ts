import type { ProjectConfig } from "../../config.ts";

/** Where a link of a mail leads in the end: what the client asked for, where config.toml allows it; else the site. */
export function redirectTarget(request: Request, { auth }: ProjectConfig): string {
  const wanted = new URL(request.url).searchParams.get("redirect_to") ?? request.headers.get("redirect_to");
  for (const candidate of [wanted, request.headers.get("referer")]) {
    if (candidate && isAllowed(candidate, auth)) return candidate;
  }
  return auth.siteUrl;
}

function isAllowed(address: string, { siteUrl, redirectUrls }: ProjectConfig["auth"]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const site = new URL(siteUrl);
  const loopback = ["127.0.0.1", "localhost", "[::1]"];
  if (
    url.protocol === site.protocol && url.hostname === site.hostname &&
    (url.port === site.port || loopback.includes(url.hostname))
  ) return true;
  // Numbers are no names that somebody could own, except for this machine's.
  if (/^(\d+\.\d+\.\d+\.\d+|\[.*\])$/.test(url.hostname) && !loopback.includes(url.hostname)) return false;
  return redirectUrls.some((pattern) => globPattern(pattern).test(address.split("#")[0]));
}

/** `*` is any text without `.` and `/`, `**` any text, `?` one character. */
function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*|[*?]|[\\^$.|+()[\]{}]/g, (part) => {
    if (part === "**") return ".*";
    if (part === "*") return "[^./]*";
    if (part === "?") return "[^./]";
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}

/** The target with what the link found out, as GoTrue writes it: in the query and, for whoever does not look there, the hash. */
export function withOutcome(target: string, outcome: Record<string, string>, where: "query" | "hash" | "both"): string {
  const url = new URL(target);
  if (where !== "hash") { for (const [name, value] of Object.entries(outcome)) url.searchParams.set(name, value); }
  if (where !== "query") url.hash = new URLSearchParams(outcome).toString();
  return url.href;
}
