import { App } from "./lite.ts";
import type { ProjectConfig } from "../config.ts";
import type { Keys } from "../keys.ts";
import { type Catalog, type RequestContext, requestContext, serviceConnection } from "./connection.ts";
import { StorageFiles } from "./storage_files.ts";
import { finishDownload, listedFolder, mendAnswer, plainUpload, signMany } from "./storage_compat.ts";
import { type Claims, verifyToken } from "./tokens.ts";

/** A service of the gateway. */
export interface Service {
  handle(request: Request, peer: string): Promise<Response>;
  close(): Promise<void>;
}

interface ServiceOptions {
  databasePort: number;
  config: ProjectConfig;
  keys: Keys;
  catalog: Catalog;
}

interface Caller {
  apiKeyType: "publishable" | "secret";
  claims: Claims;
}

/** `/rest/v1`: the Data API, signed in as `authenticator`. */
export function restService({ databasePort, config, keys, catalog }: ServiceOptions): Service {
  // About PostgREST's own pool: each session learns its functions' plans anew, so more of them are colder, not faster.
  const connection = serviceConnection(databasePort, "authenticator", { max: 12, searchPath: config.api.searchPath });
  catalog.serve(connection);
  const callers = new WeakMap<Request, Caller>();
  const app = new App({
    connection,
    api: { enabled: true, schemas: config.api.schemas, max_rows: config.api.maxRows },
    auth: { enabled: true, jwt_secret: keys.jwtSecret },
    studio: { enabled: false },
    db: { migrations: { enabled: false } },
    options: {
      server: {
        apiKeys: false,
        disableStudio: true,
        middlewares: [async (context, next) => {
          // The caller is known already: lite would look up user and session in the database for each request.
          const caller = callers.get(context.req.raw);
          if (caller) {
            context.set("apiKeyType", caller.apiKeyType);
            context.set("ignoreAuthorization", true);
            context.set("jwt", caller.claims);
            if (typeof caller.claims.sub === "string") context.set("userId", caller.claims.sub);
          }
          await next();
        }],
      },
    },
  });
  return {
    async handle(request, peer) {
      const caller = identify(request, keys);
      if (caller instanceof Response) return caller;
      callers.set(request, caller);
      const context = contextOf(request, peer);
      const response = await requestContext.run(context, async () => await app.fetch(request));
      return response.status === 500 ? refusedByDatabase(context.failure) ?? response : response;
    },
    close: () => connection.close(),
  };
}

/** `/storage/v1`, signed in as `supabase_storage_admin`; the objects are files below `directory`. */
export function storageService(
  { databasePort, config, keys, catalog, directory }: ServiceOptions & { directory: string },
): Service {
  const connection = serviceConnection(databasePort, "supabase_storage_admin", { max: 8 });
  catalog.serve(connection);
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
    },
    storage: { enabled: true, file_size_limit: config.storage.fileSizeLimit },
    studio: { enabled: false },
    db: { migrations: { enabled: false } },
    options: { server: { disableStudio: true } },
  });
  app._storageAdapter = new StorageFiles(directory) as unknown as typeof app._storageAdapter;
  return {
    async handle(request, peer) {
      const { pathname } = new URL(request.url);
      const ask = (plain: Request) => requestContext.run(contextOf(request, peer), async () => await app.fetch(plain));
      const many = await signMany(request, pathname, ask);
      if (many) return many;
      const list = await listedFolder(request, pathname);
      const answer = await ask(list?.request ?? await plainUpload(request));
      return await finishDownload(request, await mendAnswer(pathname, request.method, answer, list?.folder));
    },
    close: () => connection.close(),
  };
}

/** Who calls, as the hosted gateway and PostgREST decide it: the API key gives a role, a user's token replaces it. */
function identify(request: Request, keys: Keys): Caller | Response {
  const apiKey = request.headers.get("apikey") ?? apiKeyParameter(request.url);
  if (!apiKey) {
    return refusal(
      "No API key found in request",
      "No `apikey` request header or url param was found.",
      "UNAUTHORIZED_MISSING_API_KEY",
    );
  }
  const apiKeyType = apiKey === keys.publishableKey ? "publishable" : apiKey === keys.secretKey ? "secret" : undefined;
  if (!apiKeyType) {
    return refusal("Invalid API key", "Double check your Supabase `apikey`", "UNAUTHORIZED_INVALID_API_KEY");
  }
  const bearer = request.headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (!bearer || bearer === apiKey || bearer.startsWith("sb_")) {
    return { apiKeyType, claims: { role: apiKeyType === "secret" ? "service_role" : "anon" } };
  }
  const claims = verifyToken(bearer, keys.jwtSecret);
  if (typeof claims !== "string") return { apiKeyType, claims: { ...claims, role: claims.role ?? "anon" } };
  const [code, message] = claims === "expired"
    ? ["PGRST303", "JWT expired"]
    : claims === "future"
    ? ["PGRST303", "JWT issued at future"]
    : ["PGRST301", "No suitable key or wrong key type"];
  return Response.json({ code, details: null, hint: null, message }, {
    status: 401,
    headers: { "www-authenticate": `Bearer error="invalid_token", error_description="${message}"` },
  });
}

function refusal(message: string, hint: string, code: string): Response {
  return Response.json({ message, hint }, { status: 401, headers: { "sb-error-code": code } });
}

function apiKeyParameter(url: string): string | null {
  return url.includes("apikey=") ? new URL(url).searchParams.get("apikey") : null;
}

/** A check or a trigger said no: the caller's mistake, which lite calls the server's. PostgREST hands over what was said. */
function refusedByDatabase(failure: unknown): Response | undefined {
  const { code, message, detail, hint } = Object(failure) as Record<string, unknown>;
  if (typeof code !== "string" || !/^(23...|P0001)$/.test(code)) return undefined;
  return Response.json({ code, details: detail ?? null, hint: hint ?? null, message }, { status: 400 });
}

function contextOf(request: Request, peer: string): RequestContext {
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => headers[name] = value);
  // As behind the hosted gateway: the address that the connection came from, whatever the client wrote.
  headers["x-forwarded-for"] = peer;
  return { method: request.method, path: new URL(request.url).pathname.replace(/^\/rest\/v1/, ""), headers };
}
