/** One regular file of a tar archive. */
export interface TarEntry {
  path: string;
  content: Uint8Array;
}

/** Reads the regular files of a gzip-compressed tar archive (ustar, with GNU long names). */
export async function untarGz(archive: Uint8Array<ArrayBuffer>): Promise<TarEntry[]> {
  const stream = new Blob([archive]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const decoder = new TextDecoder();
  const text = (start: number, length: number) => decoder.decode(bytes.subarray(start, start + length)).split("\0")[0];
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  for (let at = 0; at + 512 <= bytes.length;) {
    const name = text(at, 100);
    if (name === "") break;
    const size = parseInt(text(at + 124, 12).trim() || "0", 8);
    const kind = text(at + 156, 1);
    const prefix = text(at + 257, 5) === "ustar" ? text(at + 345, 155) : "";
    const content = bytes.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    if (kind === "L") {
      longName = decoder.decode(content).split("\0")[0];
      continue;
    }
    if (kind === "" || kind === "0") {
      entries.push({ path: longName ?? (prefix ? `${prefix}/${name}` : name), content });
    }
    longName = undefined;
  }
  return entries;
}
