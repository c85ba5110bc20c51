"use client";
import { ChevronDown, UserRoundMinus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { PersonAvatar } from "@/components/ui/person-avatar";
import { mayManage, type Member, type Organization, type Role, rolesToGive } from "@/lib/data/organizations";
import { useMembership } from "./use-membership";

/** A person of the organization, with their role; those who may change it find how here. */
export function MemberRow({ member, organization, isMe, isLastOwner }: {
  member: Member;
  organization: Organization;
  isMe: boolean;
  /** The only owner: nothing of theirs can be changed. */
  isLastOwner: boolean;
}) {
  const t = useTranslations("account.organization");
  const format = useFormatter();
  const [demotion, setDemotion] = useState<Role>();
  const [isRemoving, setRemoving] = useState(false);
  const name = member.full_name || t("members.nameless");
  const { changeRole, remove } = useMembership(organization, member, name);
  const isManaged = mayManage(organization.role, member.role) && !isLastOwner;
  const choose = (role: Role) => role !== member.role && (isMe ? setDemotion(role) : changeRole.mutate(role));
  return (
    <li className="flex items-center gap-3 py-3 first:pt-0 last:pb-0">
      <PersonAvatar name={name} url={member.avatar_url} className="size-10" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-semibold">
          {name}
          {isMe && <span className="font-normal text-muted-foreground"> · {t("members.you")}</span>}
        </p>
        <p className="text-sm text-muted-foreground">
          {member.is_active
            ? t("members.since", { date: format.dateTime(new Date(member.joined_at), { dateStyle: "medium", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }) })
            : <Badge tone="warning">{t("members.suspended")}</Badge>}
        </p>
      </div>
      {isManaged
        ? (
          <DropdownMenu modal={false}>
            <DropdownMenuTrigger asChild>
              <Button variant="outline" size="sm" className="h-10" aria-label={`${t(`roles.${member.role}`)}. ${t("members.manage", { name })}`}>
                {t(`roles.${member.role}`)}<ChevronDown aria-hidden />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent className="max-w-72">
              <DropdownMenuLabel>{t("members.role")}</DropdownMenuLabel>
              <DropdownMenuRadioGroup value={member.role} onValueChange={(role) => choose(role as Role)}>
                {rolesToGive(organization.role).map((role) => (
                  <DropdownMenuRadioItem key={role} value={role} className="items-start [&>span:first-child]:mt-0.5 [&>span:first-child]:shrink-0">
                    <span>
                      <span className="block font-semibold">{t(`roles.${role}`)}</span>
                      <span className="block text-muted-foreground">{t(`roleHints.${role}`)}</span>
                    </span>
                  </DropdownMenuRadioItem>
                ))}
              </DropdownMenuRadioGroup>
              {!isMe && (
                <>
                  <DropdownMenuSeparator />
                  <DropdownMenuItem destructive onSelect={() => setRemoving(true)}><UserRoundMinus aria-hidden />{t("members.remove")}</DropdownMenuItem>
                </>
              )}
            </DropdownMenuContent>
          </DropdownMenu>
        )
        : <Badge>{t(`roles.${member.role}`)}</Badge>}
      <ConfirmDialog
        open={isRemoving}
        onOpenChange={setRemoving}
        title={t("members.removeAsk", { name })}
        description={t("members.removeBody", { organization: organization.name })}
        action={t("members.remove")}
        onConfirm={() => remove.mutateAsync()}
      />
      <ConfirmDialog
        open={demotion !== undefined}
        onOpenChange={(open) => !open && setDemotion(undefined)}
        title={t("members.demoteAsk", { role: t(`roles.${member.role}`).toLowerCase() })}
        description={demotion && t("members.demoteBody", { role: t(`roles.${demotion}`).toLowerCase() })}
        action={t("members.demote")}
        onConfirm={() => demotion && changeRole.mutateAsync(demotion)}
      />
    </li>
  );
}
