import type postgres from "postgres";
import type { ProjectConfig } from "../../config.ts";
import type { Keys } from "../../keys.ts";
import { type Claims, signToken, verifyToken } from "../tokens.ts";
import { findById, isBanned, type Sql, type User, userJson } from "./accounts.ts";
import { AuthError } from "./error.ts";

/** How somebody proved who they are. */
export type Method = "password" | "otp" | "recovery" | "invite" | "magiclink" | "email/signup" | "email_change";

/** Where a request came from. */
export interface Origin {
  address: string;
  userAgent: string | null;
}

/** Who asks, as their access token says. */
export interface Caller {
  user: User;
  sessionId: string;
}

interface SessionRow {
  id: string;
  user_id: string;
  aal: string;
}

interface TokenRow {
  token: string;
  user_id: string;
  session_id: string;
  revoked: boolean;
  parent: string | null;
  updated_at: Date;
}

/** Signs people in, keeps them signed in, and signs them out. */
export class Sessions {
  constructor(
    readonly sql: postgres.Sql,
    readonly options: { config: ProjectConfig; keys: Keys; apiUrl: string },
  ) {}

  /** Begins a session; the answer is what auth-js calls a session. */
  async begin(sql: Sql, user: User, method: Method, origin: Origin): Promise<Record<string, unknown>> {
    refuseBanned(user);
    const id = crypto.randomUUID();
    await sql`
      insert into auth.sessions (id, user_id, aal, user_agent, ip)
      values (${id}, ${user.id}, 'aal1', ${origin.userAgent}, ${origin.address})`;
    await sql`
      insert into auth.mfa_amr_claims (id, session_id, authentication_method)
      values (${crypto.randomUUID()}, ${id}, ${method})`;
    await sql`update auth.users set last_sign_in_at = now(), updated_at = now() where id = ${user.id}`;
    await sql`update auth.identities set last_sign_in_at = now() where user_id = ${user.id} and provider = 'email'`;
    return await this.#answer(sql, { id, user_id: user.id, aal: "aal1" }, await insertToken(sql, user.id, id, null));
  }

  /** Exchanges a refresh token for a new pair. */
  async refresh(token: unknown): Promise<Record<string, unknown>> {
    if (typeof token !== "string" || token === "") throw refreshTokenNotFound();
    const outcome = await this.sql.begin(async (sql) => {
      const [{ session_id: sessionId = undefined } = {}] = await sql`
        select session_id from auth.refresh_tokens where token = ${token}`;
      // Requests of one session wait for each other: a browser's tabs refresh at the same moment.
      const [session] = await sql<SessionRow[]>`
        select id, user_id, aal from auth.sessions where id = ${sessionId ?? null} for update`;
      const [known] = await sql<TokenRow[]>`select * from auth.refresh_tokens where token = ${token}`;
      if (!session || !known) throw refreshTokenNotFound();
      const user = await findById(sql, session.user_id);
      if (!user) throw refreshTokenNotFound();
      refuseBanned(user);
      await sql`update auth.sessions set refreshed_at = now(), updated_at = now() where id = ${session.id}`;
      if (!known.revoked) {
        await sql`update auth.refresh_tokens set revoked = true, updated_at = now() where token = ${token}`;
        return await this.#answer(sql, session, await insertToken(sql, user.id, session.id, token));
      }
      const [active] = await sql<TokenRow[]>`
        select * from auth.refresh_tokens where session_id = ${session.id} and not revoked order by created_at desc limit 1`;
      const { refreshTokenRotation, refreshTokenReuseInterval } = this.options.config.auth;
      const age = (Date.now() - known.updated_at.getTime()) / 1000;
      if (active && (!refreshTokenRotation || active.parent === token || age < refreshTokenReuseInterval)) {
        return await this.#answer(sql, session, active.token);
      }
      // An old token came back: somebody has a copy of it, so nobody may go on with this session.
      await sql`update auth.refresh_tokens set revoked = true, updated_at = now() where session_id = ${session.id}`;
      return undefined;
    });
    if (!outcome) throw new AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used");
    return outcome;
  }

