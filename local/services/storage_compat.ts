// Where lite's Storage and the newest storage-js do not speak the same dialect.

/**
 * storage-js sends a Blob or File as a form whose file part has no name; lite looks for a part named "file". The part
 * is passed on as a plain body.
 */
export async function plainUpload(request: Request): Promise<Request> {
  const isUpload = request.method === "POST" || request.method === "PUT";
  if (!isUpload || !request.headers.get("content-type")?.startsWith("multipart/form-data")) return request;
  const form = await request.formData();
  let file: File | undefined;
  for (const value of form.values()) if (value instanceof File) file ??= value;
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  if (!file) return new Request(request.url, { method: request.method, headers, body: new FormData() });
  headers.set("content-type", file.type || "application/octet-stream");
  headers.set("content-length", String(file.size));
  const seconds = form.get("cacheControl");
  if (typeof seconds === "string" && /^\d+$/.test(seconds)) headers.set("cache-control", `max-age=${seconds}`);
  const metadata = form.get("metadata");
  if (typeof metadata === "string") headers.set("x-metadata", btoa(String.fromCharCode(...new TextEncoder().encode(metadata))));
  return new Request(request.url, { method: request.method, headers, body: file });
}

/** storage-js reads signed addresses as `signedURL` (downloads) and `url` (uploads), relative to `/storage/v1`. */
export async function signedAddresses(path: string, method: string, response: Response): Promise<Response> {
  const signing = method === "POST" && response.ok && /^\/storage\/v1\/object\/(upload\/)?sign\//.test(path);
  if (!signing) return response;
  const body = await response.json();
  const mended = Array.isArray(body) ? body.map(mend) : mend(body);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return Response.json(mended, { status: response.status, headers });
}

function mend(item: { signedUrl?: string; token?: string; path?: string; error?: unknown }) {
  const { signedUrl, ...rest } = item;
  const address = signedUrl ? encodeURI(signedUrl.replace(/^\/storage\/v1/, "")) : null;
  return rest.token !== undefined ? { ...rest, url: address } : { ...rest, signedURL: address };
}
