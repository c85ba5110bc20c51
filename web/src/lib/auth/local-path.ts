/** Pages that make no sense as a destination: they would send back, or sign out. */
const NOT_A_DESTINATION = /^\/(auth|ingresar|registro|recuperar|api|_next)(\/|$)/;

/**
 * The path within this site that a `siguiente` names, or undefined for anything that leads elsewhere: another origin
 * (`https://…`, `//host`, `/\host`), another scheme, control characters, a page that nobody wants to return to.
 */
export function localPath(value: string | string[] | null | undefined): string | undefined {
  if (typeof value !== "string" || value.length > 2000 || !value.startsWith("/")) return undefined;
  // Browsers drop tabs and line breaks, and read backslashes as slashes: neither has a place here.
  if (/[\u0000-\u0020\\\u007f]/.test(value)) return undefined;
  const base = "http://local.invalid";
  let url: URL;
  try {
    url = new URL(value, base);
  } catch {
    return undefined;
  }
  if (url.origin !== base || url.pathname.startsWith("//") || NOT_A_DESTINATION.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}

/** As {@link localPath}, for a link that Auth wrote: it names the whole address, and only this site's counts. */
export function pathOfLink(value: string | null | undefined, origin: string): string | undefined {
  if (!value) return undefined;
  if (value.startsWith("/")) return localPath(value);
  try {
    const url = new URL(value);
    return url.origin === new URL(origin).origin ? localPath(url.pathname + url.search + url.hash) : undefined;
  } catch {
    return undefined;
  }
}

/** An address of this site with what must not get lost on the way, e.g. `/registro?plan=starter&siguiente=%2Fdashboard`. */
export function withQuery(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
}