  /** Ends this session, the others, or all of them. */
  async end({ user, sessionId }: Caller, scope: string): Promise<void> {
    if (!["global", "local", "others"].includes(scope)) {
      throw new AuthError(400, "validation_failed", `Unsupported logout scope "${scope}"`);
    }
    await this.endAll(this.sql, user.id, scope, sessionId);
  }

  /** Ends sessions of a user: all of them, or those that the scope names. */
  async endAll(sql: Sql, userId: string, scope = "global", sessionId: string | null = null): Promise<void> {
    await sql`
      delete from auth.sessions
      where user_id = ${userId}
        and case ${scope} when 'global' then true when 'local' then id = ${sessionId} else id is distinct from ${sessionId} end`;
  }

  /** Who asks; refuses what is no token of a session that goes on. */
  async identify(request: Request): Promise<Caller> {
    const bearer = request.headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (!bearer) throw new AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token");
    const claims = verifyToken(bearer, this.options.keys.jwtSecret);
    if (typeof claims === "string") {
      const reason = {
        malformed: "token is malformed: token contains an invalid number of segments",
        forged: "token signature is invalid: signature is invalid",
        expired: "token has invalid claims: token is expired",
        future: "token has invalid claims: token used before issued",
      }[claims];
      throw badJwt(`invalid JWT: unable to parse or verify signature, ${reason}`);
    }
    if (!claims.sub) throw badJwt("invalid claim: missing sub claim");
    const user = await findById(this.sql, claims.sub);
    if (!user) throw new AuthError(403, "user_not_found", "User from sub claim in JWT does not exist");
    const sessionId = claims.session_id ?? "";
    const [session] = await this
      .sql`select id from auth.sessions where id::text = ${sessionId} and user_id = ${user.id}`;
    if (!session) {
      throw new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist");
    }
    return { user, sessionId };
  }

  async #answer(sql: Sql, session: SessionRow, refreshToken: string): Promise<Record<string, unknown>> {
    const { config, keys, apiUrl } = this.options;
    const user = (await findById(sql, session.user_id))!;
    const methods = await sql`
      select authentication_method as method, extract(epoch from created_at)::int as timestamp
      from auth.mfa_amr_claims where session_id = ${session.id} order by created_at desc`;
    const now = Math.floor(Date.now() / 1000);
    const claims: Claims = {
      iss: `${apiUrl}/auth/v1`,
      sub: user.id,
      aud: user.aud,
      exp: now + config.auth.jwtExpiry,
      iat: now,
      email: user.email ?? "",
      phone: user.phone ?? "",
      app_metadata: user.raw_app_meta_data ?? {},
      user_metadata: user.raw_user_meta_data ?? {},
      role: user.role,
      aal: session.aal,
      amr: methods.map(({ method, timestamp }) => ({ method, timestamp })),
      session_id: session.id,
      is_anonymous: user.is_anonymous,
    };
    return {
      access_token: signToken(claims, keys.jwtSecret),
      token_type: "bearer",
      expires_in: config.auth.jwtExpiry,
      expires_at: now + config.auth.jwtExpiry,
      refresh_token: refreshToken,
      user: userJson(user),
    };
  }
}

async function insertToken(sql: Sql, userId: string, sessionId: string, parent: string | null): Promise<string> {
  const token = crypto.getRandomValues(new Uint8Array(16)).toBase64({ alphabet: "base64url", omitPadding: true });
  await sql`
    insert into auth.refresh_tokens (id, token, user_id, session_id, parent, revoked)
    values (${crypto.randomUUID()}, ${token}, ${userId}, ${sessionId}, ${parent}, false)`;
  return token;
}

function refuseBanned(user: User) {
  if (isBanned(user)) throw new AuthError(400, "user_banned", "User is banned");
}

function refreshTokenNotFound(): AuthError {
  return new AuthError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
}

function badJwt(message: string): AuthError {
  return new AuthError(403, "bad_jwt", message);
}
