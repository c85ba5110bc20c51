"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cn } from "@/lib/utils";
import { PLACES } from "./places";

/** The parts of the Cerebro; on phones a strip that is pushed aside. */
export function CerebroNavigation() {
  const t = useTranslations("cerebro");
  const pathname = usePathname();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = strip.current?.querySelector<HTMLElement>("[aria-current]");
    // Only sideways: the page stays where it is.
    if (here) strip.current?.scrollTo({ left: here.offsetLeft - strip.current.offsetLeft - 16 });
  }, [pathname]);
  return (
    <nav
      ref={strip}
      aria-label={t("places.label")}
      className="relative -mx-4 flex gap-1 overflow-x-auto border-b border-border px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      {PLACES.map(({ key, href, icon: Icon }) => {
        const isCurrent = pathname === href;
        return (
          <Link
            key={key}
            href={href}
            aria-current={isCurrent ? "page" : undefined}
            className={cn(
              "-mb-px flex h-11 shrink-0 items-center gap-2 border-b-2 border-transparent px-3 text-sm font-semibold whitespace-nowrap text-muted-foreground -outline-offset-2 transition-colors hover:text-foreground",
              isCurrent && "border-primary text-foreground",
            )}
          >
            <Icon className={cn("size-4", isCurrent && "text-primary")} aria-hidden />
            {t(`places.${key}`)}
          </Link>
        );
      })}
    </nav>
  );
}
