import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";
import { ProfileForm } from "@/components/account/profile-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("profile.title") };
}

export default async function ProfilePage() {
  const t = await getTranslations("account.profile");
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <ProfileForm initial={await ownProfile()} />
    </>
  );
}
