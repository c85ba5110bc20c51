"use server";
import type { EmailOtpType } from "@supabase/supabase-js";
import type { Route } from "next";
import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { getCatalogue } from "@/lib/data/catalogue";
import { failureOf } from "@/lib/errors";
import { cycleFrom, paidPlanFrom } from "@/lib/plans";
import { createClient } from "@/lib/supabase/server";
import { arrive, keepLocale } from "./arrival";
import { checkFields, line, secret } from "./fields";
import { localPath, pathOfLink, withQuery } from "./local-path";
import { siteOrigin } from "./origin";
import { type AuthState, failed, invalid } from "./state";

/** Where a form says that its person was going. */
function wantedPath(form: FormData): string | undefined {
  return localPath(line(form.get("siguiente"), 2000));
}

/** Opens a session with address and password. */
export async function signIn(previous: AuthState, form: FormData): Promise<AuthState> {
  const email = line(form.get("email"));
  const password = secret(form.get("password"));
  const errors = checkFields({ email, password }, { newPassword: false });
  if (Object.keys(errors).length > 0) return invalid(previous, errors, { email });

  const supabase = await createClient();
  const { data, error } = await supabase.auth.signInWithPassword({ email, password });
  if (error) return failed(previous, failureOf(error).code, { email }, ["email"]);
  redirect(await arrive(supabase, data.user.id, wantedPath(form)) as Route);
}

/** Opens an account; where the project wants addresses confirmed, the mail's link goes on from here. */
export async function signUp(previous: AuthState, form: FormData): Promise<AuthState> {
  const values = { name: line(form.get("name"), 200), email: line(form.get("email")), country: line(form.get("country"), 2) };
  const password = secret(form.get("password"));
  const errors = checkFields({ name: values.name, email: values.email, password }, { newPassword: true });
  if (Object.keys(errors).length > 0) return invalid(previous, errors, values);

  const plan = paidPlanFrom(form.get("plan"));
  const cycle = cycleFrom(form.get("ciclo"));
  const country = (await getCatalogue())?.countries.find(({ code }) => code === values.country);
  const destination = wantedPath(form) ?? withQuery("/bienvenida", { plan, ciclo: plan && cycle });
  const supabase = await createClient();
  const { data, error } = await supabase.auth.signUp({
    email: values.email,
    password,
    options: {
      emailRedirectTo: await siteOrigin() + destination,
      data: {
        full_name: values.name,
        language: await getLocale(),
        timezone: line(form.get("timezone"), 64) || country?.timezone,
        ...(country && { country: country.code }),
        ...(plan && { intended_plan_id: plan, intended_billing_cycle: cycle ?? "monthly" }),
      },
    },
  });
  if (error) return failed(previous, failureOf(error).code, values, ["email", "password"]);
  if (data.session && data.user) redirect(await arrive(supabase, data.user.id, destination) as Route);
  return { status: "sent", fields: {}, values, turn: previous.turn + 1 };
}

/** Sends the confirmation mail of a sign-up once more. Says the same whether there is such an account or not. */
export async function resendConfirmation(previous: AuthState, form: FormData): Promise<AuthState> {
  const email = line(form.get("email"));
  const plan = paidPlanFrom(form.get("plan"));
  const destination = wantedPath(form) ?? withQuery("/bienvenida", { plan, ciclo: plan && cycleFrom(form.get("ciclo")) });
  const supabase = await createClient();
  const { error } = await supabase.auth.resend({ type: "signup", email, options: { emailRedirectTo: await siteOrigin() + destination } });
  if (error) return failed(previous, failureOf(error).code, { email }, []);
  return { status: "sent", fields: {}, values: { email }, turn: previous.turn + 1 };
}

/** Sends a link to choose a new password. Says the same whether there is such an account or not. */
export async function requestRecovery(previous: AuthState, form: FormData): Promise<AuthState> {
  const email = line(form.get("email"));
  const errors = checkFields({ email }, { newPassword: false });
  if (Object.keys(errors).length > 0) return invalid(previous, errors, { email });

  const supabase = await createClient();
  const { error } = await supabase.auth.resetPasswordForEmail(email, { redirectTo: `${await siteOrigin()}/nueva-clave` });
  if (error) return failed(previous, failureOf(error).code, { email }, ["email"]);
  return { status: "sent", fields: {}, values: { email }, turn: previous.turn + 1 };
}

/** Gives the signed-in person another password. */
export async function chooseNewPassword(previous: AuthState, form: FormData): Promise<AuthState> {
  const password = secret(form.get("password"));
  const errors = checkFields({ password }, { newPassword: true });
  if (Object.keys(errors).length > 0) return invalid(previous, errors, {});

  const supabase = await createClient();
  const { data, error } = await supabase.auth.updateUser({ password });
  if (error) return failed(previous, failureOf(error).code, {}, ["password"]);
  redirect(await arrive(supabase, data.user.id, undefined) as Route);
}

const LINK_TYPES: readonly EmailOtpType[] = ["signup", "recovery", "email_change", "invite", "magiclink", "email"];

/** Redeems the secret of a mail's link, and goes where the link was for. */
export async function redeemLink(previous: AuthState, form: FormData): Promise<AuthState> {
  const type = LINK_TYPES.find((known) => known === form.get("type"));
  const tokenHash = line(form.get("token_hash"), 200);
  if (!type || !tokenHash) return failed(previous, "otp_expired", {}, []);

  const supabase = await createClient();
  const { data, error } = await supabase.auth.verifyOtp({ type, token_hash: tokenHash });
  if (error) return failed(previous, failureOf(error).code, {}, []);
  // A change of address is confirmed from both mailboxes; the first link opens no session.
  if (!data.session || !data.user) return { status: "sent", fields: {}, values: {}, turn: previous.turn + 1 };
  const next = pathOfLink(line(form.get("next"), 2000), await siteOrigin());
  const usual = type === "recovery" || type === "invite" ? "/nueva-clave" : type === "email_change" ? "/dashboard/cuenta/perfil" : undefined;
  redirect(await arrive(supabase, data.user.id, (next === "/" ? undefined : next) ?? usual) as Route);
}

/** Puts the interface in another language, on this browser. */
export async function chooseLocale(form: FormData): Promise<void> {
  await keepLocale(form.get("locale"));
}
