/**
 * Uploaded files: fetched from Storage as the caller, so that its policies decide, and read by the module `documents`. Only
 * the function `attachments` imports this; the others never load that module.
 */
import * as documents from "./documents.generated.js";
import { apikeyOf } from "./apikey.ts";
import type { Uploads } from "./edge.ts";

/** What the bucket takes; a plan may take less. */
const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** The uploads that the caller of this request may reach. */
export function uploads(request: Request): Uploads {
  const object = (path: string) => `${Deno.env.get("SUPABASE_URL")}/storage/v1/object/attachments/${path}`;
  const headers = { authorization: request.headers.get("authorization") ?? "", apikey: apikeyOf(request) };
  return {
    async read(path) {
      let bytes: Uint8Array | undefined;
      try {
        const response = await fetch(object(path), { headers });
        if (!response.ok) {
          await response.body?.cancel();
          return response.status >= 500 ? { outcome: "failed" } : { outcome: "not_found" };
        }
        bytes = await bounded(response);
      } catch (error) {
        console.warn(`an upload could not be fetched: ${error}`);
        return { outcome: "failed" };
      }
      if (!bytes) return { outcome: "too_large" };
      const size = bytes.length;
      const answer = await understand(bytes);
      if ("refused" in answer) return { outcome: "refused", ...answer };
      const { mime_type, text, ...metadata } = answer;
      return { outcome: "read", size, mime_type, text, metadata };
    },
    async remove(path) {
      // As the clients' libraries remove: by a list of names.
      const response = await fetch(`${Deno.env.get("SUPABASE_URL")}/storage/v1/object/attachments`, {
        method: "DELETE",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ prefixes: [path] }),
      });
      if (!response.ok) console.warn(`an upload could not be removed: ${response.status}`);
      await response.body?.cancel();
    },
  };
}

/** The bytes of a response, or undefined where there are more than any plan takes. */
async function bounded(response: Response): Promise<Uint8Array | undefined> {
  const announced = Number(response.headers.get("content-length") ?? NaN);
  if (announced > MAX_FILE_BYTES) {
    await response.body?.cancel();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

/** What is in a file. One that breaks the module is damaged, and the next one gets another instance. */
async function understand(bytes: Uint8Array): Promise<{ refused: string } | Record<string, unknown>> {
  await documents.instantiate();
  try {
    return JSON.parse(documents.read(bytes));
  } catch (error) {
    console.warn(`a file broke its reader: ${error}`);
    documents.replace();
    return { refused: "attachment_unreadable", reason: "damaged" };
  }
}
