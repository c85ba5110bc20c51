import type postgres from "postgres";
import type { ProjectConfig } from "../../config.ts";
import { AuthError, invalid } from "./error.ts";

/** A connection, or a transaction on one. */
export type Sql = postgres.Sql | postgres.TransactionSql;

/** A row of auth.users. */
export interface User {
  id: string;
  aud: string;
  role: string;
  email: string | null;
  phone: string | null;
  email_confirmed_at: Date | null;
  confirmed_at: Date | null;
  confirmation_token: string | null;
  confirmation_sent_at: Date | null;
  recovery_token: string | null;
  recovery_sent_at: Date | null;
  email_change: string | null;
  email_change_token_new: string | null;
  email_change_token_current: string | null;
  email_change_sent_at: Date | null;
  email_change_confirm_status: number;
  reauthentication_sent_at: Date | null;
  raw_app_meta_data: Record<string, unknown> | null;
  raw_user_meta_data: Record<string, unknown> | null;
  banned_until: Date | null;
  is_anonymous: boolean;
  identities: unknown[];
  [column: string]: unknown;
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An address as it is kept; refuses what is none. */
export function emailAddress(text: unknown): string {
  const address = typeof text === "string" ? text.trim().toLowerCase() : "";
  if (!ADDRESS.test(address) || address.length > 255) {
    throw invalid("Unable to validate email address: invalid format");
  }
  return address;
}

/** Reads users with their identities. */
export async function selectUsers(sql: Sql, rest: postgres.PendingQuery<postgres.Row[]>): Promise<User[]> {
  return await sql<User[]>`
    select u.*, coalesce((
      select jsonb_agg(jsonb_build_object(
        'identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'identity_data', i.identity_data,
        'provider', i.provider, 'last_sign_in_at', i.last_sign_in_at, 'created_at', i.created_at,
        'updated_at', i.updated_at, 'email', i.email
      ) order by i.created_at)
      from auth.identities i where i.user_id = u.id
    ), '[]') as identities
    from auth.users u ${rest}`;
}

/** The user of an address; deleted ones have none. */
export async function findByEmail(sql: Sql, email: string): Promise<User | undefined> {
  return (await selectUsers(sql, sql`where u.email = ${email} and not u.is_sso_user`))[0];
}

/** The user with an id. */
export async function findById(sql: Sql, id: string): Promise<User | undefined> {
  return (await selectUsers(sql, sql`where u.id = ${id}`))[0];
}

/** What to create a user from. */
export interface NewUser {
  id?: string;
  email?: string | null;
  phone?: string | null;
  passwordHash?: string | null;
  emailConfirmed?: boolean;
  phoneConfirmed?: boolean;
  invited?: boolean;
  role?: string;
  appMetadata?: Record<string, unknown>;
  userMetadata?: Record<string, unknown>;
  bannedUntil?: Date | null;
}

/** Creates a user with an identity for each of their addresses. */
export async function insertUser(sql: Sql, wanted: NewUser): Promise<User> {
  const { id = crypto.randomUUID(), email = null, phone = null, emailConfirmed = false, phoneConfirmed = false } =
    wanted;
  const providers = [...(email ? ["email"] : []), ...(phone ? ["phone"] : [])];
  const appMetadata = { provider: providers[0], providers, ...wanted.appMetadata };
  await sql`
    insert into auth.users (id, aud, role, email, phone, encrypted_password, email_confirmed_at, phone_confirmed_at,
                            invited_at, raw_app_meta_data, raw_user_meta_data, banned_until)
    values (${id}, 'authenticated', ${wanted.role ?? "authenticated"}, ${email}, ${phone}, ${
    wanted.passwordHash ?? null
  },
            case when ${emailConfirmed && email !== null} then now() end,
            case when ${phoneConfirmed && phone !== null} then now() end,
            case when ${wanted.invited ?? false} then now() end,
            ${sql.json(appMetadata as never)}, ${sql.json((wanted.userMetadata ?? {}) as never)},
            ${wanted.bannedUntil ?? null})`;
  for (const provider of providers) {
    const data = {
      ...wanted.userMetadata,
      sub: id,
      [provider]: provider === "email" ? email : phone,
      email_verified: emailConfirmed,
      phone_verified: phoneConfirmed,
    };
    await sql`
      insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at)
      values (${crypto.randomUUID()}, ${provider}, ${id}, ${id},
              ${sql.json(data as never)}, now())`;
  }
  return (await findById(sql, id))!;
}

/** Changes columns of a user. */
export async function updateColumns(sql: Sql, id: string, changes: Record<string, unknown>): Promise<void> {
  await sql`update auth.users set ${sql({ ...changes, updated_at: new Date() } as never)} where id = ${id}`;
}

/** Merges into a user's metadata; null removes a key. */
export async function mergeMetadata(
  sql: Sql,
  id: string,
  column: "raw_user_meta_data" | "raw_app_meta_data",
  patch: Record<string, unknown>,
): Promise<void> {
  const removed = Object.keys(patch).filter((key) => patch[key] === null);
  await sql`
    update auth.users
    set ${sql(column)} = (coalesce(${sql(column)}, '{}') || ${sql.json(patch as never)}) - ${removed}::text[],
        updated_at = now()
    where id = ${id}`;
}

/** Makes an address the user's confirmed one, in all places that name it. */
export async function confirmEmail(sql: Sql, user: User, email: string): Promise<void> {
  await sql`
    update auth.users
    set email = ${email}, email_confirmed_at = coalesce(email_confirmed_at, now()), updated_at = now(),
        raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || ${sql.json({ email, email_verified: true })}
    where id = ${user.id}`;
  await sql`
    update auth.identities
    set identity_data = identity_data || ${sql.json({ email, email_verified: true })}, updated_at = now()
    where user_id = ${user.id} and provider = 'email'`;
}

/** Hashed by PostgreSQL, so that this thread keeps passing on streams. */
export async function hashPassword(sql: Sql, password: string): Promise<string> {
  const [{ hash }] = await sql`select extensions.crypt(${password}, extensions.gen_salt('bf', 10)) as hash`;
  return hash;
}

/** Whether it is the user's password. */
export async function isPassword(sql: Sql, id: string, password: string): Promise<boolean> {
  // Hashes marked 2b, of other libraries, are the same as those marked 2a, the only ones that PostgreSQL knows.
  const [row] = await sql`
    with known as (
      select regexp_replace(encrypted_password, '^\\$2[by]\\$', '$2a$') as hash from auth.users
      where id = ${id} and encrypted_password like '$2%'
    )
    select extensions.crypt(${password}, hash) = hash as same from known`;
  return row?.same === true;
}

/** Refuses a password that is too short, too long, or lacks what config.toml asks for. */
export function checkPassword(password: unknown, { auth }: ProjectConfig): asserts password is string {
  if (typeof password !== "string" || password === "") throw invalid("Signup requires a valid password");
  if (new TextEncoder().encode(password).length > 72) {
    throw invalid("Password cannot be longer than 72 characters");
  }
  const reasons: string[] = [];
  const words: string[] = [];
  if ([...password].length < auth.minimumPasswordLength) {
    reasons.push("length");
    words.push(`Password should be at least ${auth.minimumPasswordLength} characters.`);
  }
  const missing = requiredCharacters(auth.passwordRequirements).filter((set) =>
    ![...set].some((c) => password.includes(c))
  );
  if (missing.length > 0) {
    const all = requiredCharacters(auth.passwordRequirements).join(", ");
    reasons.push("characters");
    words.push(`Password should contain at least one character of each: ${all}.`);
  }
  if (reasons.length > 0) throw new AuthError(422, "weak_password", words.join(" "), { weak_password: { reasons } });
}

function requiredCharacters(requirements: string): string[] {
  const [lower, upper, digits] = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];
  const sets: Record<string, string[]> = {
    letters_digits: [lower + upper, digits],
    lower_upper_letters_digits: [lower, upper, digits],
    lower_upper_letters_digits_symbols: [lower, upper, digits, "!@#$%^&*()_+-=[]{};'\\:\"|<>?,./`~"],
  };
  return sets[requirements] ?? [];
}

