import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";
import { BusinessForm } from "@/components/account/business-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("business.title") };
}

export default async function BusinessPage() {
  const t = await getTranslations("account.business");
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <BusinessForm initial={await ownProfile()} />
    </>
  );
}
