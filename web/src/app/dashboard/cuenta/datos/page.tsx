import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeleteAccount } from "@/components/account/delete-account";
import { ExportData } from "@/components/account/export-data";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("data.title") };
}

export default async function DataPage() {
  const t = await getTranslations("account.data");
  const { email } = await ownProfile();
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <div className="grid grid-cols-1 gap-5">
        <ExportData />
        <DeleteAccount email={email} />
      </div>
    </>
  );
}
