import type { ProjectConfig } from "../config.ts";
import type { Functions } from "../functions/supervisor.ts";
import type { Keys } from "../keys.ts";
import type { Service } from "./rest.ts";
import { verifyToken } from "./tokens.ts";

/** What the gateway passes requests on to. */
export interface GatewayTargets {
  rest: Service;
  auth: Service;
  storage: Service;
  functions: Functions;
  realtime: { handle(request: Request): Response | Promise<Response> };
  config: ProjectConfig;
  keys: Keys;
}

const ALLOWED_HEADERS =
  "authorization, x-client-info, apikey, content-type, accept, accept-profile, content-profile, prefer, range, " +
  "cache-control, x-upsert, x-metadata, x-region, x-supabase-api-version, x-retry-count";
const EXPOSED_HEADERS =
  "Content-Range, Content-Location, Preference-Applied, X-Total-Count, Link, X-Conversation-Id, " +
  "X-Vercel-Ai-Ui-Message-Stream, Sb-Error-Code, X-Sb-Error-Code";

/** One address for all services, as `https://<project>.supabase.co` is. */
export function gatewayHandler(targets: GatewayTargets) {
  return async (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>): Promise<Response> => {
    const start = request.url.indexOf("/", 8);
    const path = start < 0 ? "/" : request.url.slice(start);
    const peer = info.remoteAddr.hostname;
    if (path.startsWith("/functions/v1/")) {
      return await callFunction(targets, request, path.slice("/functions/v1".length));
    }
    if (path.startsWith("/realtime/v1/")) return await targets.realtime.handle(request);
    const service = serviceOf(targets, path);
    if (!service) {
      if (path === "/") return withCors(Response.json({ name: "Sintra AI LATAM", status: "ok" }));
      return withCors(Response.json({ message: "no Route matched with those values" }, { status: 404 }));
    }
    if (request.method === "OPTIONS") return preflight(request);
    return withCors(await service.handle(request, peer));
  };
}

function serviceOf(targets: GatewayTargets, path: string): Service | undefined {
  if (path.startsWith("/rest/v1/") || path === "/rest/v1") return targets.rest;
  if (path.startsWith("/auth/v1/")) return targets.auth;
  if (path.startsWith("/storage/v1/")) return targets.storage;
  return undefined;
}

/** Functions answer for themselves, preflights included; the gateway looks at the token where config.toml says so. */
async function callFunction(
  { functions, config, keys }: GatewayTargets,
  request: Request,
  path: string,
): Promise<Response> {
  const name = path.split(/[/?]/)[1];
  if (request.method !== "OPTIONS" && config.verifyJwt(name)) {
    const bearer = request.headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!bearer) {
      return withCors(Response.json({ code: 401, message: "Missing authorization header" }, { status: 401 }));
    }
    if (typeof verifyToken(bearer, keys.jwtSecret) === "string") {
      return withCors(Response.json({ code: 401, message: "Invalid JWT" }, { status: 401 }));
    }
  }
  return await functions.handle(request, path);
}

function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
      "access-control-allow-headers": request.headers.get("access-control-request-headers") ?? ALLOWED_HEADERS,
      "access-control-max-age": "3600",
      vary: "access-control-request-headers",
    },
  });
}

function withCors(response: Response): Response {
  try {
    response.headers.set("access-control-allow-origin", "*");
    response.headers.set("access-control-expose-headers", EXPOSED_HEADERS);
    return response;
  } catch {
    // A response that came from elsewhere may have headers that cannot be changed.
    return withCors(new Response(response.body, { status: response.status, headers: new Headers(response.headers) }));
  }
}
