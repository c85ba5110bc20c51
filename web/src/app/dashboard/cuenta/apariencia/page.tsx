import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";
import { ThemeChoice } from "@/components/account/theme-choice";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("appearance.title") };
}

export default async function AppearancePage() {
  const t = await getTranslations("account.appearance");
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <ThemeChoice initial={await ownProfile()} />
    </>
  );
}
