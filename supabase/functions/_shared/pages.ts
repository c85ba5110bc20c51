/**
 * Pages of the web, for the function `cerebro`: what a host's name stands for, and what is at an address. Where may be asked
 * is the core's to decide, before each request and each redirect; nothing here follows one.
 */

/** The largest page that is read, in bytes, and how long one request may take, in milliseconds. */
const MAX_PAGE_BYTES = 1_000_000;
const LIMIT_MS = 10_000;
/** Where a page may say in which encoding it is. */
const HEAD_BYTES = 1024;

/** What came of asking for a page; the core knows the shape. */
export interface Page {
  status: number;
  location?: string;
  content_type: string;
  text?: string;
}

/** Pages as the core reaches them. */
export interface Pages {
  /** The addresses of a host; none where there is no such host, undefined where the runtime cannot tell. */
  resolve(host: string): Promise<string[] | undefined>;
  get(url: string): Promise<Page>;
}

/** The web. */
export const pages: Pages = { resolve, get };

async function resolve(host: string): Promise<string[] | undefined> {
  if (typeof Deno.resolveDns !== "function") return undefined;
  const found = await Promise.all((["A", "AAAA"] as const).map(async (type) => {
    try {
      return await Deno.resolveDns(host, type);
    } catch (error) {
      return error instanceof Deno.errors.NotFound ? [] : undefined;
    }
  }));
  // A runtime that may not ask, or whose resolver does not answer, cannot tell.
  return found.every((addresses) => addresses === undefined)
    ? undefined
    : found.flatMap((addresses) => addresses ?? []);
}

async function get(url: string): Promise<Page> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(LIMIT_MS),
      headers: { accept: "text/html, text/plain;q=0.8", "user-agent": "SintraImport/1.0" },
    });
    const page = {
      status: response.status,
      location: response.headers.get("location") ?? undefined,
      content_type: response.headers.get("content-type") ?? "",
    };
    const isText = /^\s*text\/(html|plain)\s*(;|$)/i.test(page.content_type);
    if (!response.ok || !isText) {
      await response.body?.cancel();
      return page;
    }
    const bytes = await bounded(response);
    return bytes ? { ...page, text: decode(bytes, page.content_type) } : page;
  } catch (error) {
    console.warn(`a page could not be fetched: ${error instanceof Error ? error.name : "unknown"}`);
    return { status: 0, content_type: "" };
  }
}

/** The bytes of a response, or undefined where there are more than are read. */
async function bounded(response: Response): Promise<Uint8Array | undefined> {
  const announced = Number(response.headers.get("content-length") ?? NaN);
  if (announced > MAX_PAGE_BYTES) {
    await response.body?.cancel();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_PAGE_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

/** The text in the encoding that the header names, else the page itself; UTF-8 where neither does. */
function decode(bytes: Uint8Array, contentType: string): string {
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES));
  const label = named.exec(contentType)?.[1] ?? named.exec(head)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
