import { type ExportedData, openFile } from "@/lib/data/account";
import type { Client } from "@/lib/supabase/browser";
import { Crc32, hasRoomFor, zip, type ZipEntry } from "./zip";

/** The archive, and the files that could not be put into it. */
export interface Archive {
  file: Blob;
  missing: string[];
}

/** Everything about the person as one archive: the data, what it is, and their files one after the other. */
export async function archiveOf(client: Client, data: ExportedData, texts: { readme: string; missing: string }, onFile: (done: number) => void): Promise<Archive> {
  const entries: ZipEntry[] = [];
  const missing: string[] = [];
  entries.push(await entryOf("datos.json", jsonOf(data).stream()));
  for (const [index, { bucket, path, size }] of data.files.entries()) {
    onFile(index + 1);
    const inside = insidePath(bucket, path);
    if (!hasRoomFor(entries, size ?? 0)) {
      missing.push(inside);
      continue;
    }
    try {
      entries.push(await entryOf(inside, await openFile(client, bucket, path)));
    } catch {
      missing.push(inside);
    }
  }
  const note = texts.readme + (missing.length > 0 ? `\n${texts.missing}\n${missing.join("\n")}\n` : "");
  entries.push(await entryOf("LEEME.txt", new Blob([note]).stream()));
  return { file: zip(entries, new Date()), missing };
}

/** The data as a file that people can read. */
export function jsonOf(data: ExportedData): Blob {
  return new Blob([JSON.stringify(data, null, 2)], { type: "application/json" });
}

/** Where a stored file stands in the archive; never above it, whatever the path says. */
export function insidePath(bucket: string, path: string): string {
  const parts = [bucket, ...path.split("/")].map((part) => part.replace(/[\\:*?"<>|\p{Cc}]/gu, "_"));
  return ["archivos", ...parts.filter((part) => part !== "" && part !== "." && part !== "..")].join("/");
}

async function entryOf(path: string, stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<ZipEntry> {
  const crc = new Crc32();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    crc.update(piece.value);
    pieces.push(piece.value);
  }
  return { path, content: new Blob(pieces), crc: crc.value };
}

/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
