/**
 * `/auth/v1`: accounts and sessions in PostgreSQL, with the addresses, answers and error codes of Supabase's auth server, as far as
 * this project uses it: address and password, links and codes by mail, PKCE, and the administrators' users.
 */
import postgres from "postgres";
import type { ProjectConfig } from "../../config.ts";
import type { Keys } from "../../keys.ts";
import { databaseUrl } from "../../postgres/server.ts";
import type { Mail } from "../mail.ts";
import type { Service } from "../rest.ts";
import { userJson } from "./accounts.ts";
import { administer } from "./admin.ts";
import { asAuthError, AuthError, invalid } from "./error.ts";
import { type Body, type FlowContext, Flows, type LinkOutcome } from "./flows.ts";
import { redirectTarget, withOutcome } from "./redirects.ts";
import { Sessions } from "./sessions.ts";

interface AuthOptions {
  databasePort: number;
  apiUrl: string;
  config: ProjectConfig;
  keys: Keys;
  onMail(mail: Mail): void;
}

/** Addresses that a browser opens by itself, without a key. */
const KEYLESS = /^(verify|authorize|callback|health|\.well-known\/.*)$/;

/** Starts the service. */
export async function authService(options: AuthOptions): Promise<Service> {
  const { databasePort, apiUrl, config, keys, onMail } = options;
  const sql = postgres(databaseUrl(databasePort, "supabase_auth_admin"), {
    max: 8,
    idle_timeout: 30,
    onnotice: () => {},
  });
  await prepare(sql);
  const sessions = new Sessions(sql, { config, keys, apiUrl });
  const flows = new Flows({ sql, sessions, config, apiUrl, onMail });

  async function answer(request: Request, url: URL, peer: string): Promise<Response> {
    const route = url.pathname.replace(/^\/auth\/v1\//, "").replace(/\/+$/, "");
    if (!KEYLESS.test(route)) requireKey(request, url, keys);
    if (/^(admin|invite)(\/|$)/.test(route)) return await administer(request, url, { sql, config, keys, flows });
    const context: FlowContext = {
      redirectTo: redirectTarget(request, config),
      origin: { address: peer, userAgent: request.headers.get("user-agent") },
    };
    switch (`${request.method} ${route}`) {
      case "POST signup":
        return Response.json(await flows.signUp(await bodyOf(request), context));
      case "POST token":
        return Response.json(await token(url, await bodyOf(request), context));
      case "POST recover":
        return done(await flows.recover(await bodyOf(request), context));
      case "POST otp":
      case "POST magiclink":
        return done(await flows.magicLink(await bodyOf(request), context));
      case "POST resend":
        return done(await flows.resend(await bodyOf(request), context));
      case "POST verify":
        return Response.json(await flows.verify(await bodyOf(request), context));
      case "GET verify":
        return await followLink(url, context);
      case "GET user":
        return Response.json(userJson((await sessions.identify(request)).user));
      case "PUT user": {
        const caller = await sessions.identify(request);
        return Response.json(await flows.updateUser(caller, await bodyOf(request), context));
      }
      case "POST logout":
        await sessions.end(await sessions.identify(request), url.searchParams.get("scope") ?? "global");
        return new Response(null, { status: 204 });
      case "GET reauthenticate":
        return done(await flows.reauthenticate(await sessions.identify(request), context));
      case "GET authorize":
        throw invalid("Unsupported provider: provider is not enabled");
      case "GET settings":
        return Response.json(settings(config));
      case "GET health":
        return Response.json({ name: "GoTrue", version: "local", description: "Auth of the local platform" });
      case "GET .well-known/jwks.json":
        // Tokens are signed with a shared secret, which has no public half.
        return Response.json({ keys: [] });
      default:
        throw new AuthError(404, "not_found", "This address does not exist");
    }
  }

  async function token(url: URL, body: Body, context: FlowContext): Promise<Record<string, unknown>> {
    switch (url.searchParams.get("grant_type")) {
      case "password":
        return await flows.signIn(body, context);
      case "refresh_token":
        return await sessions.refresh(body.refresh_token);
      case "pkce":
        return await flows.exchangeCode(body, context);
      default:
        throw new AuthError(400, "invalid_credentials", "unsupported_grant_type");
    }
  }

  async function followLink(url: URL, context: FlowContext): Promise<Response> {
    const pkce = url.searchParams.get("token")?.startsWith("pkce_") ?? false;
    const outcome = await flows.followLink(url.searchParams, context).catch((error): { error: AuthError } => {
      return { error: asAuthError(error) };
    });
    if ("error" in outcome) {
      const { code, message, status } = outcome.error;
      const kind = status >= 500 ? "server_error" : "access_denied";
      const words = { error: kind, error_code: code, error_description: message };
      return seeOther(withOutcome(context.redirectTo, words, pkce ? "both" : "hash"));
    }
    return seeOther(linkTarget(context.redirectTo, outcome, pkce));
  }

  return {
    async handle(request, peer) {
      try {
        return await answer(request, new URL(request.url), peer);
      } catch (error) {
        return asAuthError(error).response();
      }
    },
    close: () => sql.end({ timeout: 2 }),
  };
}

/** How each session was begun is kept where Supabase keeps it; lite, which creates the other tables, has no place for that. */
async function prepare(sql: postgres.Sql): Promise<void> {
  await sql`
    create table if not exists auth.mfa_amr_claims (
      id uuid primary key,
      session_id uuid not null references auth.sessions (id) on delete cascade,
      authentication_method text not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (session_id, authentication_method)
    )`;
}

function requireKey(request: Request, url: URL, keys: Keys) {
  const key = request.headers.get("apikey") ?? url.searchParams.get("apikey");
  if (key === keys.publishableKey || key === keys.secretKey) return;
  throw new AuthError(401, "no_authorization", key ? "Invalid API key" : "No API key found in request");
}

async function bodyOf(request: Request): Promise<Body> {
  const text = await request.text();
  if (text === "") return {};
  try {
    const body = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  } catch {
    // said below
  }
  throw new AuthError(400, "bad_json", "Could not parse request body as JSON");
}

/** The answer to what has no more to say. */
function done(_: void): Response {
  return Response.json({});
}

function linkTarget(target: string, outcome: LinkOutcome, pkce: boolean): string {
  if ("code" in outcome) return withOutcome(target, { code: outcome.code }, "query");
  if ("message" in outcome) return withOutcome(target, { message: outcome.message }, pkce ? "both" : "hash");
  const { session, type } = outcome;
  const names = ["access_token", "expires_at", "expires_in", "refresh_token", "token_type"];
  const values = Object.fromEntries(names.map((name) => [name, String(session[name])]));
  return withOutcome(target, { ...values, type }, "hash");
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function settings({ auth }: ProjectConfig): Record<string, unknown> {
  return {
    external: { email: auth.email.signUp, phone: false, anonymous_users: false },
    disable_signup: !auth.signUp,
    mailer_autoconfirm: !auth.email.confirmations,
    phone_autoconfirm: false,
    sms_provider: "",
    saml_enabled: false,
  };
}
