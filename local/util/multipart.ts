/** One part of a form. */
export interface Part {
  name: string;
  filename?: string;
  type?: string;
  content: Uint8Array<ArrayBuffer>;
}

/**
 * Splits a multipart/form-data body. Deno's own parser leaves out parts without a name, and storage-js sends a file as
 * exactly that.
 */
export function parseMultipart(body: Uint8Array<ArrayBuffer>, contentType: string): Part[] {
  const boundary = contentType.match(/boundary=(?:"([^"]+)"|([^;\s]+))/i);
  if (!boundary) return [];
  const mark = new TextEncoder().encode(`--${boundary[1] ?? boundary[2]}`);
  const blank = new TextEncoder().encode("\r\n\r\n");
  const parts: Part[] = [];
  for (let at = indexOf(body, mark, 0); at >= 0;) {
    const start = at + mark.length;
    const next = indexOf(body, mark, start);
    if (next < 0) break;
    const headerEnd = indexOf(body, blank, start);
    if (headerEnd >= 0 && headerEnd < next) {
      const header = new TextDecoder().decode(body.subarray(start, headerEnd));
      const disposition = header.match(/^content-disposition:(.*)$/im)?.[1] ?? "";
      parts.push({
        name: disposition.match(/\bname="([^"]*)"/)?.[1] ?? "",
        filename: disposition.match(/\bfilename="([^"]*)"/)?.[1],
        type: header.match(/^content-type:\s*(.*?)\s*$/im)?.[1],
        content: body.subarray(headerEnd + blank.length, next - 2),
      });
    }
    at = next;
  }
  return parts;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0], from); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    let length = 1;
    while (length < wanted.length && bytes[at + length] === wanted[length]) length++;
    if (length === wanted.length) return at;
  }
  return -1;
}
