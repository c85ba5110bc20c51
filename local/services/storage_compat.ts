// Where lite's Storage and the newest storage-js do not speak the same dialect.
import { parseMultipart } from "../util/multipart.ts";

/**
 * storage-js sends a Blob or File as a form whose file part has no name; lite looks for a part named "file". The part
 * is passed on as a plain body.
 */
export async function plainUpload(request: Request): Promise<Request> {
  const contentType = request.headers.get("content-type") ?? "";
  const isUpload = request.method === "POST" || request.method === "PUT";
  if (!isUpload || !/^multipart\/form-data/i.test(contentType)) return request;
  const parts = parseMultipart(new Uint8Array(await request.arrayBuffer()), contentType);
  const file = parts.find((part) => part.filename !== undefined);
  const field = (name: string) => {
    const part = parts.find((candidate) => candidate.name === name && candidate.filename === undefined);
    return part && new TextDecoder().decode(part.content);
  };
  const headers = new Headers(request.headers);
  headers.set("content-type", file?.type || "application/octet-stream");
  headers.set("content-length", String(file?.content.length ?? 0));
  const seconds = field("cacheControl");
  if (seconds && /^\d+$/.test(seconds)) headers.set("cache-control", `max-age=${seconds}`);
  const metadata = field("metadata");
  if (metadata) headers.set("x-metadata", new TextEncoder().encode(metadata).toBase64());
  return new Request(request.url, { method: request.method, headers, body: file?.content ?? new Uint8Array() });
}

/** Several paths signed at once: lite takes the list for an object without a name, so each is asked for by itself. */
export async function signMany(
  request: Request,
  path: string,
  ask: (request: Request) => Promise<Response>,
): Promise<Response | undefined> {
  const bucket = path.match(/^\/storage\/v1\/object\/sign\/([^/]+)$/)?.[1];
  if (!bucket || request.method !== "POST") return undefined;
  const { paths, expiresIn } = await request.json();
  if (!Array.isArray(paths)) return Response.json({ message: "paths is missing", statusCode: "400" }, { status: 400 });
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  const answers = paths.map(async (name) => {
    const url = new URL(`/storage/v1/object/sign/${bucket}/${encodeURI(String(name))}`, request.url);
    const answer = await (await ask(new Request(url, { method: "POST", headers, body: JSON.stringify({ expiresIn }) })))
      .json();
    return answer.signedUrl
      ? { path: name, error: null, signedURL: answer.signedUrl.replace(/^\/storage\/v1/, "") }
      : { path: name, error: "Either the object does not exist or you do not have access to it", signedURL: null };
  });
  return Response.json(await Promise.all(answers));
}

/** A request that lists a folder, with the folder; undefined when it lists none. */
export async function listedFolder(
  request: Request,
  path: string,
): Promise<{ request: Request; folder: string } | undefined> {
  if (request.method !== "POST" || !path.startsWith("/storage/v1/object/list/")) return undefined;
  const body = await request.text();
  let folder: unknown;
  try {
    folder = JSON.parse(body).prefix;
  } catch {
    // Storage refuses it in its own words.
  }
  const again = new Request(request.url, { method: "POST", headers: request.headers, body });
  return { request: again, folder: typeof folder === "string" ? folder : "" };
}

/** A list shows one folder: names below it, and its folders once each. */
function folderView(rows: { name: string; [column: string]: unknown }[], prefix: string): unknown[] {
  const folder = prefix.replace(/^\/+|\/+$/g, "");
  const start = folder === "" ? "" : `${folder}/`;
  const folders = new Set<string>();
  const items: unknown[] = [];
  for (const row of rows) {
    if (!row.name.startsWith(start)) continue;
    const [name, ...rest] = row.name.slice(start.length).split("/");
    if (rest.length === 0) items.push({ ...row, name });
    else if (!folders.has(name)) {
      folders.add(name);
      items.push({ name, id: null, updated_at: null, created_at: null, last_accessed_at: null, metadata: null });
    }
  }
  return items;
}

/**
 * storage-js reads signed addresses as `signedURL` (downloads) and `url` (uploads), relative to `/storage/v1`, and the
 * full name of an object as `Key`.
 */
export async function mendAnswer(path: string, method: string, response: Response, prefix?: string): Promise<Response> {
  if (!response.ok || (method !== "POST" && method !== "PUT")) return response;
  if (prefix !== undefined) return Response.json(folderView(await response.json(), prefix));
  const route = path.replace(/^\/storage\/v1\/object\//, "");
  const signed = /^(upload\/)?sign\//.test(route);
  if (!signed && route !== "copy") return response;
  const body = await response.json();
  const mended = Array.isArray(body) ? body.map(mend) : mend(body, route);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return Response.json(mended, { status: response.status, headers });
}

interface Answer {
  signedUrl?: string;
  token?: string;
  key?: string;
  Key?: string;
}

function mend(answer: Answer, route?: string | number): unknown {
  const { signedUrl, key, ...rest } = answer;
  if (signedUrl !== undefined) {
    const address = signedUrl ? signedUrl.replace(/^\/storage\/v1/, "") : null;
    return rest.token === undefined ? { ...rest, signedURL: address } : { ...rest, url: address };
  }
  if (rest.Key !== undefined && typeof route === "string") {
    return { ...rest, Key: decodeURIComponent(route.replace(/^upload\/sign\//, "")) };
  }
  return key === undefined ? rest : { ...rest, Key: key };
}

/** What a browser asks of a download beside the bytes: a part of them, a name to keep them under. */
export async function finishDownload(request: Request, response: Response): Promise<Response> {
  const url = new URL(request.url);
  const route = url.pathname.match(/^\/storage\/v1\/object\/(?:(public|sign|authenticated)\/)?/)?.[1];
  if (request.method !== "GET" || response.status !== 200 || url.pathname.startsWith("/storage/v1/object/list")) {
    return response;
  }
  const headers = new Headers(response.headers);
  // Whoever signs in after somebody else on the same machine must not be shown what the browser keeps.
  if (route !== "public" && route !== "sign") headers.append("vary", "authorization");
  const name = url.searchParams.get("download");
  if (name !== null) {
    headers.set(
      "content-disposition",
      name ? `attachment; filename*=UTF-8''${fileName(name)}` : "attachment",
    );
  }
  const range = request.headers.get("range")?.match(/^bytes=(\d*)-(\d*)$/);
  if (!range || range[0] === "bytes=-") return new Response(response.body, { status: 200, headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [, first, last] = range;
  const start = first ? Number(first) : Math.max(0, bytes.length - Number(last));
  const end = first && last ? Math.min(Number(last), bytes.length - 1) : bytes.length - 1;
  headers.delete("content-length");
  if (start > end) {
    headers.set("content-range", `bytes */${bytes.length}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-range", `bytes ${start}-${end}/${bytes.length}`);
  return new Response(bytes.subarray(start, end + 1), { status: 206, headers });
}

/** storage-js escapes a name twice. */
function fileName(name: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(name));
  } catch {
    return encodeURIComponent(name);
  }
}
