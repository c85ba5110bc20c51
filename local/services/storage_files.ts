import { dirname, join, resolve } from "../util/path.ts";

interface FileMetadata {
  mimetype: string;
  cacheControl: string;
}

/** Keeps the objects of Storage as files below one directory, with their type beside them. */
export class StorageFiles {
  driver = null;
  #root: string;

  constructor(root: string) {
    this.#root = resolve(root);
  }

  async getObject(bucket: string, key: string) {
    const path = this.#path(bucket, key);
    const metadata = await this.headObject(bucket, key);
    const file = await Deno.open(path);
    return { metadata, httpStatusCode: 200, body: file.readable };
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: ReadableStream<Uint8Array> | Uint8Array,
    contentType: string,
    cacheControl: string,
  ) {
    const path = this.#path(bucket, key);
    await Deno.mkdir(dirname(path), { recursive: true });
    // A reader never sees half a file, and a failed upload leaves the old one.
    const partial = `${path}.${crypto.randomUUID()}.part`;
    try {
      await Deno.writeFile(partial, body);
      await Deno.rename(partial, path);
    } catch (error) {
      await Deno.remove(partial).catch(() => {});
      throw error;
    }
    await Deno.writeTextFile(metadataPath(path), JSON.stringify({ mimetype: contentType, cacheControl }));
    return await this.headObject(bucket, key);
  }

  async deleteObject(bucket: string, key: string) {
    const path = this.#path(bucket, key);
    await Deno.remove(path).catch(() => {});
    await Deno.remove(metadataPath(path)).catch(() => {});
  }

  async deleteObjects(bucket: string, keys: string[]) {
    for (const key of keys) await this.deleteObject(bucket, key);
  }

  async copyObject(bucket: string, key: string, _version: string | undefined, toBucket: string, toKey: string) {
    const [from, to] = [this.#path(bucket, key), this.#path(toBucket, toKey)];
    await Deno.mkdir(dirname(to), { recursive: true });
    await Deno.copyFile(from, to);
    await Deno.copyFile(metadataPath(from), metadataPath(to));
    const { eTag, lastModified } = await this.headObject(toBucket, toKey);
    return { httpStatusCode: 200, eTag, lastModified };
  }

  async headObject(bucket: string, key: string) {
    const path = this.#path(bucket, key);
    const { size, mtime } = await Deno.stat(path);
    const { mimetype, cacheControl }: FileMetadata = JSON.parse(await Deno.readTextFile(metadataPath(path)));
    return {
      cacheControl,
      contentLength: size,
      size,
      mimetype,
      lastModified: mtime ?? undefined,
      eTag: `"${size.toString(16)}-${(mtime?.getTime() ?? 0).toString(16)}"`,
      httpStatusCode: 200,
    };
  }

  privateAssetUrl(bucket: string, key: string): Promise<string> {
    return Promise.resolve(`file://${this.#path(bucket, key)}`);
  }

  #path(bucket: string, key: string): string {
    // Names are escaped as a whole path segment, so that no name can leave its bucket's directory.
    const safe = (name: string) => encodeURIComponent(name).replace(/^\.+$/, (dots) => dots.replaceAll(".", "%2E"));
    return join(this.#root, safe(bucket), ...key.split("/").map(safe));
  }
}

function metadataPath(path: string): string {
  return `${path}.meta.json`;
}
