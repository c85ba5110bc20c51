"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { tidied } from "@/components/forms/changes";
import type { SaveState } from "@/components/forms/save-bar";
import { useChanges } from "@/components/forms/use-changes";
import { useFailureText } from "@/hooks/use-failure-text";
import { problemsFromDatabase, problemsOf, type Problems } from "@/lib/data/profile-checks";
import { type EditableField, type Profile, type ProfileChanges, profileKey, updateProfile } from "@/lib/data/profiles";
import { useSupabase } from "@/lib/supabase/browser";
import { useProfile } from "./use-profile";

/** How long “saved” stays to be read. */
const SAVED_FOR = 2500;

/** A form over columns of the profile: sends only those that were changed, and says beside each what is wrong with it. */
export function useProfileForm(initial: Profile) {
  const t = useTranslations("forms.problems");
  const failureText = useFailureText();
  const client = useSupabase();
  const queries = useQueryClient();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const profile = useProfile(initial);
  const { values, changes, isDirty, set, discard, settle } = useChanges<Profile>(profile);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<string>();
  const [state, setState] = useState<SaveState>("idle");

  useEffect(() => {
    if (state !== "saved") return;
    const timer = setTimeout(() => setState("idle"), SAVED_FOR);
    return () => clearTimeout(timer);
  }, [state]);

  function refuse(found: Problems) {
    setProblems(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!isDirty || state === "saving") return;
    const sent = changes as ProfileChanges;
    const written = tidied(sent);
    const found = problemsOf(written);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return refuse(found);
    setProblems({});
    setState("saving");
    try {
      await queries.cancelQueries({ queryKey: profileKey });
      queries.setQueryData(profileKey, await updateProfile(client, profile.id, written));
      settle(changes);
      setState("saved");
      // The name also stands in the navigation, and numbers are written as the country does.
      if ("full_name" in written || "country" in written) router.refresh();
    } catch (error) {
      setState("idle");
      const ofDatabase = problemsFromDatabase(error);
      if (ofDatabase) refuse(ofDatabase);
      else setFailure(failureText(error));
    }
  }

  return {
    profile,
    values,
    set: <Key extends EditableField>(key: Key, value: Profile[Key]) => {
      set(key, value);
      setProblems((before) => ({ ...before, [key]: undefined }));
    },
    /** What is wrong with a field, for people. */
    problem: (field: EditableField) => {
      const problem = problems[field];
      return problem && t(problem);
    },
    form: { ref: form, onSubmit: (event: FormEvent) => void save(event), noValidate: true },
    bar: {
      isDirty,
      state,
      failure,
      onDiscard: () => {
        discard();
        setProblems({});
        setFailure(undefined);
      },
    },
  };
}
