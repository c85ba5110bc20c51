import { createHash } from "node:crypto";
import type postgres from "postgres";
import type { ProjectConfig } from "../../config.ts";
import type { Mail } from "../mail.ts";
import {
  checkPassword,
  confirmEmail,
  emailAddress,
  findByEmail,
  findById,
  hashPassword,
  insertUser,
  isPassword,
  mergeMetadata,
  type Sql,
  updateColumns,
  type User,
  userJson,
} from "./accounts.ts";
import { AuthError, emailExists, invalid, invalidCredentials, otpExpired } from "./error.ts";
import { type MailContent, type MailKind, writeMail } from "./mails.ts";
import type { Caller, Method, Origin, Sessions } from "./sessions.ts";

/** The body of a request. */
export type Body = Record<string, unknown>;

/** What a request's flow needs beside its body. */
export interface FlowContext {
  redirectTo: string;
  origin: Origin;
}

interface FlowOptions {
  sql: postgres.Sql;
  sessions: Sessions;
  config: ProjectConfig;
  apiUrl: string;
  onMail(mail: Mail): void;
}

/** The outcome of a link: a session, or only one of the two confirmations that a new address needs. */
export type Confirmation = { user: User; method: Method } | "other mailbox";

const MAILS = {
  signup: { kind: "confirmation", token: "confirmation_token", sent: "confirmation_sent_at", method: "email/signup" },
  invite: { kind: "invite", token: "confirmation_token", sent: "confirmation_sent_at", method: "invite" },
  recovery: { kind: "recovery", token: "recovery_token", sent: "recovery_sent_at", method: "recovery" },
  magiclink: { kind: "magic_link", token: "recovery_token", sent: "recovery_sent_at", method: "magiclink" },
} as const;

/** Minutes for which a code from a link may be exchanged for a session. */
const CODE_MINUTES = 5;

/** What people do with accounts: sign up, sign in, recover, change. Mails leave once what they say is committed. */
export class Flows {
  #options: FlowOptions;

  constructor(options: FlowOptions) {
    this.#options = options;
  }

