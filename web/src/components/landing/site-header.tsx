import { Menu } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Route } from "next";
import Link from "next/link";
import { Logo } from "@/components/brand/logo";
import { Button } from "@/components/ui/button";
import { currentUser } from "@/lib/supabase/server";
import { Disclosure } from "./disclosure";
import { LanguageMenu } from "./language-menu";

const LINKS = [
  ["team", "/#equipo"],
  ["memory", "/#cerebro"],
  ["plans", "/precios"],
  ["faq", "/#preguntas"],
] as const;

/** Top of every public page. */
export async function SiteHeader() {
  const t = await getTranslations("landing.header");
  const user = await currentUser();
  return (
    <header className="sticky top-0 z-30 border-b border-border/70 bg-background/90 backdrop-blur-md">
      <div className="page flex h-16 items-center gap-2">
        <Link href="/" aria-label={t("home")} className="mr-auto inline-flex rounded-lg py-1 lg:mr-8"><Logo /></Link>
        <nav aria-label={t("label")} className="mr-auto hidden items-center gap-1 lg:flex">
          {LINKS.map(([key, href]) => (
            <Link key={key} href={href as Route} className="rounded-lg px-3 py-2.5 text-sm font-semibold text-muted-foreground hover:bg-muted hover:text-foreground">{t(key)}</Link>
          ))}
        </nav>
        <LanguageMenu />
        {user
          ? <Button asChild size="sm" className="h-10"><Link href="/dashboard">{t("panel")}</Link></Button>
          : (
            <>
              <Button asChild variant="ghost" size="sm" className="hidden h-10 sm:inline-flex"><Link href="/ingresar">{t("signIn")}</Link></Button>
              <Button asChild size="sm" className="hidden h-10 xs:inline-flex"><Link href="/registro">{t("signUp")}</Link></Button>
            </>
          )}
        <Disclosure
          className="lg:hidden"
          label={t("menu")}
          summaryClassName="grid size-10 list-none place-items-center rounded-lg hover:bg-muted [&::-webkit-details-marker]:hidden"
          summary={<Menu className="size-5" aria-hidden />}
        >
          <div className="absolute inset-x-0 top-full animate-fade-in border-b bg-popover px-4 pt-2 pb-5 text-popover-foreground shadow-lg sm:px-6">
            <ul>
              {LINKS.map(([key, href]) => (
                <li key={key} className="border-b border-border/70"><Link href={href as Route} className="block py-3.5 text-lg font-semibold">{t(key)}</Link></li>
              ))}
            </ul>
            {!user && (
              <div className="mt-5 grid grid-cols-2 gap-2">
                <Button asChild variant="outline"><Link href="/ingresar">{t("signIn")}</Link></Button>
                <Button asChild><Link href="/registro">{t("signUp")}</Link></Button>
              </div>
            )}
          </div>
        </Disclosure>
      </div>
    </header>
  );
}
