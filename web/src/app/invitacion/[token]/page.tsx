import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { FormHeading } from "@/components/auth/form-heading";
import { InvitationOpen } from "@/components/auth/invitation-open";
import { Button } from "@/components/ui/button";
import { previewInvitation } from "@/lib/auth/invitation";
import { currentUser } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invitation");
  // The address is a secret: it is kept from search engines and from other sites.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations("invitation");
  const [invitation, user] = await Promise.all([previewInvitation(token), currentUser()]);
  const home = user
    ? <Button asChild size="lg" variant="outline"><Link href="/dashboard">{t("panel")}</Link></Button>
    : <Button asChild size="lg" variant="outline"><Link href="/">{t("home")}</Link></Button>;

  if (!invitation) return <><FormHeading title={t("unknown.title")}>{t("unknown.body")}</FormHeading>{home}</>;
  const organization = invitation.organization_name;
  if (invitation.state === "open") return <InvitationOpen token={token} invitation={invitation} email={user?.email ?? null} signedIn={user !== null} />;
  if (invitation.state === "accepted") {
    return (
      <>
        <FormHeading title={t("accepted.title", { organization })}>{t("accepted.body")}</FormHeading>
        <Button asChild size="lg"><Link href={"/dashboard/cuenta/organizacion" as Route}>{t("accepted.go")}</Link></Button>
      </>
    );
  }
  return (
    <>
      <FormHeading title={t(`${invitation.state}.title`)}>{t(`${invitation.state}.body`, { organization })}</FormHeading>
      {home}
    </>
  );
}
