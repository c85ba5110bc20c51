"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { tidied } from "@/components/forms/changes";
import { SaveBar, type SaveState } from "@/components/forms/save-bar";
import { UnsavedChanges } from "@/components/forms/unsaved-changes";
import { useChanges } from "@/components/forms/use-changes";
import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { useFailureText } from "@/hooks/use-failure-text";
import { type Organization, type OrganizationChanges, organizationKeys, updateOrganization } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { organizationProblems, type OrganizationProblems } from "./organization-checks";
import { Section } from "./section";

/** Name, description and address of an organization: a form for those who manage it, a card for the others. */
export function OrganizationDetails({ organization }: { organization: Organization }) {
  const t = useTranslations("account.organization");
  const isManager = organization.role === "owner" || organization.role === "admin";
  const role = <Badge tone="primary">{t(`roles.${organization.role}`)}</Badge>;
  if (isManager) {
    return <Section title={t("details.title")} action={role}><DetailsForm organization={organization} /></Section>;
  }
  return (
    <Section title={organization.name} description={t("details.readOnly")} action={role}>
      <dl className="grid gap-4 text-sm">
        {(["description", "website"] as const).map((field) => (
          <div key={field}>
            <dt className="font-semibold">{t(`details.${field}`)}</dt>
            <dd className="mt-0.5 whitespace-pre-wrap text-muted-foreground">{organization[field] || t("details.empty")}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function DetailsForm({ organization }: { organization: Organization }) {
  const t = useTranslations("account.organization.details");
  const common = useTranslations("common");
  const problemText = useTranslations("forms.problems");
  const failureText = useFailureText();
  const client = useSupabase();
  const queries = useQueryClient();
  const { name, description, website } = organization;
  const { values, changes, isDirty, set, discard, settle } = useChanges({ name, description, website });
  const [problems, setProblems] = useState<OrganizationProblems>({});
  const [failure, setFailure] = useState<string>();
  const [state, setState] = useState<SaveState>("idle");

  useEffect(() => {
    if (state !== "saved") return;
    const timer = setTimeout(() => setState("idle"), 2500);
    return () => clearTimeout(timer);
  }, [state]);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!isDirty || state === "saving") return;
    const written = tidied(changes) as OrganizationChanges;
    const found = organizationProblems(written);
    setProblems(found);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return;
    setState("saving");
    try {
      await updateOrganization(client, organization.id, written);
      queries.setQueryData<Organization[]>(organizationKeys.all, (all) =>
        all?.map((one) => one.id === organization.id ? { ...one, ...written } : one));
      settle(changes);
      setState("saved");
    } catch (error) {
      setState("idle");
      setFailure(failureText(error));
    }
  }
  const error = (field: keyof OrganizationProblems) => problems[field] && problemText(problems[field]);
  return (
    <form noValidate onSubmit={(event) => void save(event)} className="grid grid-cols-1 gap-5">
      <UnsavedChanges when={isDirty} onDiscard={discard} />
      <Field label={t("name")} error={error("name")}>
        <Input value={values.name} onChange={(event) => set("name", event.target.value)} autoComplete="off" />
      </Field>
      <Field label={t("description")} optional={common("optional")} error={error("description")}>
        <Textarea value={values.description ?? ""} onChange={(event) => set("description", event.target.value)} className="field-sizing-content max-h-72" />
      </Field>
      <Field label={t("website")} optional={common("optional")} error={error("website")}>
        <Input type="url" inputMode="url" autoCapitalize="none" spellCheck={false} value={values.website ?? ""} onChange={(event) => set("website", event.target.value)} />
      </Field>
      <SaveBar
        isDirty={isDirty}
        state={state}
        failure={failure}
        onDiscard={() => {
          discard();
          setProblems({});
          setFailure(undefined);
        }}
      />
    </form>
  );
}
