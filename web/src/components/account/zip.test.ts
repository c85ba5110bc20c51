import { describe, expect, it } from "vitest";
import { Crc32, hasRoomFor, zip } from "./zip";

/** Reads an archive as unpackers do: from the directory at its end to each file, and compares what both say. */
async function unzip(archive: Blob) {
  const bytes = new Uint8Array(await archive.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const text = (at: number, length: number) => new TextDecoder().decode(bytes.subarray(at, at + length));
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files: Record<string, Uint8Array> = {};
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const length = view.getUint16(at + 28, true);
    const name = text(at + 46, length);
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    // Version to name length stand in both places, two bytes further in the directory.
    expect(bytes.slice(local + 4, local + 30)).toEqual(bytes.slice(at + 6, at + 32));
    expect(text(local + 30, length)).toBe(name);
    const size = view.getUint32(local + 18, true);
    const content = bytes.subarray(local + 30 + length, local + 30 + length + size);
    const crc = new Crc32();
    crc.update(content);
    expect(crc.value).toBe(view.getUint32(local + 14, true));
    files[name] = content;
    at += 46 + length;
  }
  expect(at).toBe(end);
  return files;
}

function entry(path: string, bytes: Uint8Array<ArrayBuffer>) {
  const crc = new Crc32();
  // In two pieces, as it comes from the network.
  crc.update(bytes.subarray(0, 3));
  crc.update(bytes.subarray(3));
  return { path, content: new Blob([bytes]), crc: crc.value };
}

describe("Crc32", () => {
  it("agrees with the published check value", () => {
    const crc = new Crc32();
    crc.update(new TextEncoder().encode("123456789"));
    expect(crc.value).toBe(0xcbf43926);
  });
});

describe("zip", () => {
  it("gives back every file by its name, byte for byte", async () => {
    const picture = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256);
    const json = new TextEncoder().encode('{"empresa":"Panadería"}');
    const archive = zip(
      [entry("datos.json", json), entry("archivos/año/foto ñ.png", picture), entry("vacío.txt", new Uint8Array())],
      new Date(2026, 10, 23, 4, 30, 20),
    );
    expect(await unzip(archive)).toEqual({ "datos.json": json, "archivos/año/foto ñ.png": picture, "vacío.txt": new Uint8Array() });
  });

  it("makes an archive of nothing that is one", async () => {
    expect(await unzip(zip([], new Date(2026, 0, 1)))).toEqual({});
  });
});

describe("room in an archive", () => {
  const entry = { path: "a.txt", content: new Blob(["x".repeat(1000)]), crc: 0 };
  it("ends where classic archives stop counting", () => {
    expect(hasRoomFor([entry], 4_000_000_000)).toBe(true);
    expect(hasRoomFor([entry], 4_294_967_295)).toBe(false);
    expect(hasRoomFor([entry, entry], 0, { bytes: 2 ** 32, files: 2 })).toBe(false);
    expect(hasRoomFor([entry, entry], 0, { bytes: 2 ** 20 + 2000, files: 9 })).toBe(false);
  });
});