/** Whether the account is suspended. */
export function isBanned(user: User): boolean {
  return user.banned_until !== null && user.banned_until.getTime() > Date.now();
}

/** A user in the JSON shape of Auth. */
export function userJson(user: User): Record<string, unknown> {
  const optional = (name: string, value: unknown) => value === null || value === undefined ? {} : { [name]: value };
  return {
    id: user.id,
    aud: user.aud,
    role: user.role,
    email: user.email ?? "",
    phone: user.phone ?? "",
    ...optional("email_confirmed_at", user.email_confirmed_at),
    ...optional("phone_confirmed_at", user.phone_confirmed_at),
    ...optional("confirmed_at", user.confirmed_at),
    ...optional("confirmation_sent_at", user.confirmation_sent_at),
    ...optional("invited_at", user.invited_at),
    ...optional("recovery_sent_at", user.recovery_sent_at),
    ...optional("new_email", user.email_change || undefined),
    ...optional("email_change_sent_at", user.email_change ? user.email_change_sent_at : undefined),
    ...optional("last_sign_in_at", user.last_sign_in_at),
    ...optional("banned_until", user.banned_until),
    ...optional("deleted_at", user.deleted_at),
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    identities: user.identities,
    created_at: user.created_at,
    updated_at: user.updated_at,
    is_anonymous: user.is_anonymous,
  };
}
