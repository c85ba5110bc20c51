"use client";
import { SquarePen } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Logo } from "@/components/brand/logo";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/utils";
import { isCurrent, NAVIGATION } from "./navigation";
import { type Person, UserMenu } from "./user-menu";

/** Navigation beside the page, on wide screens. */
export function SideNavigation({ person }: { person: Person }) {
  const t = useTranslations("common");
  const pathname = usePathname();
  return (
    <header className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col gap-6 border-r border-border bg-card/60 px-3 py-5 lg:flex print:hidden">
      <Link href="/dashboard" className="rounded-lg px-2"><Logo /></Link>
      <Button asChild className="justify-start">
        <Link href="/dashboard/chat/nueva"><SquarePen aria-hidden />{t("nav.newConversation")}</Link>
      </Button>
      <nav aria-label={t("nav.label")} className="grid gap-1">
        {NAVIGATION.map((place) => {
          const current = isCurrent(place, pathname);
          return (
            <Link
              key={place.key}
              href={place.href}
              aria-current={current ? "page" : undefined}
              className={cn(
                "flex h-10 items-center gap-3 rounded-lg px-3 text-sm font-semibold text-muted-foreground transition-colors hover:bg-muted hover:text-foreground",
                current && "bg-accent text-accent-foreground hover:bg-accent",
              )}
            >
              <place.icon className="size-4.5" aria-hidden />
              {t(`nav.${place.key}`)}
            </Link>
          );
        })}
      </nav>
      <div className="mt-auto"><UserMenu person={person} /></div>
    </header>
  );
}
