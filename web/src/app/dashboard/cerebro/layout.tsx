import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { CerebroNavigation } from "@/components/cerebro/cerebro-navigation";
import { CerebroProvider } from "@/components/cerebro/cerebro-context";
import { MemoryPause, PausedNotice } from "@/components/cerebro/memory-pause";
import { ClientMessages } from "@/components/layout/client-messages";
import { Prefetched } from "@/components/layout/prefetched";
import { fetchTeam, teamKey } from "@/lib/data/assistants";
import { fetchOverview, memoryKeys } from "@/lib/data/memory";
import { currentUser } from "@/lib/supabase/server";
import { readTimeZone } from "../chat/first-paint";

/** What the assistants remember, in its parts. */
export default async function CerebroLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  if (!user) redirect("/ingresar?siguiente=/dashboard/cerebro");
  const [timeZone, t] = await Promise.all([readTimeZone(user.id), getTranslations("cerebro")]);
  return (
    <Prefetched queries={[[teamKey, fetchTeam], [memoryKeys.overview, fetchOverview]]}>
      <ClientMessages of={["cerebro", "memory"]}>
        <CerebroProvider userId={user.id} timeZone={timeZone}>
          <div className="page grid grid-cols-1 gap-5 py-6 sm:gap-6 sm:py-10">
            <header>
              <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-6 gap-y-2">
                <h1 className="text-3xl font-extrabold sm:text-4xl">{t("title")}</h1>
                <MemoryPause />
              </div>
              <p className="mt-1 text-lg text-pretty text-muted-foreground">{t("intro")}</p>
            </header>
            <CerebroNavigation />
            <PausedNotice />
            {children}
          </div>
        </CerebroProvider>
      </ClientMessages>
    </Prefetched>
  );
}
