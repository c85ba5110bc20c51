"use client";
import { Archive, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { DropdownMenu, DropdownMenuContent, DropdownMenuRadioGroup, DropdownMenuRadioItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import type { ConversationFilter } from "@/lib/data/conversations";
import { cn } from "@/lib/utils";
import type { ChatAssistant } from "./conversation-context";

const chip = "inline-flex h-10 min-w-0 items-center gap-1.5 rounded-full border border-border px-3.5 text-xs font-semibold text-muted-foreground transition-colors hover:bg-muted hover:text-foreground sm:h-9 [&_svg]:size-3.5 [&_svg]:shrink-0";

/** Narrows the list: to one assistant, to what was put away. */
export function ListFilters({ assistants, choice, onChange }: {
  assistants: ChatAssistant[];
  choice: Omit<ConversationFilter, "query">;
  onChange: (choice: Omit<ConversationFilter, "query">) => void;
}) {
  const t = useTranslations("chat");
  const chosen = assistants.find(({ id }) => id === choice.assistantId);
  const isArchived = choice.status === "archived";
  return (
    <div className="flex gap-2">
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger className={cn(chip, chosen && "border-primary/50 bg-accent text-accent-foreground")}>
          {chosen && <AssistantPortrait id={chosen.id} avatar={chosen.avatar} color={chosen.color} className="size-5!" />}
          <span className="truncate">{chosen?.name ?? t("list.allAssistants")}</span>
          <ChevronDown aria-hidden />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuRadioGroup value={choice.assistantId ?? ""} onValueChange={(id) => onChange({ ...choice, assistantId: id || null })}>
            <DropdownMenuRadioItem value="">{t("list.allAssistants")}</DropdownMenuRadioItem>
            {assistants.map((assistant) => (
              <DropdownMenuRadioItem key={assistant.id} value={assistant.id}>
                <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} className="size-6!" />
                {assistant.name}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
      <button
        type="button"
        aria-pressed={isArchived}
        onClick={() => onChange({ ...choice, status: isArchived ? "active" : "archived" })}
        className={cn(chip, isArchived && "border-primary/50 bg-accent text-accent-foreground")}
      >
        <Archive aria-hidden />
        {t("list.archivedFilter")}
      </button>
    </div>
  );
}
