import type { FieldError, FieldName } from "./fields";

/** What a form about an account knows after it was sent. */
export interface AuthState {
  /** `sent`: a mail is on its way, there is nothing more to fill in. */
  status: "idle" | "failed" | "sent";
  /** What is wrong with which field; `code` names a text of `errors`, `text` one of `auth.fieldErrors`. */
  fields: Partial<Record<FieldName, { text: FieldError } | { code: string }>>;
  /** A failure of the whole, a key of `errors`. */
  code?: string;
  /** What was typed, for browsers whose script has not arrived: never a password. */
  values: { name?: string; email?: string; country?: string };
  /** Tells one answer from the next, so that the same error is announced again. */
  turn: number;
}

/** Before anything was sent. */
export const IDLE: AuthState = { status: "idle", fields: {}, values: {}, turn: 0 };

/** Auth's errors that belong to one field rather than to the whole form. */
const FIELD_OF: Readonly<Record<string, FieldName>> = {
  user_already_exists: "email",
  email_exists: "email",
  email_address_invalid: "email",
  email_address_not_authorized: "email",
  weak_password: "password",
  same_password: "password",
};

/** The state after a failure with this code, shown beside its field where it has one. */
export function failed(previous: AuthState, code: string, values: AuthState["values"], fields: readonly FieldName[]): AuthState {
  const field = FIELD_OF[code];
  const turn = previous.turn + 1;
  return field && fields.includes(field)
    ? { status: "failed", fields: { [field]: { code } }, values, turn }
    : { status: "failed", fields: {}, code, values, turn };
}

/** The state after fields that cannot be sent. */
export function invalid(previous: AuthState, errors: Partial<Record<FieldName, FieldError>>, values: AuthState["values"]): AuthState {
  const fields = Object.fromEntries(Object.entries(errors).map(([name, text]) => [name, { text }]));
  return { status: "failed", fields, values, turn: previous.turn + 1 };
}
