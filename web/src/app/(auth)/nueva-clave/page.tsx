import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { FormHeading } from "@/components/auth/form-heading";
import { NewPasswordForm } from "@/components/auth/new-password-form";
import { Button } from "@/components/ui/button";
import { currentUser } from "@/lib/supabase/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("newPassword.title"), robots: { index: false }, referrer: "same-origin" };
}

export default async function NewPasswordPage() {
  const t = await getTranslations("auth");
  const user = await currentUser();
  if (!user) {
    return (
      <>
        <FormHeading title={t("newPassword.expiredTitle")}>{t("newPassword.expiredBody")}</FormHeading>
        <Button asChild size="lg"><Link href="/recuperar">{t("confirm.askAgain")}</Link></Button>
      </>
    );
  }
  return (
    <>
      <FormHeading title={t("newPassword.title")}>{t("newPassword.body", { email: user.email ?? "" })}</FormHeading>
      <NewPasswordForm email={user.email ?? ""} />
    </>
  );
}
