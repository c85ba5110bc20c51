"use client";
import { useTranslations } from "next-intl";
import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import type { FieldName } from "@/lib/auth/fields";
import { type AuthState, failed, IDLE } from "@/lib/auth/state";

type Action = (previous: AuthState, form: FormData) => Promise<AuthState>;

/**
 * A form about an account. It is sent once at a time and keeps what was typed, whatever happens: sent by script the page
 * stays as it is, also where the connection breaks; before the script has arrived the browser sends it by itself.
 */
export function useAuthForm(action: Action) {
  const errors = useTranslations("errors");
  const t = useTranslations("auth");
  const [native, nativeAction] = useActionState(action, IDLE);
  const [own, setOwn] = useState<AuthState>();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const state = own ?? native;

  // To the first thing to mend, or to what is wrong with the whole, so that nobody has to look for it.
  useEffect(() => {
    if (state.status !== "failed") return;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert][tabindex]")?.focus();
  }, [state]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    startTransition(async () => {
      try {
        const next = await action(state, data);
        startTransition(() => setOwn(next));
      } catch (error) {
        unstable_rethrow(error);
        startTransition(() => setOwn(failed(state, "offline", {}, [])));
      }
    });
  }

  return {
    state,
    pending,
    formProps: { ref: form, action: nativeAction, onSubmit, noValidate: true, "aria-busy": pending },
    /** What to say beside a field. */
    errorOf(field: FieldName): string | undefined {
      const wrong = state.fields[field];
      if (!wrong) return undefined;
      return "text" in wrong ? t(`fieldErrors.${wrong.text}`) : errors(errors.has(wrong.code) ? wrong.code : "unknown");
    },
    /** What to say about the whole. */
    failure: state.status === "failed" && state.code
      ? errors(errors.has(state.code) ? state.code : "unknown")
      : undefined,
  };
}
