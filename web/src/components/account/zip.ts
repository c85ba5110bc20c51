/** A file in an archive. */
export interface ZipEntry {
  /** Path with forward slashes. */
  path: string;
  content: Blob;
  /** CRC-32 of the content; see {@link Crc32}. */
  crc: number;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** The checksum of ZIP, fed piece by piece. */
export class Crc32 {
  #state = 0xffffffff;

  update(bytes: Uint8Array): void {
    let state = this.#state;
    for (const byte of bytes) state = (TABLE[(state ^ byte) & 0xff] ?? 0) ^ (state >>> 8);
    this.#state = state >>> 0;
  }

  get value(): number {
    return (this.#state ^ 0xffffffff) >>> 0;
  }
}

/** What a classic ZIP can count to; beyond it ZIP64 would be needed, which not every phone opens. */
const LIMITS = { bytes: 0xffffffff, files: 0xffff } as const;

/** Whether one more file of this size still fits into an archive of these. */
export function hasRoomFor(entries: readonly ZipEntry[], size: number, limits: { bytes: number; files: number } = LIMITS): boolean {
  // Each name stands twice, in front of its file and in the directory, with 30 and 46 bytes about it.
  const used = entries.reduce((sum, { path, content }) => sum + content.size + 76 + 6 * path.length, 0);
  return entries.length < limits.files && used + size + ROOM_FOR_THE_REST <= limits.bytes;
}

/** The entry itself, what is added after it, and the end of the directory. */
const ROOM_FOR_THE_REST = 1 << 20;

/**
 * An archive of files as they are, without compression: pictures and PDF are compressed already. The contents are parts of
 * the answer and are not copied.
 */
export function zip(entries: ZipEntry[], modified: Date): Blob {
  const parts: BlobPart[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { path, content, crc } of entries) {
    const name = new TextEncoder().encode(path);
    const common = [20, 0x0800, 0, ...dosTime(modified), crc, content.size, content.size, name.length, 0];
    const local = record("IHHHHHIIIHH", [0x04034b50, ...common], name);
    parts.push(local, content);
    directory.push(record("IHHHHHHIIIHHHHHII", [0x02014b50, 20, ...common, 0, 0, 0, 0, offset], name));
    offset += local.length + content.size;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = record("IHHHHIIH", [0x06054b50, 0, 0, entries.length, entries.length, size, offset, 0]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}

/** Little-endian fields (I is 32 bits, H is 16), and a name after them. */
function record(format: string, values: number[], name: Uint8Array = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const length = [...format].reduce((sum, kind) => sum + (kind === "I" ? 4 : 2), 0);
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [index, kind] of [...format].entries()) {
    const value = values[index] ?? 0;
    if (kind === "I") view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
    at += kind === "I" ? 4 : 2;
  }
  bytes.set(name, length);
  return bytes;
}

/** Time and date as MS-DOS counts them, in steps of two seconds from 1980 on. */
function dosTime(date: Date): [number, number] {
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  const day = (Math.max(0, date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  return [time, day];
}