  /** Creates an account; the answer is a session, or the user where the address is to be confirmed first. */
  async signUp(body: Body, { redirectTo, origin }: FlowContext): Promise<Record<string, unknown>> {
    const { config, sessions } = this.#options;
    if (!config.auth.signUp) throw signUpDisabled();
    if (!body.email) {
      throw new AuthError(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled");
    }
    if (!config.auth.email.signUp) {
      throw new AuthError(422, "email_provider_disabled", "Email signups are disabled");
    }
    const email = emailAddress(body.email);
    checkPassword(body.password, config);
    const confirmations = config.auth.email.confirmations;
    return await this.#transaction(async (sql, send) => {
      let user = await findByEmail(sql, email);
      if (user?.email_confirmed_at) {
        if (!confirmations) throw new AuthError(422, "user_already_exists", "User already registered");
        // Whoever asks learns nothing about accounts of others.
        return imaginaryUser(email, body.data);
      }
      user ??= await this.#createUser(sql, email, await hashPassword(sql, body.password as string), body.data);
      if (confirmations) {
        await this.#mailLink(sql, send, "signup", user, body, redirectTo);
        return userJson((await findById(sql, user.id))!);
      }
      await confirmEmail(sql, user, email);
      return await sessions.begin(sql, user, "password", origin);
    });
  }

  /** Signs in with address and password. */
  async signIn(body: Body, { origin }: FlowContext): Promise<Record<string, unknown>> {
    const { sql, sessions } = this.#options;
    if (!body.email) throw invalid("missing email or phone");
    const email = String(body.email).trim().toLowerCase();
    const user = await findByEmail(sql, email);
    if (!user || typeof body.password !== "string" || !await isPassword(sql, user.id, body.password)) {
      throw invalidCredentials();
    }
    if (!user.email_confirmed_at) throw new AuthError(400, "email_not_confirmed", "Email not confirmed");
    return await sql.begin((transaction) => sessions.begin(transaction, user, "password", origin));
  }

  /** Mails a link with which a new password can be set. Says nothing about whether there is such an account. */
  async recover(body: Body, { redirectTo }: FlowContext): Promise<void> {
    if (!body.email) throw invalid("Password recovery requires an email");
    const email = emailAddress(body.email);
    await this.#transaction(async (sql, send) => {
      const user = await findByEmail(sql, email);
      if (user) await this.#mailLink(sql, send, "recovery", user, body, redirectTo);
    });
  }

  /** Mails a link, or a code, that signs in; creates the account where there is none and that is wanted. */
  async magicLink(body: Body, { redirectTo }: FlowContext): Promise<void> {
    const { config } = this.#options;
    if (!body.email) throw invalid("One of email or phone must be set");
    const email = emailAddress(body.email);
    await this.#transaction(async (sql, send) => {
      let user = await findByEmail(sql, email);
      if (!user && body.create_user === false) {
        throw new AuthError(422, "otp_disabled", "Signups not allowed for otp");
      }
      if (!user && !config.auth.signUp) throw signUpDisabled();
      user ??= await this.#createUser(sql, email, null, body.data);
      const type = user.email_confirmed_at || !config.auth.email.confirmations ? "magiclink" : "signup";
      await this.#mailLink(sql, send, type, user, body, redirectTo);
    });
  }

  /** Invites somebody to have an account. */
  async invite(body: Body, redirectTo: string): Promise<User> {
    const email = emailAddress(body.email);
    return await this.#transaction(async (sql, send) => {
      let user = await findByEmail(sql, email);
      if (user?.email_confirmed_at) throw emailExists();
      user ??= await insertUser(sql, { email, invited: true, userMetadata: object(body.data) });
      await this.#mailLink(sql, send, "invite", user, {}, redirectTo);
      return (await findById(sql, user.id))!;
    });
  }

  /** Sends the last mail of its kind again. */
  async resend(body: Body, { redirectTo }: FlowContext): Promise<void> {
    if (body.type !== "signup" && body.type !== "email_change") {
      throw invalid("Missing one of these types: signup, email_change, sms, phone_change");
    }
    if (!body.email) throw invalid("Type provided requires an email address");
    const email = emailAddress(body.email);
    await this.#transaction(async (sql, send) => {
      const user = await findByEmail(sql, email);
      if (!user) return;
      if (body.type === "signup" && !user.email_confirmed_at) {
        await this.#mailLink(sql, send, "signup", user, body, redirectTo);
      }
      if (body.type === "email_change" && user.email_change) {
        await this.#mailEmailChange(sql, send, user, user.email_change, body, redirectTo);
      }
    });
  }

  /** Changes password, address or metadata of the caller. */
  async updateUser(caller: Caller, body: Body, { redirectTo }: FlowContext): Promise<Record<string, unknown>> {
    const { config, sessions } = this.#options;
    const { user } = caller;
    return await this.#transaction(async (sql, send) => {
      if (body.password !== undefined) {
        checkPassword(body.password, config);
        if (await isPassword(sql, user.id, body.password)) {
          throw new AuthError(422, "same_password", "New password should be different from the old password.");
        }
        await updateColumns(sql, user.id, {
          encrypted_password: await hashPassword(sql, body.password),
          recovery_token: "",
        });
        // Whoever knows only the old password is signed out.
        await sessions.endAll(sql, user.id, "others", caller.sessionId);
      }
      if (body.data !== undefined) await mergeMetadata(sql, user.id, "raw_user_meta_data", object(body.data));
      if (body.email) {
        const email = emailAddress(body.email);
        if (email !== user.email) {
          if (await findByEmail(sql, email)) throw emailExists();
          await this.#mailEmailChange(sql, send, user, email, body, redirectTo);
        }
      }
      return userJson((await findById(sql, user.id))!);
    });
  }

  /** Mails a code with which the caller shows that they still read their mail. */
  async reauthenticate({ user }: Caller, { redirectTo }: FlowContext): Promise<void> {
    await this.#transaction(async (sql, send) => {
      if (!user.email) throw invalid("Reauthentication requires the user to have an email or a phone number");
      this.#refuseHaste(user.reauthentication_sent_at);
      const { token, hash } = this.#newToken(user.email, false);
      await updateColumns(sql, user.id, { reauthentication_token: hash, reauthentication_sent_at: new Date() });
      send("reauthentication", mailTo(user, user.email, token, hash, "reauthentication", redirectTo));
    });
  }

  /** What `verifyOtp` asks: a hash from a link, or the code and the address that it was sent to. */
  async verify(body: Body, { origin }: FlowContext): Promise<Record<string, unknown>> {
    const { sql, sessions } = this.#options;
    const type = verificationType(body.type);
    if (!body.token && !body.token_hash) throw invalid("Verify requires a token or a token hash");
    if (body.token_hash && (body.email || body.phone || body.token)) {
      throw invalid("Only the token_hash and type should be provided");
    }
    const kind = body.token_hash ? "link" : "code";
    const hashes = body.token_hash
      ? [String(body.token_hash)]
      : codeHashes(emailAddress(body.email), String(body.token));
    return await sql.begin(async (transaction) => {
      const confirmation = await this.#confirm(transaction, type, hashes, kind);
      if (confirmation === "other mailbox") return { code: 200, msg: OTHER_MAILBOX };
      return await sessions.begin(transaction, confirmation.user, "otp", origin);
    });
  }

  /** What a link to Auth itself does: says where to go on, and with what. */
  async followLink(params: URLSearchParams, { origin }: FlowContext): Promise<LinkOutcome> {
    const { sql, sessions } = this.#options;
    const type = verificationType(params.get("type"));
    const token = params.get("token") || params.get("token_hash");
    if (!token) throw invalid("Verify requires a token or a token hash");
    return await sql.begin(async (transaction): Promise<LinkOutcome> => {
      const confirmation = await this.#confirm(transaction, type, [token], "link");
      if (confirmation === "other mailbox") return { message: OTHER_MAILBOX };
      if (!token.startsWith("pkce_")) {
        const session = await sessions.begin(transaction, confirmation.user, "otp", origin);
        return { session, type };
      }
      const [flow] = await transaction`
        update auth.flow_state set auth_code_issued_at = now(), updated_at = now()
        where id = (
          select id from auth.flow_state
          where user_id = ${confirmation.user.id} and authentication_method = ${confirmation.method}
          order by created_at desc limit 1
        )
        returning auth_code`;
      if (!flow) throw flowStateNotFound();
      return { code: flow.auth_code };
    });
  }

  /** Exchanges a code from a link, with the verifier that only the browser knows that asked for the mail. */
  async exchangeCode(body: Body, { origin }: FlowContext): Promise<Record<string, unknown>> {
    const { sql, sessions } = this.#options;
    const { auth_code: code, code_verifier: verifier } = body;
    if (typeof code !== "string" || typeof verifier !== "string" || !code || !verifier) {
      throw invalid("invalid request: both auth code and code verifier should be non-empty");
    }
    return await sql.begin(async (transaction) => {
      const [flow] = await transaction`
        select * from auth.flow_state where auth_code = ${code} and auth_code_issued_at is not null for update`;
      const user = flow && await findById(transaction, flow.user_id);
      if (!user) throw flowStateNotFound();
      if (Date.now() - flow.auth_code_issued_at.getTime() > CODE_MINUTES * 60_000) {
        throw new AuthError(422, "flow_state_expired", "invalid flow state, flow state has expired");
      }
      const challenge = flow.code_challenge_method === "s256"
        ? createHash("sha256").update(verifier).digest("base64url")
        : verifier;
      if (challenge !== flow.code_challenge) {
        throw new AuthError(
          400,
          "bad_code_verifier",
          "code challenge does not match previously saved code verifier",
        );
      }
      await transaction`delete from auth.flow_state where id = ${flow.id}`;
      return await sessions.begin(transaction, user, flow.authentication_method, origin);
    });
  }

  async #createUser(sql: Sql, email: string, passwordHash: string | null, data: unknown): Promise<User> {
    const id = crypto.randomUUID();
    const userMetadata = { ...object(data), email, email_verified: false, phone_verified: false, sub: id };
    return await insertUser(sql, { id, email, passwordHash, userMetadata });
  }

  async #mailLink(
    sql: Sql,
    send: Send,
    type: keyof typeof MAILS,
    user: User,
    body: Body,
    redirectTo: string,
  ): Promise<void> {
    const mail = MAILS[type];
    this.#refuseHaste(user[mail.sent]);
    const pkce = await beginFlow(sql, user.id, mail.method, body);
    const { token, hash } = this.#newToken(user.email!, pkce);
    await updateColumns(sql, user.id, { [mail.token]: hash, [mail.sent]: new Date() });
    send(mail.kind, mailTo(user, user.email!, token, hash, type, redirectTo));
  }

  /** Both mailboxes confirm a new address, where config.toml wants that: neither a stolen session nor a typing error suffices. */
  async #mailEmailChange(
    sql: Sql,
    send: Send,
    user: User,
    email: string,
    body: Body,
    redirectTo: string,
  ): Promise<void> {
    this.#refuseHaste(user.email_change === email ? user.email_change_sent_at : null);
    const pkce = await beginFlow(sql, user.id, "email_change", body);
    const both = this.#options.config.auth.email.doubleConfirmChanges && user.email;
    const next = this.#newToken(email, pkce);
    const present = both ? this.#newToken(user.email!, pkce) : undefined;
    await updateColumns(sql, user.id, {
      email_change: email,
      email_change_token_new: next.hash,
      email_change_token_current: present?.hash ?? "",
      email_change_sent_at: new Date(),
      email_change_confirm_status: 0,
    });
    const mail = (to: string, { token, hash }: { token: string; hash: string }) =>
      send("email_change", { ...mailTo(user, to, token, hash, "email_change", redirectTo), newEmail: email });
    if (present) mail(user.email!, present);
    mail(email, next);
  }

  async #confirm(sql: Sql, type: string, hashes: string[], kind: "link" | "code"): Promise<Confirmation> {
    const columns = COLUMNS[type];
    const [found] = await sql`
      select id from auth.users
      where deleted_at is null and (${
      columns.map((column, index) => sql`${index === 0 ? sql`` : sql`or`} ${sql(column)} in ${sql(hashes)}`)
    }) limit 1 for update`;
    const user = found && await findById(sql, found.id);
    if (!user) throw otpExpired(kind);
    const column = columns.find((name) => hashes.includes(String(user[name])))!;
    const sentAt = user[SENT[column]] as Date | null;
    const lifetime = this.#options.config.auth.email.otpExpiry * 1000;
    if (!sentAt || Date.now() - sentAt.getTime() > lifetime) throw otpExpired(kind);
    if (type === "email_change") return await this.#confirmEmailChange(sql, user, column);
    await updateColumns(sql, user.id, { [column]: "" });
    if (!user.email_confirmed_at) await confirmEmail(sql, user, user.email!);
    const method = column === "recovery_token"
      ? type === "recovery" ? "recovery" : "magiclink"
      : user.invited_at
      ? "invite"
      : "email/signup";
    return { user, method };
  }

  async #confirmEmailChange(sql: Sql, user: User, column: string): Promise<Confirmation> {
    const both = this.#options.config.auth.email.doubleConfirmChanges && user.email;
    if (both && user.email_change_confirm_status === 0) {
      await updateColumns(sql, user.id, { [column]: "", email_change_confirm_status: 1 });
      return "other mailbox";
    }
    if (await findByEmail(sql, user.email_change!)) throw emailExists();
    await confirmEmail(sql, user, user.email_change!);
    await updateColumns(sql, user.id, {
      email_change: "",
      email_change_token_new: "",
      email_change_token_current: "",
      email_change_confirm_status: 0,
    });
    return { user, method: "email_change" };
  }

  #newToken(email: string, pkce: boolean): { token: string; hash: string } {
    const digits = crypto.getRandomValues(new Uint32Array(this.#options.config.auth.email.otpLength));
    const token = [...digits].map((digit) => digit % 10).join("");
    const [plain, prefixed] = codeHashes(email, token);
    return { token, hash: pkce ? prefixed : plain };
  }

  #refuseHaste(sentAt: Date | null) {
    const seconds = this.#options.config.auth.email.maxFrequency;
    const wait = sentAt ? seconds - (Date.now() - sentAt.getTime()) / 1000 : 0;
    if (wait <= 0) return;
    throw new AuthError(
      429,
      "over_email_send_rate_limit",
      `For security purposes, you can only request this after ${Math.ceil(wait)} seconds.`,
    );
  }

  async #transaction<T>(work: (sql: Sql, send: Send) => Promise<T>): Promise<T> {
    const { sql, onMail } = this.#options;
    const mails: Mail[] = [];
    const result = await sql.begin((transaction) =>
      work(transaction, (kind, content) => void mails.push(writeMail(kind, content, this.#options)))
    );
    for (const mail of mails) onMail(mail);
    return result as T;
  }
}

/** What the browser takes along to the page that a link leads to. */
export type LinkOutcome =
  | { code: string }
  | { message: string }
  | { session: Record<string, unknown>; type: string };

type Send = (kind: MailKind, content: MailContent) => void;

const OTHER_MAILBOX = "Confirmation link accepted. Please proceed to confirm link sent to the other email";

/** Where the tokens of a verification type are kept. */
const COLUMNS: Record<string, string[]> = {
  signup: ["confirmation_token"],
  invite: ["confirmation_token"],
  recovery: ["recovery_token"],
  magiclink: ["recovery_token", "confirmation_token"],
  email: ["confirmation_token", "recovery_token"],
  email_change: ["email_change_token_current", "email_change_token_new"],
};

const SENT: Record<string, string> = {
  confirmation_token: "confirmation_sent_at",
  recovery_token: "recovery_sent_at",
  email_change_token_current: "email_change_sent_at",
  email_change_token_new: "email_change_sent_at",
};

function verificationType(type: unknown): string {
  if (!type) throw invalid("Verify requires a verification type");
  if (typeof type !== "string" || !Object.hasOwn(COLUMNS, type)) throw invalid("Invalid email verification type");
  return type;
}

/** A code's hash, as it is kept for links of either flow. */
function codeHashes(email: string, token: string): [string, string] {
  const hash = createHash("sha224").update(email + token).digest("hex");
  return [hash, `pkce_${hash}`];
}

/** Remembers the challenge of a browser that wants a code instead of tokens in an address. */
async function beginFlow(sql: Sql, userId: string, method: string, body: Body): Promise<boolean> {
  const { code_challenge: challenge, code_challenge_method: challengeMethod } = body;
  if (!challenge && !challengeMethod) return false;
  if (typeof challenge !== "string" || typeof challengeMethod !== "string" || !challenge || !challengeMethod) {
    throw invalid("PKCE flow requires code_challenge_method and code_challenge");
  }
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(challenge)) {
    throw invalid("code challenge has to be between 43 and 128 characters");
  }
  if (!["s256", "plain"].includes(challengeMethod.toLowerCase())) throw invalid("Invalid code_challenge_method");
  await sql`delete from auth.flow_state where created_at < now() - interval '1 day'`;
  await sql`
    insert into auth.flow_state (id, user_id, auth_code, authentication_method, code_challenge_method, code_challenge,
                                 provider_type, provider_access_token, provider_refresh_token)
    values (${crypto.randomUUID()}, ${userId}, ${crypto.randomUUID()}, ${method}, ${challengeMethod.toLowerCase()},
            ${challenge}, ${method}, '', '')`;
  return true;
}

function mailTo(
  user: User,
  to: string,
  token: string,
  tokenHash: string,
  type: string,
  redirectTo: string,
): MailContent {
  return { to, token, tokenHash, type, redirectTo, email: user.email ?? to, data: user.raw_user_meta_data ?? {} };
}

/** Looks like a new account that waits for its confirmation. */
function imaginaryUser(email: string, data: unknown): Record<string, unknown> {
  const now = new Date();
  return {
    id: crypto.randomUUID(),
    aud: "authenticated",
    role: "",
    email,
    phone: "",
    confirmation_sent_at: now,
    app_metadata: { provider: "email", providers: ["email"] },
    user_metadata: object(data),
    identities: [],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  };
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {};
}

function signUpDisabled(): AuthError {
  return new AuthError(422, "signup_disabled", "Signups not allowed for this instance");
}

function flowStateNotFound(): AuthError {
  return new AuthError(404, "flow_state_not_found", "invalid flow state, no valid flow state found");
}
