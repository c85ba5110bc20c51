import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { InvitationPreview } from "@/lib/auth/invitation";
import { withQuery } from "@/lib/auth/local-path";
import { FormHeading } from "./form-heading";
import { InvitationAnswerForm } from "./invitation-answer-form";

/** An invitation that can be accepted: at once by whoever is signed in, after signing in or up by a visitor. */
export async function InvitationOpen({ token, invitation, signedIn, email }: {
  token: string;
  invitation: InvitationPreview;
  signedIn: boolean;
  email: string | null;
}) {
  const t = await getTranslations("invitation");
  const { organization_name: organization, invited_by_name: name } = invitation;
  const role = t(`roles.${invitation.role}`);
  const date = new Intl.DateTimeFormat(await getLocale(), { dateStyle: "long", timeZone: "America/Mexico_City" }).format(new Date(invitation.expires_at));
  const back = `/invitacion/${encodeURIComponent(token)}`;
  return (
    <>
      <FormHeading title={t("open.title", { organization })}>
        {name ? t("open.by", { name, role }) : t("open.byNobody", { role })}
      </FormHeading>
      <p className="-mt-3 mb-7 text-sm text-muted-foreground">{t("open.for", { email: invitation.email_hint, date })}</p>
      {signedIn
        ? <InvitationAnswerForm token={token} organization={organization} hint={invitation.email_hint} email={email ?? ""} back={back} />
        : (
          <div className="grid gap-3">
            <Button asChild size="lg"><Link href={withQuery("/registro", { siguiente: back }) as Route}>{t("open.signUp")}</Link></Button>
            <Button asChild size="lg" variant="outline"><Link href={withQuery("/ingresar", { siguiente: back }) as Route}>{t("open.signIn")}</Link></Button>
            <p className="mt-2 text-sm text-muted-foreground">{t("open.visitor")}</p>
          </div>
        )}
    </>
  );
}
