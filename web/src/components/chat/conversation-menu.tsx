"use client";
import { Archive, ArchiveRestore, Ellipsis, Eye, EyeOff, Pencil, SquarePen, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { type Actionable, useConversationActions } from "@/hooks/use-conversation-actions";
import { cn } from "@/lib/utils";
import { actionClasses } from "./action-button";

/** What can be done with a conversation, behind three dots. */
export function ConversationMenu({ conversation, onRename, className }: { conversation: Actionable; onRename: () => void; className?: string }) {
  const t = useTranslations("chat");
  const tc = useTranslations("common");
  const to = useTranslations("memory.offRecord");
  const { archive, restore, record, remove } = useConversationActions();
  const [deleting, setDeleting] = useState(false);
  const title = conversation.title ?? t("list.untitled");
  return (
    <>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger aria-label={t("list.actions", { title })} className={actionClasses(cn("size-10 data-[state=open]:bg-muted", className))}>
          <Ellipsis aria-hidden />
        </DropdownMenuTrigger>
        <DropdownMenuContent onCloseAutoFocus={(event) => event.preventDefault()}>
          <DropdownMenuItem asChild>
            <Link href={`/dashboard/chat/nueva?asistente=${encodeURIComponent(conversation.assistant_id ?? "")}`}><SquarePen aria-hidden />{t("list.newWithSame")}</Link>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={onRename}><Pencil aria-hidden />{t("list.rename")}</DropdownMenuItem>
          {conversation.status === "archived"
            ? <DropdownMenuItem onSelect={() => void restore(conversation)}><ArchiveRestore aria-hidden />{t("list.restore")}</DropdownMenuItem>
            : <DropdownMenuItem onSelect={() => void archive(conversation)}><Archive aria-hidden />{t("list.archive")}</DropdownMenuItem>}
          {/* Lists do not say it. */}
          {conversation.is_off_record !== undefined && (
            <DropdownMenuItem onSelect={() => void record(conversation, !conversation.is_off_record)}>
              {conversation.is_off_record ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
              {to(conversation.is_off_record ? "stop" : "start")}
            </DropdownMenuItem>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuItem destructive onSelect={() => setDeleting(true)}><Trash2 aria-hidden />{tc("actions.delete")}</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={setDeleting}
          title={t("list.deleteTitle")}
          description={t("list.deleteBody", { title })}
          action={tc("actions.delete")}
          onConfirm={() => remove(conversation)}
        />
      )}
    </>
  );
}
