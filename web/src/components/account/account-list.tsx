import { ChevronRight } from "lucide-react";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { PersonAvatar } from "@/components/ui/person-avatar";
import type { Profile } from "@/lib/data/profiles";
import { sectionPath, SECTIONS } from "./sections";
import { SignOutButton } from "./sign-out-button";

/** The pages of the account as a list, on phones. */
export async function AccountList({ profile }: { profile: Profile }) {
  const t = await getTranslations("account.nav");
  const name = profile.full_name || profile.email;
  return (
    <div className="grid grid-cols-1 gap-6">
      <Link href={sectionPath("perfil")} className="flex items-center gap-4 rounded-2xl">
        <PersonAvatar name={name} url={profile.avatar_url} className="size-14 text-lg" />
        <span className="min-w-0">
          <span className="block truncate font-display text-lg font-bold">{name}</span>
          {profile.full_name && <span className="block truncate text-sm text-muted-foreground">{profile.email}</span>}
        </span>
      </Link>
      <nav aria-label={t("label")} className="grid grid-cols-1 gap-6">
        {SECTIONS.map(({ group, pages }) => (
          <div key={group}>
            <h2 className="px-1 pb-2 text-sm font-semibold text-muted-foreground">{t(`groups.${group}`)}</h2>
            <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-card">
              {pages.map(({ key, icon: Icon }) => (
                <li key={key}>
                  <Link href={sectionPath(key)} className="flex min-h-16 items-center gap-3.5 px-4 py-2.5 -outline-offset-2 active:bg-muted">
                    <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-accent text-accent-foreground">
                      <Icon className="size-4.5" aria-hidden />
                    </span>
                    <span className="min-w-0 flex-1">
                      <span className="block font-semibold">{t(`${key}.name`)}</span>
                      <span className="block text-sm text-muted-foreground">{t(`${key}.hint`)}</span>
                    </span>
                    <ChevronRight className="size-4 shrink-0 text-muted-foreground" aria-hidden />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <SignOutButton className="w-full" />
    </div>
  );
}
