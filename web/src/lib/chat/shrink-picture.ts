/** Longest side of a picture that is sent, in pixels; models look at no more. */
const LONGEST_SIDE = 2048;
/** Larger files are written anew even where their sides are short enough. */
const LARGE = 3_000_000;
/** Kinds of pictures that lose nothing that matters by being written anew. GIFs may move, so they stay. */
const SHRINKABLE = new Set(["image/jpeg", "image/png", "image/webp"]);

/** A photo as a phone takes it, made small enough for models and for a slow network. Everything else stays as it is. */
export async function shrinkPicture(file: File): Promise<File> {
  if (!SHRINKABLE.has(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size <= LARGE) {
      picture.close();
      return file;
    }
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext("2d");
    if (!context) return file;
    // JPEG knows no transparency: what was clear becomes white, not black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
    return blob ? new File([blob], file.name.replace(/\.[^.]+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
  } catch {
    // Not a picture that this browser can read: the server decides.
    return file;
  }
}
