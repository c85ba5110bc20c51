/** Addresses that a text may lead to. */
const PROTOCOLS = new Set(["http:", "https:", "mailto:"]);

/**
 * The address of a link in a text that we did not write, or null where it leads nowhere that a link may lead.
 * Only whole addresses of the web and of mail: nothing relative, because it would look like a page of ours.
 */
export function safeAddress(address: string | null | undefined): URL | null {
  const trimmed = address?.trim() ?? "";
  if (!/^[a-z][a-z0-9+.-]*:/i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  if (!PROTOCOLS.has(url.protocol)) return null;
  return url.protocol === "mailto:" || url.hostname ? url : null;
}

/** Where a link really leads, for people: the host, or the mail address. */
export function destinationOf(url: URL): string {
  return url.protocol === "mailto:" ? decodeURIComponentSafely(url.pathname) : url.host;
}

/**
 * Whether a link deserves a question before it is followed: its text names another host or mail address than the one it
 * leads to, the address hides its host behind a user name, or the host is written in letters that look like others.
 */
export function isSuspicious(text: string, url: URL): boolean {
  if (url.username || url.password) return true;
  if (url.hostname.split(".").some((label) => label.startsWith("xn--"))) return true;
  const destination = destinationOf(url).toLowerCase();
  return hostsIn(text).some((host) => !isSameHost(host, destination));
}

/** Hosts and mail addresses that a text names. */
function hostsIn(text: string): string[] {
  // Invisible characters and look-alike dots must not split a name that a person reads as one.
  const plain = text.normalize("NFKC").replace(/[\p{Cf}\u3002]/gu, (sign) => sign === "\u3002" ? "." : "").toLowerCase();
  return plain.match(/[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?/gu) ?? [];
}

function isSameHost(named: string, destination: string): boolean {
  const [a, b] = [named, destination].map((host) => host.replace(/^www\./, "").replace(/:(80|443)$/, ""));
  if (a === b) return true;
  // "tienda.com" for "www.tienda.com" or "blog.tienda.com" is honest, the other way round is not.
  if (b?.endsWith(`.${a}`)) return true;
  // A file or a technology, not a host: "reporte.pdf", "Node.js".
  return !named.includes("@") && FILES.has(named.split(".").at(-1) ?? "");
}

const FILES = new Set([
  "pdf", "csv", "txt", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg", "gif", "svg", "webp", "zip", "json",
  "xml", "html", "css", "js", "ts", "tsx", "jsx", "py", "md", "sql", "yml", "yaml",
]);

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
