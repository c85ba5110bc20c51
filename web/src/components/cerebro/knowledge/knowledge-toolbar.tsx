"use client";
import { ChevronDown, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { DropdownMenu, DropdownMenuContent, DropdownMenuRadioGroup, DropdownMenuRadioItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { fieldClasses } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { useTeam } from "@/hooks/use-home-data";
import type { KnowledgeFilter } from "@/lib/cerebro/knowledge";
import { CATEGORIES, type Category, type Knowledge } from "@/lib/data/insights";
import { cn } from "@/lib/utils";

const SHOWN = ["current", "unconfirmed", "past"] as const;

const chip = "inline-flex h-10 shrink-0 items-center gap-1.5 rounded-full border border-border px-3.5 text-sm font-semibold text-muted-foreground transition-colors hover:bg-muted hover:text-foreground [&_svg]:size-3.5";
const chosenChip = "border-primary/50 bg-accent text-accent-foreground";

/** Finds and narrows: by words, by what it is about, by whom it was told, by whether it still holds. */
export function KnowledgeToolbar({ filter, onChange, knowledge }: {
  filter: KnowledgeFilter;
  onChange: (filter: KnowledgeFilter) => void;
  knowledge: Knowledge;
}) {
  const t = useTranslations("cerebro");
  const field = useRef<HTMLInputElement>(null);
  const { data: team = [] } = useTeam();
  const all = [...knowledge.current, ...knowledge.past];
  const told = team.filter(({ id }) => all.some(({ assistant_id }) => assistant_id === id));
  const chosen = told.find(({ id }) => id === filter.assistantId);
  const about = CATEGORIES.filter((category) => all.some((insight) => insight.category === category));
  return (
    <div className="grid grid-cols-1 gap-2.5">
      <div className="flex flex-wrap gap-2.5">
        <div className="relative min-w-56 flex-1">
          <Search className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" aria-hidden />
          <input
            ref={field}
            type="search"
            value={filter.query}
            onChange={(event) => onChange({ ...filter, query: event.target.value })}
            aria-label={t("knowledge.search")}
            placeholder={t("knowledge.searchPlaceholder")}
            enterKeyHint="search"
            className={cn(fieldClasses, "h-11 pr-10 pl-9 [&::-webkit-search-cancel-button]:hidden")}
          />
          {filter.query && (
            <button
              type="button"
              aria-label={t("knowledge.clearSearch")}
              onClick={() => {
                onChange({ ...filter, query: "" });
                field.current?.focus();
              }}
              className="absolute top-0 right-0 grid size-11 place-items-center text-muted-foreground hover:text-foreground"
            >
              <X className="size-4" aria-hidden />
            </button>
          )}
        </div>
        <Segmented
          label={t("knowledge.show.label")}
          value={filter.show}
          onValueChange={(show) => onChange({ ...filter, show })}
          options={SHOWN.map((value) => ({ value, label: t(`knowledge.show.${value}`) }))}
          className="max-sm:w-full max-sm:*:flex-1 max-sm:*:justify-center max-sm:*:px-1"
        />
      </div>
      <div className="-mx-4 flex gap-2 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0">
        {told.length > 1 && (
          <DropdownMenu modal={false}>
            <DropdownMenuTrigger className={cn(chip, chosen && chosenChip)}>
              {chosen && <AssistantPortrait id={chosen.id} avatar={chosen.avatar} color={chosen.color} className="size-5!" />}
              {chosen ? t("knowledge.toldTo", { name: chosen.name }) : t("knowledge.toldToAnybody")}
              <ChevronDown aria-hidden />
            </DropdownMenuTrigger>
            <DropdownMenuContent align="start">
              <DropdownMenuRadioGroup value={filter.assistantId ?? ""} onValueChange={(id) => onChange({ ...filter, assistantId: id || null })}>
                <DropdownMenuRadioItem value="">{t("knowledge.toldToAnybody")}</DropdownMenuRadioItem>
                {told.map((assistant) => (
                  <DropdownMenuRadioItem key={assistant.id} value={assistant.id}>
                    <AssistantPortrait id={assistant.id} avatar={assistant.avatar} color={assistant.color} className="size-6!" />
                    {assistant.name}
                  </DropdownMenuRadioItem>
                ))}
              </DropdownMenuRadioGroup>
            </DropdownMenuContent>
          </DropdownMenu>
        )}
        {about.length > 1 && about.map((category: Category) => (
          <button
            key={category}
            type="button"
            aria-pressed={filter.category === category}
            onClick={() => onChange({ ...filter, category: filter.category === category ? null : category })}
            className={cn(chip, filter.category === category && chosenChip)}
          >
            {t(`categories.${category}.name`)}
          </button>
        ))}
      </div>
    </div>
  );
}
