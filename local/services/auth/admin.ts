import type { ProjectConfig } from "../../config.ts";
import type { Keys } from "../../keys.ts";
import { verifyToken } from "../tokens.ts";
import {
  checkPassword,
  findById,
  hashPassword,
  insertUser,
  mergeMetadata,
  selectUsers,
  type Sql,
  updateColumns,
  userJson,
} from "./accounts.ts";
import { AuthError, invalid } from "./error.ts";
import type { Flows } from "./flows.ts";
import { redirectTarget } from "./redirects.ts";
import type postgres from "postgres";

interface AdminContext {
  sql: postgres.Sql;
  config: ProjectConfig;
  keys: Keys;
  flows: Flows;
}

interface UserAttributes {
  id?: string;
  email?: string;
  phone?: string;
  password?: string;
  password_hash?: string;
  email_confirm?: boolean;
  phone_confirm?: boolean;
  user_metadata?: Record<string, unknown>;
  app_metadata?: Record<string, unknown>;
  role?: string;
  ban_duration?: string;
}

/** `/auth/v1/admin/users` and `/auth/v1/invite`: what `supabase.auth.admin` calls, with the secret key. */
export async function administer(request: Request, url: URL, context: AdminContext): Promise<Response> {
  const { sql, config, keys, flows } = context;
  authorize(request, keys);
  const [area, resource, id, rest] = url.pathname.replace(/^\/auth\/v1\//, "").split("/");
  if (area === "invite" && request.method === "POST") {
    const body = await request.json().catch(() => ({}));
    return Response.json(userJson(await flows.invite(body, redirectTarget(request, config))));
  }
  if (resource !== "users" || rest !== undefined) throw new AuthError(404, "not_found", "This address does not exist");
  if (!id) {
    if (request.method === "GET") return await listUsers(sql, url);
    if (request.method === "POST") return Response.json(await createUser(sql, await attributes(request), config));
  } else {
    if (!/^[0-9a-f-]{36}$/i.test(id)) throw invalid("user_id must be an UUID", 404);
    if (request.method === "GET") return Response.json(await findUser(sql, id));
    if (request.method === "PUT") return Response.json(await updateUser(sql, id, await attributes(request), config));
    if (request.method === "DELETE") return Response.json(await deleteUser(sql, id, request));
  }
  throw new AuthError(405, "method_not_allowed", "This method is not allowed here");
}

function authorize(request: Request, keys: Keys) {
  const apiKey = request.headers.get("apikey");
  const bearer = request.headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (apiKey === keys.secretKey && (!bearer || bearer === apiKey)) return;
  if (apiKey !== keys.secretKey && apiKey !== keys.publishableKey) {
    throw new AuthError(401, "no_authorization", "This endpoint requires a valid API key");
  }
  const claims = bearer && bearer !== apiKey ? verifyToken(bearer, keys.jwtSecret) : undefined;
  if (typeof claims === "object" && claims.role === "service_role") return;
  throw new AuthError(403, "not_admin", "User not allowed");
}

async function attributes(request: Request): Promise<UserAttributes> {
  const body = await request.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AuthError(400, "bad_json", "Could not read the request body as a JSON object");
  }
  return body;
}

async function listUsers(sql: Sql, url: URL): Promise<Response> {
  const page = positive(url.searchParams.get("page"), 1);
  const perPage = Math.min(positive(url.searchParams.get("per_page"), 50), 1000);
  const users = await selectUsers(
    sql,
    sql`order by u.created_at desc, u.id limit ${perPage} offset ${(page - 1) * perPage}`,
  );
  const [{ total }] = await sql`select count(*)::int as total from auth.users`;
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = [
    ...(page < last ? [`<${url.pathname}?page=${page + 1}&per_page=${perPage}>; rel="next"`] : []),
    `<${url.pathname}?page=${last}&per_page=${perPage}>; rel="last"`,
  ].join(", ");
  return Response.json({ users: users.map(userJson), aud: "authenticated" }, {
    headers: { "x-total-count": String(total), link },
  });
}

