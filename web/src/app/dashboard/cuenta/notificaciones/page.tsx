import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ownProfile } from "@/components/account/own-profile";
import { PageHeader } from "@/components/account/page-header";
import { NotificationChoices } from "@/components/account/notification-choices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("notifications.title") };
}

export default async function NotificationsPage() {
  const t = await getTranslations("account.notifications");
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <NotificationChoices initial={await ownProfile()} />
    </>
  );
}
