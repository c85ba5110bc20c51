/** Kinds of pictures that are taken, as the bucket takes them. */
export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;

/** A kind of picture. */
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Side of a stored picture in pixels, at most. */
export const PICTURE_SIDE = 512;

/** Largest file that is opened; phones take pictures of about 10 MB. */
export const PICTURE_FILE_LIMIT = 20 * 1024 * 1024;

/** What a file is by its first bytes, whatever its name says; undefined for anything but a picture we take. */
export function pictureTypeOf(start: Uint8Array): PictureType | undefined {
  const is = (at: number, ...bytes: number[]) => bytes.every((byte, index) => start[at + index] === byte);
  if (is(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (is(0, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (is(0, 0x52, 0x49, 0x46, 0x46) && is(8, 0x57, 0x45, 0x42, 0x50)) return "image/webp";
  if (is(0, 0x47, 0x49, 0x46, 0x38) && (start[4] === 0x37 || start[4] === 0x39) && start[5] === 0x61) return "image/gif";
  return undefined;
}

/** How a picture is cut: enlarged `zoom` times beyond what fills the square, its middle moved by parts of the square. */
export interface Crop {
  zoom: number;
  x: number;
  y: number;
}

/** The part of a picture that a crop shows: a square in its own pixels, always inside it. */
export function cropSquare(width: number, height: number, { zoom, x, y }: Crop): { left: number; top: number; side: number } {
  const side = Math.min(width, height) / Math.max(1, zoom);
  const inside = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return {
    left: inside((width - side) / 2 - x * side, width - side),
    top: inside((height - side) / 2 - y * side, height - side),
    side,
  };
}

/** The crop with its middle moved back to where the picture still fills the square. */
export function boundedCrop(width: number, height: number, crop: Crop): Crop {
  const { left, top, side } = cropSquare(width, height, crop);
  return { zoom: Math.max(1, crop.zoom), x: ((width - side) / 2 - left) / side, y: ((height - side) / 2 - top) / side };
}

/** Cuts and shrinks a picture to a square of at most {@link PICTURE_SIDE}, as WebP where the browser writes it. */
export async function cutPicture(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const { left, top, side } = cropSquare(picture.width, picture.height, crop);
  const size = Math.max(1, Math.min(PICTURE_SIDE, Math.round(side)));
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, left, top, side, side, 0, 0, size, size);
  const write = (type: string, quality?: number) => new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  // Where WebP cannot be written the browser answers with PNG.
  const blob = await write("image/webp", 0.88);
  if (!blob) throw new Error("no picture");
  return blob;
}
