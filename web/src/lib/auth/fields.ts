/** Shortest password that Auth takes (`minimum_password_length`). */
export const MINIMUM_PASSWORD = 8;
/** bcrypt reads no further than this many bytes, and Auth refuses more. */
const MAXIMUM_PASSWORD_BYTES = 72;

/** Fields of the forms about accounts, by the name of their input. */
export type FieldName = "name" | "email" | "password";

/** What is wrong with a field: a key of the texts `auth.fieldErrors`. */
export type FieldError = "name_required" | "email_required" | "email_invalid" | "password_required" | "password_short" | "password_long";

/** One line, without blanks around it. */
export function line(value: FormDataEntryValue | null, longest = 320): string {
  return typeof value === "string" ? value.replace(/[\u0000-\u001f\u007f]+/g, " ").trim().slice(0, longest) : "";
}

/** A password is taken as it is typed, blanks included. */
export function secret(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}

/** Whether it looks like an address of mail; whether it is one shows when a mail arrives. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/** What the person has to mend; empty where the form can be sent. Auth has the last word. */
export function checkFields(values: Partial<Record<FieldName, string>>, { newPassword }: { newPassword: boolean }): Partial<Record<FieldName, FieldError>> {
  const errors: Partial<Record<FieldName, FieldError>> = {};
  if (values.name !== undefined && !values.name) errors.name = "name_required";
  if (values.email !== undefined) {
    if (!values.email) errors.email = "email_required";
    else if (!isEmail(values.email)) errors.email = "email_invalid";
  }
  if (values.password !== undefined) {
    if (!values.password) errors.password = "password_required";
    else if (newPassword && values.password.length < MINIMUM_PASSWORD) errors.password = "password_short";
    else if (newPassword && new TextEncoder().encode(values.password).length > MAXIMUM_PASSWORD_BYTES) errors.password = "password_long";
  }
  return errors;
}

/** How long a password would resist: 0 too short, 1 weak, 2 fair, 3 strong. A hint while typing, not a rule. */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 {
  if (password.length < MINIMUM_PASSWORD) return 0;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const distinct = new Set(password.toLowerCase()).size;
  const sequence = /^(?:(.)\1+|0?1?2345\d*|.*(?:password|contraseña|contrasena|qwerty|123456|sintra).*)$/i.test(password);
  if (sequence || distinct < 5) return 1;
  const score = password.length + kinds * 2;
  return score >= 19 ? 3 : score >= 14 ? 2 : 1;
}