async function findUser(sql: Sql, id: string): Promise<Record<string, unknown>> {
  const user = await findById(sql, id);
  if (!user) throw new AuthError(404, "user_not_found", "User not found");
  return userJson(user);
}

async function createUser(sql: postgres.Sql, wanted: UserAttributes, config: ProjectConfig) {
  const email = wanted.email?.trim().toLowerCase() || null;
  const phone = wanted.phone?.trim() || null;
  if (!email && !phone) throw invalid("Cannot create a user without either an email or phone");
  if (wanted.password !== undefined) checkPassword(wanted.password, config);
  return await sql.begin(async (transaction) => {
    const user = await insertUser(transaction, {
      id: wanted.id,
      email,
      phone,
      passwordHash: await passwordHash(transaction, wanted),
      emailConfirmed: wanted.email_confirm === true,
      phoneConfirmed: wanted.phone_confirm === true,
      role: wanted.role,
      appMetadata: wanted.app_metadata,
      userMetadata: wanted.user_metadata,
      bannedUntil: bannedUntil(wanted.ban_duration),
    });
    return userJson(user);
  });
}

async function updateUser(sql: postgres.Sql, id: string, wanted: UserAttributes, config: ProjectConfig) {
  if (wanted.password !== undefined) checkPassword(wanted.password, config);
  return await sql.begin(async (transaction) => {
    await findUser(transaction, id);
    const email = wanted.email?.trim().toLowerCase();
    const hash = await passwordHash(transaction, wanted);
    const changes: Record<string, unknown> = {};
    if (email) changes.email = email;
    if (wanted.phone) changes.phone = wanted.phone;
    if (hash) changes.encrypted_password = hash;
    if (wanted.email_confirm) changes.email_confirmed_at = new Date();
    if (wanted.phone_confirm) changes.phone_confirmed_at = new Date();
    if (wanted.role) changes.role = wanted.role;
    if (wanted.ban_duration) changes.banned_until = bannedUntil(wanted.ban_duration);
    await updateColumns(transaction, id, changes);
    if (wanted.user_metadata) await mergeMetadata(transaction, id, "raw_user_meta_data", wanted.user_metadata);
    if (wanted.app_metadata) await mergeMetadata(transaction, id, "raw_app_meta_data", wanted.app_metadata);
    if (email) {
      await transaction`
        update auth.identities set identity_data = identity_data || ${transaction.json({ email })}
        where user_id = ${id} and provider = 'email'`;
    }
    // Whoever knows only the old password is signed out.
    if (hash) await transaction`delete from auth.sessions where user_id = ${id}`;
    return await findUser(transaction, id);
  });
}

async function deleteUser(sql: postgres.Sql, id: string, request: Request) {
  const body = await request.json().catch(() => ({}));
  await findUser(sql, id);
  await sql.begin(async (transaction) => {
    if (body?.should_soft_delete === true) {
      await transaction`delete from auth.sessions where user_id = ${id}`;
      await transaction`delete from auth.identities where user_id = ${id}`;
      await transaction`
        update auth.users
        set deleted_at = now(), email = encode(sha256(coalesce(email, '')::bytea), 'hex'), phone = null,
            encrypted_password = null, raw_user_meta_data = '{}', raw_app_meta_data = '{}'
        where id = ${id}`;
      return;
    }
    await transaction`delete from auth.refresh_tokens where user_id = ${id}`;
    await transaction`delete from auth.users where id = ${id}`;
  });
  return {};
}

async function passwordHash(sql: Sql, { password, password_hash }: UserAttributes): Promise<string | null> {
  if (password_hash) return password_hash;
  return password ? await hashPassword(sql, password) : null;
}

function bannedUntil(duration: string | undefined): Date | null {
  if (!duration || duration === "none") return null;
  const units: Record<string, number> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join("") !== duration) {
    throw new AuthError(400, "validation_failed", `invalid format for ban duration: ${duration}`);
  }
  return new Date(Date.now() + parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit], 0));
}

function positive(text: string | null, fallback: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
}
