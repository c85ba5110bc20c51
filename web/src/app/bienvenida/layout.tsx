import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/layout/client-messages";
import { ConnectionNotice } from "@/components/layout/connection-notice";
import { AppProviders } from "@/components/layout/app-providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("onboarding");
  return { title: t("title"), robots: { index: false } };
}

/** The welcome stands by itself: nothing leads away from it but saving for later. */
export default function WelcomeLayout({ children }: { children: ReactNode }) {
  return (
    <AppProviders>
      <ClientMessages of={["onboarding", "chat", "memory", "forms"]}>
        <ConnectionNotice />
        {children}
      </ClientMessages>
    </AppProviders>
  );
}
