import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountList } from "@/components/account/account-list";
import { ownProfile } from "@/components/account/own-profile";
import { WideRedirect } from "@/components/account/wide-redirect";
import AccountLoading from "./loading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

/** The list of settings on phones; wide screens have it beside the first page. */
export default async function AccountPage() {
  const t = await getTranslations("account");
  return (
    <>
      <WideRedirect to="/dashboard/cuenta/perfil" />
      <h1 className="mb-5 text-2xl font-extrabold lg:sr-only">{t("title")}</h1>
      <div className="lg:hidden"><AccountList profile={await ownProfile()} /></div>
      <div className="hidden lg:block"><AccountLoading /></div>
    </>
  );
}
