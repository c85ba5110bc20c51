import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/layout/client-messages";
import { ConnectionNotice } from "@/components/layout/connection-notice";
import { AnswerNotices } from "@/components/dashboard/answer-notices";
import { AppProviders } from "@/components/layout/app-providers";
import { SideNavigation } from "@/components/layout/side-navigation";
import { TabBar } from "@/components/layout/tab-bar";
import { CountryProvider } from "@/i18n/country";
import { currentPerson } from "@/lib/supabase/person";
import { currentUser } from "@/lib/supabase/server";

/** Everything for people who have signed in: navigation around the page. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  if (!user) redirect("/ingresar");
  const profile = await currentPerson();
  const t = await getTranslations("common");
  const email = profile?.email ?? user.email ?? "";
  const person = { name: profile?.full_name || email, email, avatarUrl: profile?.avatar_url ?? null };
  return (
    <AppProviders>
      <CountryProvider country={profile?.country ?? null}>
        <ClientMessages of={["home"]}>
          <a href="#contenido" className="sr-only z-50 rounded-lg bg-card px-4 py-2 font-semibold focus:not-sr-only focus:fixed focus:top-3 focus:left-3">
            {t("skipToContent")}
          </a>
          <div className="flex min-h-dvh">
            <SideNavigation person={person} />
            <div className="flex min-w-0 flex-1 flex-col">
              <ConnectionNotice />
              <main id="contenido" className="flex min-w-0 flex-1 flex-col">{children}</main>
              <TabBar />
            </div>
          </div>
          <AnswerNotices userId={user.id} />
        </ClientMessages>
      </CountryProvider>
    </AppProviders>
  );
}
