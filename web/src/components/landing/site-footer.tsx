import { getTranslations } from "next-intl/server";
import type { Route } from "next";
import Link from "next/link";
import { Logo } from "@/components/brand/logo";
import { getCatalogue } from "@/lib/data/catalogue";
import { currentUser } from "@/lib/supabase/server";

/** End of every public page. */
export async function SiteFooter() {
  const t = await getTranslations("landing.footer");
  const user = await currentUser();
  const email = (await getCatalogue())?.supportEmail;
  const columns: { title: string; links: [string, string][] }[] = [
    { title: t("product"), links: [[t("team"), "/#equipo"], [t("plans"), "/precios"], [t("faq"), "/#preguntas"]] },
    { title: t("account"), links: user ? [[t("panel"), "/dashboard"]] : [[t("signIn"), "/ingresar"], [t("signUp"), "/registro"]] },
    { title: t("legal"), links: [[t("terms"), "/terminos"], [t("privacy"), "/privacidad"]] },
  ];
  return (
    <footer className="border-t bg-muted/60">
      <div className="page grid grid-cols-2 gap-x-6 gap-y-9 py-12 sm:grid-cols-3 lg:grid-cols-[1.6fr_1fr_1fr_1fr]">
        <div className="col-span-full grid content-start gap-3 lg:col-span-1">
          <Logo />
          <p className="max-w-xs text-sm text-muted-foreground">{t("claim")}</p>
          {email && (
            <p className="text-sm">
              {t("help")}: <a href={`mailto:${email}`} className="font-semibold text-primary underline underline-offset-4">{email}</a>
            </p>
          )}
        </div>
        <nav aria-label={t("label")} className="contents">
          {columns.map(({ title, links }) => (
            <div key={title}>
              <p className="text-sm font-bold">{title}</p>
              <ul className="mt-2">
                {links.map(([label, href]) => (
                  <li key={href}><Link href={href as Route} className="inline-flex min-h-10 items-center text-sm text-muted-foreground underline-offset-4 hover:text-foreground hover:underline">{label}</Link></li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className="page"><p className="border-t py-5 text-sm text-muted-foreground">{t("rights", { year: new Date().getFullYear() })}</p></div>
    </footer>
  );
}
