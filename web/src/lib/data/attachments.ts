import { z } from "zod";
import { accessToken } from "@/lib/chat/token";
import type { MessageFile } from "@/lib/chat/types";
import type { Client } from "@/lib/supabase/browser";
import type { PublicConfig } from "@/lib/supabase/config";

const BUCKET = "attachments";

export const fileKeys = { address: (path: string) => ["file", path] as const };

/** Types that the function reads; it looks at the content, this is for the file picker. */
export const ACCEPTED = "image/png,image/jpeg,image/webp,image/gif,application/pdf,text/plain,text/csv,text/markdown,.txt,.md,.csv,.pdf";

const registered = z.object({
  id: z.string(),
  name: z.string(),
  mimeType: z.string(),
  size: z.number(),
  kind: z.string(),
  chars: z.number(),
  truncated: z.boolean(),
});

/** A file that has been read, and how much text was found in it. */
export type ReadFile = MessageFile & Pick<z.infer<typeof registered>, "kind" | "chars" | "truncated">;

/** The name as it may stand in a path. */
export function pathName(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "");
  const dot = plain.lastIndexOf(".");
  const extension = dot > 0 ? plain.slice(dot).slice(0, 12) : "";
  return `${(dot > 0 ? plain.slice(0, dot) : plain).slice(0, 120) || "archivo"}${extension}`;
}

/** Uploads a file and has it read. Tells how much of it is there, from 0 to 1. */
export async function uploadAttachment(
  client: Client,
  config: PublicConfig,
  { userId, file, locale, onProgress, signal }: {
    userId: string;
    file: File;
    locale: string;
    onProgress: (part: number) => void;
    signal: AbortSignal;
  },
): Promise<ReadFile> {
  const path = `${userId}/${crypto.randomUUID()}/${pathName(file.name)}`;
  const headers = { apikey: config.publishableKey, authorization: `Bearer ${await accessToken(client)}`, "accept-language": locale };
  await put(`${config.supabaseUrl}/storage/v1/object/${BUCKET}/${path}`, file, headers, onProgress, signal);
  const response = await fetch(`${config.supabaseUrl}/functions/v1/attachments`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ path, name: file.name.slice(0, 200) }),
    signal,
  });
  if (!response.ok) throw new Error(await response.text());
  return { ...registered.parse(await response.json()), path };
}

/** An upload that tells how far it is: fetch does not. */
function put(url: string, file: File, headers: Record<string, string>, onProgress: (part: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.setRequestHeader("x-upsert", "false");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => request.status < 300 ? resolve() : reject(new Error(request.responseText || String(request.status)));
    request.onerror = () => reject(new TypeError("Failed to fetch"));
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** Takes back a file that was not sent. */
export async function removeAttachment(client: Client, config: PublicConfig, id: string): Promise<void> {
  const response = await fetch(`${config.supabaseUrl}/functions/v1/attachments/${id}`, {
    method: "DELETE",
    headers: { apikey: config.publishableKey, authorization: `Bearer ${await accessToken(client)}` },
  });
  if (!response.ok && response.status !== 404) throw new Error(await response.text());
}

/** An address under which the file can be seen for an hour; with a name, under which it is saved. */
export async function signedAddress(client: Client, path: string, saveAs?: string): Promise<string> {
  const { data, error } = await client.storage.from(BUCKET).createSignedUrl(path, 3600, saveAs ? { download: saveAs } : undefined);
  if (error) throw error;
  return data.signedUrl;
}
