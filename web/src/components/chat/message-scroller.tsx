"use client";
import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/utils";

/** This close to the end counts as at the end, in pixels. */
const NEAR = 60;

/** What a {@link MessageScroller} can be told. */
export interface ScrollerHandle {
  toEnd: () => void;
}

/**
 * The scrolling part of a conversation. It is laid out from its end: it opens there before any script runs, it stays there
 * while an answer grows, and what is added above moves nothing.
 */
export function MessageScroller({ ref, label, isEmpty, hasOlder, isLoadingOlder, onNearTop, children }: {
  ref: Ref<ScrollerHandle>;
  label: string;
  /** Nothing was said yet: what stands there instead is read from its beginning. */
  isEmpty: boolean;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  onNearTop: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("chat");
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sentinel = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  const [isAway, setAway] = useState(false);
  const nearTop = useEffectEvent(onNearTop);

  useImperativeHandle(ref, () => ({
    toEnd: () => {
      sticks.current = true;
      scroller.current?.scrollTo({ top: 0 });
    },
  }), []);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return;
    let height = inner.offsetHeight;
    const anchors = CSS.supports("overflow-anchor", "auto");
    let position = element.scrollTop;
    const onScroll = () => {
      // Counted from the end, hence not above zero. Whoever goes up wants to read, however little they have gone.
      if (element.scrollTop < position) sticks.current = false;
      else if (element.scrollTop > -NEAR) sticks.current = true;
      position = element.scrollTop;
      setAway(position < -240);
    };
    const observer = new ResizeObserver(() => {
      const grown = inner.offsetHeight - height;
      height = inner.offsetHeight;
      if (sticks.current) {
        if (element.scrollTop !== 0) element.scrollTop = 0;
      } else if (!anchors && grown > 0 && isGrowing(inner)) {
        // Browsers that do not hold on to what is being read, while an answer grows below it.
        element.scrollTop -= grown;
      }
    });
    element.addEventListener("scroll", onScroll, { passive: true });
    observer.observe(inner);
    return () => {
      element.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    const element = sentinel.current;
    if (!element || !hasOlder || isLoadingOlder) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && nearTop(), { root: scroller.current, rootMargin: "1200px 0px 0px" });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasOlder, isLoadingOlder]);

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        data-scroller
        role="log"
        aria-live="off"
        aria-label={label}
        tabIndex={0}
        className={cn("flex min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2", isEmpty ? "flex-col" : "flex-col-reverse")}
      >
        {/* What stands first from below takes the room that a short conversation leaves. */}
        {!isEmpty && <div className="flex-1" aria-hidden />}
        <div ref={content} className="mx-auto w-full max-w-3xl shrink-0 bg-background pt-2 pb-4 will-change-transform">
          <div ref={sentinel} aria-hidden />
          {hasOlder && (
            <div className="grid gap-4 px-4 py-4 sm:px-6" role="status">
              <span className="sr-only">{t("scroller.older")}</span>
              <Skeleton className="ms-auto h-10 w-1/2 rounded-3xl" />
              <Skeleton className="h-20 w-4/5" />
            </div>
          )}
          {children}
        </div>
      </div>
      {isAway && (
        <button
          type="button"
          aria-label={t("scroller.toEnd")}
          title={t("scroller.toEnd")}
          onClick={() => {
            sticks.current = true;
            scroller.current?.scrollTo({ top: 0 });
            scroller.current?.focus({ preventScroll: true });
          }}
          className="absolute bottom-3 left-1/2 grid size-10 -translate-x-1/2 animate-rise place-items-center rounded-full border border-border bg-popover text-foreground shadow-md hover:bg-muted"
        >
          <ArrowDown className="size-5" aria-hidden />
        </button>
      )}
    </div>
  );
}

function isGrowing(content: HTMLElement): boolean {
  return content.querySelector('[aria-busy="true"]') !== null;
}
