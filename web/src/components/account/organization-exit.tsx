"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useFailureText } from "@/hooks/use-failure-text";
import { deleteOrganization, fetchMembers, isLastOwner, type Organization, organizationKeys, removeMember } from "@/lib/data/organizations";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { Row, Section } from "./section";

/** Leaving an organization, and for its owners deleting it. */
export function OrganizationExit({ organization, userId }: { organization: Organization; userId: string }) {
  const t = useTranslations("account.organization.leave");
  const failureText = useFailureText();
  const client = useSupabase();
  const queries = useQueryClient();
  const { data: members } = useQuery({
    queryKey: organizationKeys.members(organization.id),
    queryFn: () => fetchMembers(client, organization.id),
    enabled: organization.role !== "guest",
  });
  const [typed, setTyped] = useState("");
  const { name } = organization;
  const mustStay = organization.role === "owner" && isLastOwner(members ?? [], userId);

  async function attempt(action: () => Promise<void>, done: string) {
    try {
      await action();
    } catch (error) {
      toast.error(failureText(error));
      throw error;
    }
    toast.success(done);
    await queries.invalidateQueries({ queryKey: organizationKeys.all, exact: true });
  }
  return (
    <Section title={organization.role === "owner" ? t("title") : t("titleLeave")}>
      <div className="divide-y divide-border">
        {mustStay ? <Alert className="mb-4">{t("lastOwner")}</Alert> : (
          <Row
            isStacked
            title={t("leave")}
            hint={t("leaveHint", { organization: name })}
            control={
              <ConfirmDialog
                trigger={<Button variant="outline">{t("leave")}</Button>}
                title={t("leaveAsk", { organization: name })}
                description={t("leaveBody")}
                action={t("leave")}
                onConfirm={() => attempt(() => removeMember(client, organization.id, userId), t("left", { organization: name }))}
              />
            }
          />
        )}
        {organization.role === "owner" && (
          <Row
            isStacked
            title={t("delete")}
            hint={t("deleteHint")}
            className={mustStay ? "border-0 pt-0" : undefined}
            control={
              <ConfirmDialog
                trigger={<Button variant="outline" className="text-destructive">{t("delete")}</Button>}
                onOpenChange={() => setTyped("")}
                title={t("deleteAsk", { organization: name })}
                description={t("deleteBody")}
                action={t("delete")}
                disabled={typed.trim() !== name.trim()}
                onConfirm={() => attempt(() => deleteOrganization(client, organization.id), t("deleted"))}
              >
                <Field label={t("deleteType", { organization: name })}>
                  <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} />
                </Field>
              </ConfirmDialog>
            }
          />
        )}
      </div>
    </Section>
  );
}
