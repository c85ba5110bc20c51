import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactNode } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Logo } from "@/components/brand/logo";
import { LanguageMenu } from "@/components/landing/language-menu";
import { ClientMessages } from "@/components/layout/client-messages";
import { getCatalogue } from "@/lib/data/catalogue";

/** Frame of the pages about accounts: the form, and on wide screens the team that waits behind it. */
export async function AuthShell({ children }: { children: ReactNode }) {
  const t = await getTranslations("auth");
  const assistants = (await getCatalogue())?.assistants ?? [];
  return (
    <ClientMessages of={["auth", "invitation"]}>
      <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex flex-col">
          <header className="flex items-center justify-between gap-4 px-4 py-4 sm:px-8">
            <Link href="/" aria-label={t("shell.home")} className="inline-flex rounded-lg py-1"><Logo /></Link>
            <LanguageMenu />
          </header>
          <main className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-4 pt-6 pb-16 sm:px-6">{children}</main>
        </div>
        {assistants.length > 0 && (
          <aside className="sticky top-0 hidden h-dvh flex-col justify-center gap-8 overflow-hidden bg-accent px-12 text-foreground lg:flex xl:px-20">
            <p className="max-w-md font-display text-4xl leading-tight font-extrabold text-balance">{t("shell.promise")}</p>
            <ul className="grid max-w-md grid-cols-4 gap-3">
              {assistants.slice(0, 12).map(({ id, name, avatar, color }) => (
                <li key={id} className="grid justify-items-center gap-1.5 text-sm font-medium">
                  <AssistantPortrait id={id} avatar={avatar} color={color} className="h-auto w-full" />
                  {name}
                </li>
              ))}
            </ul>
            <p className="max-w-md text-accent-foreground">{t("shell.memory")}</p>
          </aside>
        )}
      </div>
    </ClientMessages>
  );
}
