"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/lib/utils";
import { isCurrent, NAVIGATION } from "./navigation";

/** Navigation under the thumb, on phones. A conversation needs the place for its composer. */
export function TabBar() {
  const t = useTranslations("common");
  const pathname = usePathname();
  if (/^\/dashboard\/chat\/.+/.test(pathname)) return null;
  return (
    <>
      <div className="h-[calc(4rem+env(safe-area-inset-bottom))] shrink-0 lg:hidden print:hidden" aria-hidden />
      <nav
        aria-label={t("nav.label")}
        className="fixed inset-x-0 bottom-0 z-40 grid grid-cols-5 border-t border-border bg-card/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:hidden print:hidden"
      >
        {NAVIGATION.map((place) => {
          const current = isCurrent(place, pathname);
          return (
            <Link
              key={place.key}
              href={place.href}
              aria-current={current ? "page" : undefined}
              className={cn("flex h-16 min-w-0 flex-col items-center justify-center gap-1 px-0.5 text-[0.6875rem] font-semibold text-muted-foreground", current && "text-primary")}
            >
              <place.icon className="size-5" aria-hidden />
              <span className="max-w-full truncate">{t(place.key === "conversations" ? "nav.conversationsShort" : `nav.${place.key}`)}</span>
            </Link>
          );
        })}
      </nav>
    </>
  );
}
