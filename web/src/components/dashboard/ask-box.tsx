"use client";
import { ArrowUp, ChevronDown, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useState, useTransition } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuRadioGroup, DropdownMenuRadioItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { useTeam } from "@/hooks/use-home-data";
import { chatPath } from "@/lib/home/chat-path";

/** A question that begins a conversation with the assistant chosen. */
export function AskBox({ canChat }: { canChat: boolean }) {
  const t = useTranslations("home.ask");
  const router = useRouter();
  const { data: team = [] } = useTeam();
  const [chosen, setChosen] = useState<string>();
  const [text, setText] = useState("");
  const [leaving, start] = useTransition();
  const active = team.filter((member) => member.active);
  const latest = [...active].sort((a, b) => (b.lastMessageAt ?? "").localeCompare(a.lastMessageAt ?? ""))[0];
  const member = active.find(({ id }) => id === chosen) ?? latest;
  if (!member) {
    return (
      <EmptyState
        icon={<UserRoundPlus />}
        title={t("noneActive")}
        action={<Button asChild><Link href="/dashboard/equipo">{t("activate")}</Link></Button>}
      >
        {t("noneActiveBody")}
      </EmptyState>
    );
  }
  const ask = (question: string) => {
    const asked = question.trim();
    if (!asked || !canChat) return;
    start(() => router.push(chatPath({ assistant: member.id, question: asked })));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // On phones Enter makes a new line, as everywhere there.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    ask(text);
  };
  return (
    <div className="grid grid-cols-1 gap-3">
      <form
        onSubmit={submit}
        className="rounded-2xl border border-input/70 bg-card shadow-sm transition-colors focus-within:border-ring focus-within:ring-1 focus-within:ring-ring"
      >
        <label htmlFor="pregunta" className="sr-only">{t("label", { name: member.name })}</label>
        <textarea
          id="pregunta"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={t("placeholder")}
          maxLength={8000}
          rows={2}
          className="field-sizing-content block max-h-56 min-h-18 w-full resize-none bg-transparent px-4 pt-4 pb-1 text-lg outline-none placeholder:text-muted-foreground"
        />
        <div className="flex items-center justify-between gap-2 p-2 pl-2.5">
          <DropdownMenu>
            <DropdownMenuTrigger
              aria-label={`${t("choose")}: ${member.name}`}
              className="flex min-h-11 min-w-0 items-center gap-2 rounded-xl px-1.5 text-sm font-semibold hover:bg-muted"
            >
              <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} size={32} />
              <span className="truncate">{member.name}</span>
              <ChevronDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
            </DropdownMenuTrigger>
            <DropdownMenuContent align="start" className="w-72">
              <DropdownMenuRadioGroup value={member.id} onValueChange={setChosen}>
                {active.map((one) => (
                  <DropdownMenuRadioItem key={one.id} value={one.id} className="min-h-12">
                    <AssistantPortrait id={one.id} avatar={one.avatar} color={one.color} className="size-8!" />
                    <span className="min-w-0">
                      <span className="block font-semibold">{one.name}</span>
                      <span className="block truncate text-xs text-muted-foreground">{one.role}</span>
                    </span>
                  </DropdownMenuRadioItem>
                ))}
              </DropdownMenuRadioGroup>
            </DropdownMenuContent>
          </DropdownMenu>
          <Button type="submit" size="icon" aria-label={t("send", { name: member.name })} disabled={!text.trim() || !canChat} pending={leaving}>
            {!leaving && <ArrowUp className="size-5" aria-hidden />}
          </Button>
        </div>
      </form>
      {canChat && (
        <ul aria-label={t("ideas")} className="-mx-4 flex gap-2 overflow-x-auto px-4 pb-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0">
          {member.suggestedQuestions.slice(0, 3).map((question) => (
            <li key={question} className="shrink-0 sm:shrink sm:nth-3:hidden">
              <button
                type="button"
                onClick={() => ask(question)}
                className="min-h-10 rounded-full border whitespace-nowrap sm:whitespace-normal border-border bg-card px-4 py-1.5 text-left text-sm text-muted-foreground transition-colors hover:border-input hover:text-foreground"
              >
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
