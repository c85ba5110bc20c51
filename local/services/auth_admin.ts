import postgres from "postgres";
import type { ProjectConfig } from "../config.ts";
import type { Keys } from "../keys.ts";
import { databaseUrl } from "../postgres/server.ts";
import type { Mail } from "./mail.ts";
import type { Service } from "./rest.ts";
import { verifyToken } from "./tokens.ts";

interface AdminOptions {
  databasePort: number;
  apiUrl: string;
  config: ProjectConfig;
  keys: Keys;
  onMail(mail: Mail): void;
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

type Sql = postgres.Sql | postgres.TransactionSql;

class AdminError extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

/** `/auth/v1/admin/users`: what `supabase.auth.admin` calls, with the secret key. */
export function adminService({ databasePort, config, keys }: AdminOptions): Service {
  const sql = postgres(databaseUrl(databasePort, "supabase_auth_admin"), {
    max: 4,
    idle_timeout: 30,
    onnotice: () => {},
  });
  return {
    async handle(request) {
      try {
        authorize(request, keys);
        const url = new URL(request.url);
        const [resource, id, rest] = url.pathname.replace(/^\/auth\/v1\/admin\//, "").split("/");
        if (resource !== "users" || rest !== undefined) {
          throw new AdminError(404, "not_found", "This address does not exist");
        }
        if (!id) {
          if (request.method === "GET") return await listUsers(sql, url);
          if (request.method === "POST") return Response.json(await createUser(sql, await attributes(request), config));
        } else {
          if (!/^[0-9a-f-]{36}$/i.test(id)) throw new AdminError(404, "validation_failed", "user_id must be an UUID");
          if (request.method === "GET") return Response.json(await findUser(sql, id));
          if (request.method === "PUT") {
            return Response.json(await updateUser(sql, id, await attributes(request), config));
          }
          if (request.method === "DELETE") return Response.json(await deleteUser(sql, id, request));
        }
        throw new AdminError(405, "method_not_allowed", "This method is not allowed here");
      } catch (error) {
        const known = error instanceof AdminError ? error : translate(error);
        return Response.json({ code: known.status, error_code: known.code, msg: known.message }, {
          status: known.status,
          headers: { "x-sb-error-code": known.code },
        });
      }
    },
    close: () => sql.end({ timeout: 2 }),
  };
}

function authorize(request: Request, keys: Keys) {
  const apiKey = request.headers.get("apikey");
  const bearer = request.headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (apiKey === keys.secretKey && (!bearer || bearer === apiKey)) return;
  if (apiKey !== keys.secretKey && apiKey !== keys.publishableKey) {
    throw new AdminError(401, "no_authorization", "This endpoint requires a valid API key");
  }
  const claims = bearer && bearer !== apiKey ? verifyToken(bearer, keys.jwtSecret) : undefined;
  if (typeof claims === "object" && claims.role === "service_role") return;
  throw new AdminError(403, "not_admin", "User not allowed");
}

async function attributes(request: Request): Promise<UserAttributes> {
  const body = await request.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AdminError(400, "bad_json", "Could not read the request body as a JSON object");
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
  return Response.json({ users, aud: "authenticated" }, { headers: { "x-total-count": String(total), link } });
}

async function findUser(sql: Sql, id: string): Promise<Record<string, unknown>> {
  const [user] = await selectUsers(sql, sql`where u.id = ${id}`);
  if (!user) throw new AdminError(404, "user_not_found", "User not found");
  return user;
}

async function createUser(sql: postgres.Sql, wanted: UserAttributes, config: ProjectConfig) {
  const email = wanted.email?.trim().toLowerCase() || null;
  const phone = wanted.phone?.trim() || null;
  if (!email && !phone) {
    throw new AdminError(400, "validation_failed", "Cannot create a user without either an email or phone");
  }
  checkPassword(wanted.password, config);
  const id = wanted.id ?? crypto.randomUUID();
  const providers = [...(email ? ["email"] : []), ...(phone ? ["phone"] : [])];
  return await sql.begin(async (transaction) => {
    const appMetadata = { provider: providers[0], providers, ...wanted.app_metadata };
    await transaction`
      insert into auth.users (id, aud, role, email, phone, encrypted_password, email_confirmed_at, phone_confirmed_at,
                              raw_app_meta_data, raw_user_meta_data, banned_until)
      values (${id}, 'authenticated', ${wanted.role ?? "authenticated"}, ${email}, ${phone},
              ${await passwordHash(transaction, wanted)},
              case when ${wanted.email_confirm === true && email !== null} then now() end,
              case when ${wanted.phone_confirm === true && phone !== null} then now() end,
              ${transaction.json(appMetadata as never)}, ${transaction.json((wanted.user_metadata ?? {}) as never)},
              ${bannedUntil(wanted.ban_duration)})`;
    for (const provider of providers) {
      const data = {
        sub: id,
        [provider]: provider === "email" ? email : phone,
        email_verified: wanted.email_confirm === true,
      };
      await transaction`
        insert into auth.identities (id, provider, provider_id, user_id, identity_data)
        values (${crypto.randomUUID()}, ${provider}, ${id}, ${id}, ${transaction.json(data as never)})`;
    }
    return await findUser(transaction, id);
  });
}

async function updateUser(sql: postgres.Sql, id: string, wanted: UserAttributes, config: ProjectConfig) {
  checkPassword(wanted.password, config);
  return await sql.begin(async (transaction) => {
    await findUser(transaction, id);
    const email = wanted.email?.trim().toLowerCase();
    const hash = await passwordHash(transaction, wanted);
    const changes: Record<string, unknown> = { updated_at: new Date() };
    if (email) changes.email = email;
    if (wanted.phone) changes.phone = wanted.phone;
    if (hash) changes.encrypted_password = hash;
    if (wanted.email_confirm) changes.email_confirmed_at = new Date();
    if (wanted.phone_confirm) changes.phone_confirmed_at = new Date();
    if (wanted.role) changes.role = wanted.role;
    if (wanted.ban_duration) changes.banned_until = bannedUntil(wanted.ban_duration);
    await transaction`update auth.users set ${transaction(changes as never)} where id = ${id}`;
    // Metadata is merged, and a null removes its key.
    for (
      const [column, patch] of [["raw_user_meta_data", wanted.user_metadata], [
        "raw_app_meta_data",
        wanted.app_metadata,
      ]] as const
    ) {
      if (!patch) continue;
      await transaction`
        update auth.users
        set ${transaction(column)} = jsonb_strip_nulls(coalesce(${transaction(column)}, '{}') || ${
        transaction.json(patch as never)
      })
        where id = ${id}`;
    }
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

/** Users in the JSON shape of Auth. */
async function selectUsers(sql: Sql, rest: postgres.PendingQuery<postgres.Row[]>): Promise<Record<string, unknown>[]> {
  const rows = await sql`
    select u.*, coalesce((
      select jsonb_agg(jsonb_build_object(
        'identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'identity_data', i.identity_data,
        'provider', i.provider, 'last_sign_in_at', i.last_sign_in_at, 'created_at', i.created_at,
        'updated_at', i.updated_at, 'email', i.email
      ) order by i.created_at)
      from auth.identities i where i.user_id = u.id
    ), '[]') as identities
    from auth.users u ${rest}`;
  return rows.map((row) => ({
    id: row.id,
    aud: row.aud,
    role: row.role,
    email: row.email ?? "",
    phone: row.phone ?? "",
    ...optional("email_confirmed_at", row.email_confirmed_at),
    ...optional("phone_confirmed_at", row.phone_confirmed_at),
    ...optional("confirmed_at", row.confirmed_at),
    ...optional("invited_at", row.invited_at),
    ...optional("recovery_sent_at", row.recovery_sent_at),
    ...optional("last_sign_in_at", row.last_sign_in_at),
    ...optional("banned_until", row.banned_until),
    ...optional("deleted_at", row.deleted_at),
    app_metadata: row.raw_app_meta_data ?? {},
    user_metadata: row.raw_user_meta_data ?? {},
    identities: row.identities,
    created_at: row.created_at,
    updated_at: row.updated_at,
    is_anonymous: row.is_anonymous,
  }));
}

function optional(name: string, value: unknown) {
  return value === null || value === undefined ? {} : { [name]: value };
}

/** Hashed by PostgreSQL, so that this thread keeps passing on streams. */
async function passwordHash(sql: Sql, { password, password_hash }: UserAttributes): Promise<string | null> {
  if (password_hash) return password_hash;
  if (!password) return null;
  const [{ hash }] = await sql`select extensions.crypt(${password}, extensions.gen_salt('bf', 10)) as hash`;
  return hash;
}

function checkPassword(password: string | undefined, config: ProjectConfig) {
  if (password === undefined) return;
  if (password.length < config.auth.minimumPasswordLength) {
    throw new AdminError(
      422,
      "weak_password",
      `Password should be at least ${config.auth.minimumPasswordLength} characters.`,
    );
  }
  if (new TextEncoder().encode(password).length > 72) {
    throw new AdminError(422, "validation_failed", "Password cannot be longer than 72 characters");
  }
}

function bannedUntil(duration: string | undefined): Date | null {
  if (!duration || duration === "none") return null;
  const units: Record<string, number> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join("") !== duration) {
    throw new AdminError(400, "validation_failed", `invalid format for ban duration: ${duration}`);
  }
  return new Date(Date.now() + parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit], 0));
}

function translate(error: unknown): AdminError {
  const { code, constraint_name } = error as { code?: string; constraint_name?: string };
  if (code === "23505" && constraint_name?.includes("email")) {
    return new AdminError(422, "email_exists", "A user with this email address has already been registered");
  }
  if (code === "23505" && constraint_name?.includes("phone")) {
    return new AdminError(422, "phone_exists", "A user with this phone number has already been registered");
  }
  if (code === "23505") return new AdminError(422, "user_already_exists", "User already registered");
  console.error("auth admin:", error);
  return new AdminError(500, "unexpected_failure", "Database error");
}

function positive(text: string | null, fallback: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
}
