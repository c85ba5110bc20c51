import { describe, expect, it } from "vitest";
import { boundedCrop, cropSquare, pictureTypeOf } from "./picture";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("pictureTypeOf", () => {
  it("knows pictures by their first bytes", () => {
    expect(pictureTypeOf(bytes("\x89PNG\r\n\x1a\n"))).toBe("image/png");
    expect(pictureTypeOf(bytes("\xff\xd8\xff\xe0"))).toBe("image/jpeg");
    expect(pictureTypeOf(bytes("RIFF\x10\0\0\0WEBPVP8 "))).toBe("image/webp");
    expect(pictureTypeOf(bytes("GIF89a"))).toBe("image/gif");
  });

  it("takes nothing else for one, whatever it is called", () => {
    expect(pictureTypeOf(bytes("<svg xmlns="))).toBeUndefined();
    expect(pictureTypeOf(bytes("RIFF\x10\0\0\0WAVEfmt "))).toBeUndefined();
    expect(pictureTypeOf(bytes("%PDF-1.7"))).toBeUndefined();
    expect(pictureTypeOf(new Uint8Array())).toBeUndefined();
  });
});

describe("cropSquare", () => {
  it("takes the middle of a wide picture", () => {
    expect(cropSquare(400, 200, { zoom: 1, x: 0, y: 0 })).toEqual({ left: 100, top: 0, side: 200 });
  });

  it("never leaves the picture, however far it is moved", () => {
    expect(cropSquare(400, 200, { zoom: 1, x: 5, y: 5 })).toEqual({ left: 0, top: 0, side: 200 });
    expect(cropSquare(400, 200, { zoom: 2, x: -9, y: -9 })).toEqual({ left: 300, top: 100, side: 100 });
  });

  it("shows more than the picture at no zoom", () => {
    expect(cropSquare(300, 300, { zoom: 0.2, x: 0, y: 0 })).toEqual({ left: 0, top: 0, side: 300 });
  });
});

describe("boundedCrop", () => {
  it("gives a move that says the same as the square that is cut", () => {
    const bounded = boundedCrop(400, 200, { zoom: 1, x: 5, y: 5 });
    expect(bounded).toEqual({ zoom: 1, x: 0.5, y: 0 });
    expect(cropSquare(400, 200, bounded)).toEqual(cropSquare(400, 200, { zoom: 1, x: 5, y: 5 }));
  });
});
