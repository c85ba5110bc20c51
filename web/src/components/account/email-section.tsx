"use client";
import { useQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogTrigger } from "@/components/ui/dialog";
import { useFailureText } from "@/hooks/use-failure-text";
import { changeEmail, fetchUser, userKey } from "@/lib/data/account";
import type { Profile } from "@/lib/data/profiles";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { EmailDialog } from "./email-dialog";
import { Row, Section } from "./section";

/** Where both confirmation links lead back to. */
function returnAddress(): string {
  return `${location.origin}/dashboard/cuenta/perfil`;
}

/** The address that the person signs in with, and the one that waits for both confirmations. */
export function EmailSection({ profile }: { profile: Profile }) {
  const t = useTranslations("account.profile.email");
  const failureText = useFailureText();
  const client = useSupabase();
  const [isOpen, setOpen] = useState(false);
  const [isSending, setSending] = useState(false);
  const { data: user, refetch } = useQuery({ queryKey: userKey, queryFn: () => fetchUser(client), refetchOnWindowFocus: "always" });
  const current = user?.email ?? profile.email;
  const pending = user?.new_email && user.new_email !== current ? user.new_email : undefined;

  async function request(email: string) {
    await changeEmail(client, email, returnAddress());
    await refetch();
    toast.success(t("sent"));
  }
  return (
    <Section title={t("title")} description={t("body")}>
      <div className="grid grid-cols-1 gap-4">
        <Row
          title={<span className="break-all">{current}</span>}
          control={
            <Dialog open={isOpen} onOpenChange={setOpen}>
              <DialogTrigger asChild><Button variant="outline">{t("change")}</Button></DialogTrigger>
              <EmailDialog
                current={current}
                onSubmit={async (email) => {
                  await request(email);
                  setOpen(false);
                }}
              />
            </Dialog>
          }
          className="py-0 max-xs:flex-col max-xs:items-start"
        />
        {pending && (
          <Alert
            tone="warning"
            title={<span className="break-all">{t("pendingTitle", { email: pending })}</span>}
            className="max-sm:flex-wrap"
            action={
              <Button
                variant="outline"
                size="sm"
                className="h-10"
                pending={isSending}
                onClick={() => {
                  setSending(true);
                  void request(pending).catch((error) => toast.error(failureText(error))).finally(() => setSending(false));
                }}
              >
                {!isSending && <MailCheck aria-hidden />}{t("resend")}
              </Button>
            }
          >
            <span className="break-words">{t("pendingBody", { current })}</span>
          </Alert>
        )}
      </div>
    </Section>
  );
}
