"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useFailureText } from "@/hooks/use-failure-text";
import { createOrganization, ORGANIZATION_LIMITS, organizationKeys } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";

/** Founds an organization by its name. */
export function CreateOrganization({ onCreated }: { onCreated: (id: string) => void }) {
  const t = useTranslations("account.organization.create");
  const failureText = useFailureText();
  const client = useSupabase();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isPending, setPending] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = name.trim();
    if (!wanted) return setProblem(t("required"));
    setPending(true);
    try {
      const { id } = await createOrganization(client, wanted);
      await queries.invalidateQueries({ queryKey: organizationKeys.all, exact: true });
      toast.success(t("done", { name: wanted }));
      onCreated(id);
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setPending(false);
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid grid-cols-1 gap-4">
      <Field label={t("name")} error={problem}>
        <Input
          value={name}
          maxLength={ORGANIZATION_LIMITS.name}
          placeholder={t("placeholder")}
          autoComplete="organization"
          onChange={(event) => {
            setName(event.target.value);
            setProblem(undefined);
          }}
        />
      </Field>
      <Button type="submit" pending={isPending} className="justify-self-start max-sm:w-full">{t("submit")}</Button>
    </form>
  );
}
