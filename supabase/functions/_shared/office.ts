/** The functions `billing`, `cerebro`, `webhooks` and `worker`: whatever is not waited for word by word, in one module. */
import * as generated from "./office.generated.js";
import { boundedBody, Core, type Reply } from "./core.ts";
import type { Invoices } from "./invoices.ts";
import type { Pages } from "./pages.ts";

interface Functions {
  worker(method: string, path: string, acceptLanguage: string): Promise<Reply>;
  billing(
    method: string,
    path: string,
    acceptLanguage: string,
    contentType: string,
    userId: string,
    body: Uint8Array | undefined,
    readable: (id: string) => Promise<boolean | undefined>,
    print: (document: string) => Promise<Uint8Array>,
  ): Promise<Reply>;
  webhooks(
    method: string,
    path: string,
    acceptLanguage: string,
    headers: string[],
    query: string,
    body: Uint8Array | undefined,
    at: number,
  ): Promise<Reply>;
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

/** Answers a request of a signed-in person to the function `billing`. */
export async function billing(request: Request, userId: string, invoices: Invoices): Promise<Response> {
  const body = await boundedBody(request);
  return await core.answer(
    request,
    (functions, { method, path, acceptLanguage, contentType }) =>
      functions.billing(
        method,
        path,
        acceptLanguage,
        contentType,
        userId,
        body,
        (id) => invoices.readable(id),
        (document) => invoices.print(document),
      ),
  );
}

/** Answers a delivery of a service outside to the function `webhooks`, which is believed by its signature alone. */
export async function webhooks(request: Request): Promise<Response> {
  const at = Math.floor(Date.now() / 1000);
  const body = await boundedBody(request);
  const headers = [...request.headers].flat();
  const query = new URL(request.url).search.slice(1);
  return await core.answer(
    request,
    (functions, { method, path, acceptLanguage }) =>
      functions.webhooks(method, path, acceptLanguage, headers, query, body, at),
  );
}
