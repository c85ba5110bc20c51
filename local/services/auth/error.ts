import type postgres from "postgres";

/** A refusal, with the status, code and words of Supabase's auth server. */
export class AuthError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }

  /** As auth-js reads it. */
  response(): Response {
    const body = { code: this.status, error_code: this.code, msg: this.message, ...this.details };
    return Response.json(body, { status: this.status, headers: { "x-sb-error-code": this.code } });
  }
}

/** What a client may know of a failure. */
export function asAuthError(error: unknown): AuthError {
  if (error instanceof AuthError) return error;
  const { code, constraint_name } = error as Partial<postgres.PostgresError>;
  if (code === "23505" && constraint_name?.includes("email")) return emailExists();
  if (code === "23505" && constraint_name?.includes("phone")) {
    return new AuthError(422, "phone_exists", "A user with this phone number has already been registered");
  }
  if (code === "23505") return new AuthError(422, "user_already_exists", "User already registered");
  console.error("auth:", error);
  return new AuthError(500, "unexpected_failure", "Unexpected failure, please check server logs for more information");
}

/** The request itself is wrong. */
export function invalid(message: string, status = 400): AuthError {
  return new AuthError(status, "validation_failed", message);
}

/** Another account has the address. */
export function emailExists(): AuthError {
  return new AuthError(422, "email_exists", "A user with this email address has already been registered");
}

/** Neither says whether the account or the password is wrong. */
export function invalidCredentials(): AuthError {
  return new AuthError(400, "invalid_credentials", "Invalid login credentials");
}

/** A link or code of a mail that was used, replaced, or is too old. */
export function otpExpired(kind: "link" | "code"): AuthError {
  const message = kind === "link" ? "Email link is invalid or has expired" : "Token has expired or is invalid";
  return new AuthError(403, "otp_expired", message);
}
