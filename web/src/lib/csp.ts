/**
 * The Content-Security-Policy of every page.
 *
 * Scripts run by nonce only, and what they load (`strict-dynamic`); nothing of another origin but the backend's answers, its
 * socket and the pictures in its storage. Style attributes are allowed, style elements are not without the nonce.
 *
 * WebAssembly may be compiled (`wasm-unsafe-eval`, which lets no text become a script): the form of tax details checks with it. Every page
 * allows it, because whoever follows a link to the form keeps the policy of the page on which they arrived.
 */
export function contentSecurityPolicy({ nonce, supabaseUrl, development }: {
  nonce: string;
  supabaseUrl: string;
  development: boolean;
}): string {
  const api = new URL(supabaseUrl).origin;
  const socket = api.replace(/^http/, "ws");
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", "'wasm-unsafe-eval'", ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "blob:", "data:", api],
    "font-src": ["'self'"],
    "connect-src": ["'self'", api, socket, ...(development ? ["ws:"] : [])],
    "media-src": ["'none'"],
    "frame-src": ["'none'"],
    "object-src": ["'none'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  // On this machine the web is served without TLS.
  if (api.startsWith("https:")) directives["upgrade-insecure-requests"] = [];
  return Object.entries(directives).map(([name, values]) => [name, ...values].join(" ")).join("; ");
}
