import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/account/page-header";
import { PasswordSection } from "@/components/account/password-section";
import { SessionsSection } from "@/components/account/sessions-section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("security.title") };
}

export default async function SecurityPage() {
  const t = await getTranslations("account.security");
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <div className="grid grid-cols-1 gap-5">
        <PasswordSection />
        <SessionsSection />
      </div>
    </>
  );
}
