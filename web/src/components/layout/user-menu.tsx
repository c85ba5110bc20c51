"use client";
import { ChevronsUpDown, CreditCard, LogOut, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { PersonAvatar } from "@/components/ui/person-avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** What the navigation shows of the signed-in person. */
export interface Person {
  name: string;
  email: string;
  avatarUrl: string | null;
}

/** The person, and what they can do with their account. */
export function UserMenu({ person }: { person: Person }) {
  const t = useTranslations("common");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex w-full items-center gap-3 rounded-xl p-2 text-left hover:bg-muted">
        <PersonAvatar name={person.name} url={person.avatarUrl} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">{person.name}</span>
          <span className="block truncate text-xs text-muted-foreground">{person.email}</span>
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-56">
        <DropdownMenuItem asChild><Link href="/dashboard/cuenta/perfil"><Settings2 aria-hidden />{t("nav.account")}</Link></DropdownMenuItem>
        <DropdownMenuItem asChild><Link href="/dashboard/cuenta/plan"><CreditCard aria-hidden />{t("nav.plan")}</Link></DropdownMenuItem>
        <DropdownMenuSeparator />
        <form action="/auth/salir" method="post">
          <DropdownMenuItem asChild onSelect={(event) => event.preventDefault()}>
            <button type="submit"><LogOut aria-hidden />{t("actions.signOut")}</button>
          </DropdownMenuItem>
        </form>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
