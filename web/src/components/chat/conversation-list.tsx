"use client";
import { Search, SquarePen, X } from "lucide-react";
import { useNow, useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { fieldClasses } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { useConversationList } from "@/hooks/use-conversation-list";
import { useDebounced } from "@/hooks/use-debounced";
import { useFailureText } from "@/hooks/use-failure-text";
import { groupByDay } from "@/lib/chat/days";
import type { ConversationFilter, ConversationSummary } from "@/lib/data/conversations";
import { cn } from "@/lib/utils";
import type { ChatAssistant } from "./conversation-context";
import { ConversationItem } from "./conversation-item";
import { GroupTitle } from "./group-title";
import { ListEmpty } from "./list-empty";
import { ListFilters } from "./list-filters";

/** All conversations: found by words, by assistant, by day. */
export function ConversationList({ assistants, initial, timeZone, isPage, className }: {
  assistants: ChatAssistant[];
  /** First page of the server. */
  initial: ConversationSummary[];
  timeZone: string;
  /** It is the page, not what stands beside it. */
  isPage: boolean;
  className?: string;
}) {
  const t = useTranslations("chat");
  const failureText = useFailureText();
  const pathname = usePathname();
  const now = useNow({ updateInterval: 60_000 });
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [choice, setChoice] = useState<Omit<ConversationFilter, "query">>({ status: "active", assistantId: null });
  const query = useDebounced(typed.trim(), 250);
  const filter: ConversationFilter = { query, ...choice };
  const isFirst = query === "" && choice.status === "active" && choice.assistantId === null;
  const { data, error, isPending, isFetching, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useConversationList(filter, isFirst ? initial : undefined);
  const rows = useDeferredValue(useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]));
  const groups = useMemo(() => groupByDay(rows, ({ last_message_at }) => last_message_at, now.getTime(), timeZone), [rows, now, timeZone]);
  const byId = useMemo(() => new Map(assistants.map((assistant) => [assistant.id, assistant])), [assistants]);

  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      // Where the list is not shown, there is nothing to focus.
      if (!search.current?.offsetParent) return;
      event.preventDefault();
      search.current.select();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...list.current?.querySelectorAll<HTMLElement>("a[data-conversation]") ?? []];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (at < 0 && document.activeElement !== search.current) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (next < 0) search.current?.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  }

  const Title = isPage ? "h1" : "h2";
  return (
    <section aria-label={t("list.title")} className={cn("flex min-h-0 flex-col", className)} onKeyDown={onKeyDown}>
      <div className="grid gap-2.5 px-3 pt-4 pb-2">
        <div className="flex items-center justify-between gap-2 pl-1">
          <Title className="text-xl font-bold">{t("list.title")}</Title>
          <Button asChild variant="ghost" size="icon-sm" className="size-10 lg:hidden">
            <Link href="/dashboard/chat/nueva" aria-label={t("list.new")}><SquarePen className="size-5!" aria-hidden /></Link>
          </Button>
        </div>
        <div className="relative">
          <Search className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" aria-hidden />
          <input
            ref={search}
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape" && typed) {
                event.preventDefault();
                setTyped("");
              }
            }}
            aria-label={t("list.search")}
            placeholder={t("list.searchPlaceholder")}
            enterKeyHint="search"
            className={cn(fieldClasses, "h-10 pr-10 pl-9 text-base sm:text-sm [&::-webkit-search-cancel-button]:hidden")}
          />
          {typed && (
            <button type="button" aria-label={t("list.clearSearch")} onClick={() => { setTyped(""); search.current?.focus(); }} className="absolute top-0 right-0 grid size-10 place-items-center text-muted-foreground hover:text-foreground">
              <X className="size-4" aria-hidden />
            </button>
          )}
        </div>
        <ListFilters assistants={assistants} choice={choice} onChange={setChoice} />
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-6" aria-busy={isFetching && isPlaceholderData}>
        {isPending && <Loading />}
        {error && rows.length === 0 && (
          <div role="alert" className="grid justify-items-start gap-2 p-3 text-sm">
            <p>{failureText(error)}</p>
            <Button variant="outline" size="sm" onClick={() => void refetch()}>{t("list.retry")}</Button>
          </div>
        )}
        {!isPending && !error && rows.length === 0 && !hasNextPage && <ListEmpty filter={filter} />}
        {query !== "" && !isPending && <p role="status" className="sr-only">{t("list.found", { count: rows.length })}</p>}
        {groups.map((group) => (
          <section key={group.key}>
            <GroupTitle group={group.key} as={isPage ? "h2" : "h3"} />
            <ul>
              {group.items.map((conversation) => (
                <ConversationItem
                  key={conversation.id}
                  conversation={conversation}
                  assistant={byId.get(conversation.assistant_id)}
                  query={query}
                  isCurrent={pathname === `/dashboard/chat/${conversation.id}`}
                />
              ))}
            </ul>
          </section>
        ))}
        {hasNextPage && <More isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
      </div>
    </section>
  );
}

function Loading() {
  return <div className="grid gap-2 p-2">{Array.from({ length: 6 }, (_, index) => <Skeleton key={index} className="h-12 rounded-xl" />)}</div>;
}

/** The end of what was read so far: reads on when it comes into view, or when asked to. */
function More({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) {
  const t = useTranslations("chat");
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isLoading || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), { rootMargin: "300px" });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isLoading, onMore]);
  return (
    <div ref={end} className="grid place-items-center p-3">
      <Button variant="ghost" size="sm" pending={isLoading} onClick={onMore}>{t("list.more")}</Button>
    </div>
  );
}
