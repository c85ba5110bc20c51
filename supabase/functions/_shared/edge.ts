/** The functions `chat` and `attachments`, in the module that is compiled before the first word of an answer. */
import { boundedBody, Core, type Reply } from "./core.ts";
import * as generated from "./edge.generated.js";

interface Functions {
  chat(
    method: string,
    path: string,
    acceptLanguage: string,
    contentType: string,
    userId: string,
    body?: Uint8Array,
  ): Promise<Reply>;
  attachments(
    method: string,
    path: string,
    acceptLanguage: string,
    contentType: string,
    userId: string,
    body: Uint8Array | undefined,
    read: (path: string) => Promise<string>,
    remove: (path: string) => Promise<void>,
  ): Promise<Reply>;
}

/** Uploaded files, as far as the caller may reach them. */
export interface Uploads {
  /** What became of reading one; the core knows the shapes. */
  read(path: string): Promise<{ outcome: string } & Record<string, unknown>>;
  remove(path: string): Promise<void>;
}

const core = new Core<Functions>(generated);

/** The JSON of a refusal in the caller's language. */
export function refusalText(code: string, acceptLanguage: string): Promise<string> {
  return core.refusalText(code, acceptLanguage);
}

/** Answers a request of a signed-in person to the function `chat`. */
export async function chat(request: Request, userId: string): Promise<Response> {
  const body = await boundedBody(request);
  return await core.answer(
    request,
    (functions, { method, path, acceptLanguage, contentType }) =>
      functions.chat(method, path, acceptLanguage, contentType, userId, body),
  );
}

/** Answers a request of a signed-in person to the function `attachments`. */
export async function attachments(request: Request, userId: string, uploads: Uploads): Promise<Response> {
  const body = await boundedBody(request);
  return await core.answer(
    request,
    (functions, { method, path, acceptLanguage, contentType }) =>
      functions.attachments(
        method,
        path,
        acceptLanguage,
        contentType,
        userId,
        body,
        async (path) => JSON.stringify(await uploads.read(path)),
        (path) => uploads.remove(path),
      ),
  );
}

/** The provider's bytes in, the client's bytes out; on its own, for measuring. */
export class Transcoder {
  #inner: { push(bytes: Uint8Array): Uint8Array; finish(): Uint8Array; free(): void; readonly text: string };

  constructor(provider: string, messageId: string) {
    generated.instantiateNow();
    this.#inner = new generated.Transcoder(provider, messageId);
  }

  /** Takes bytes of the provider and gives the frames they complete. */
  push(bytes: Uint8Array): Uint8Array {
    return this.#inner.push(bytes);
  }

  /** Ends the stream and gives the last frames. */
  finish(): Uint8Array {
    return this.#inner.finish();
  }

  /** The answer so far. */
  get text(): string {
    return this.#inner.text;
  }

  /** Gives its memory back. */
  free(): void {
    this.#inner.free();
  }
}

/** About how many tokens a text is. */
export function estimateTokens(text: string): number {
  generated.instantiateNow();
  return generated.estimateTokens(text);
}
