/** The functions `worker` and `cerebro`, in the module that knows how to learn. */
import * as generated from "./cerebro.generated.js";
import { boundedBody, Core, type Reply } from "./core.ts";
import type { Pages } from "./pages.ts";

interface Functions {
  worker(method: string, path: string, acceptLanguage: string): Promise<Reply>;
  cerebro(
    method: string,
    path: string,
    acceptLanguage: string,
    contentType: string,
    userId: string,
    body: Uint8Array | undefined,
    resolve: (host: string) => Promise<string | undefined>,
    get: (url: string) => Promise<string>,
  ): Promise<Reply>;
}

const core = new Core<Functions>(generated);

/** The JSON of a refusal in the caller's language. */
export function refusalText(code: string, acceptLanguage: string): Promise<string> {
  return core.refusalText(code, acceptLanguage);
}

/** Answers a request of the project to the function `worker`. */
export function worker(request: Request): Promise<Response> {
  return core.answer(
    request,
    (functions, { method, path, acceptLanguage }) => functions.worker(method, path, acceptLanguage),
  );
}

/** Answers a request of a signed-in person to the function `cerebro`. */
export async function cerebro(request: Request, userId: string, pages: Pages): Promise<Response> {
  const body = await boundedBody(request);
  return await core.answer(
    request,
    (functions, { method, path, acceptLanguage, contentType }) =>
      functions.cerebro(
        method,
        path,
        acceptLanguage,
        contentType,
        userId,
        body,
        async (host) => JSON.stringify(await pages.resolve(host)),
        async (url) => JSON.stringify(await pages.get(url)),
      ),
  );
}
