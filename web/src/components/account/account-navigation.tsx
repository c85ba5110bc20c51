"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/lib/utils";
import { sectionPath, SECTIONS } from "./sections";

/** The pages of the account, beside the page on wide screens. */
export function AccountNavigation() {
  const t = useTranslations("account.nav");
  const pathname = usePathname();
  return (
    <nav aria-label={t("label")} className="sticky top-10 grid gap-6">
      {SECTIONS.map(({ group, pages }) => (
        <div key={group} className="grid grid-cols-1 gap-0.5">
          <p className="px-3 pb-1 text-xs font-semibold text-muted-foreground">{t(`groups.${group}`)}</p>
          {pages.map(({ key, icon: Icon }) => {
            const isPage = pathname === sectionPath(key);
            // An invoice is below its list.
            const isCurrent = isPage || pathname.startsWith(`${sectionPath(key)}/`);
            return (
              <Link
                key={key}
                href={sectionPath(key)}
                aria-current={isPage ? "page" : isCurrent || undefined}
                className={cn(
                  "flex h-10 items-center gap-2.5 rounded-lg px-3 text-sm font-medium text-muted-foreground transition-colors hover:bg-muted hover:text-foreground",
                  isCurrent && "bg-muted font-semibold text-foreground",
                )}
              >
                <Icon className={cn("size-4", isCurrent && "text-primary")} aria-hidden />
                {t(`${key}.name`)}
              </Link>
            );
          })}
        </div>
      ))}
    </nav>
  );
}
