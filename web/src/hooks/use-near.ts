"use client";
import { type RefObject, startTransition, useEffect, useState } from "react";

/** How far outside of what is seen something still counts as near, in pixels: about two screens. */
const MARGIN = 1600;

/** One observer for everything that scrolls in the same place. */
const observers = new WeakMap<Element, { observer: IntersectionObserver; notify: WeakMap<Element, (entry: IntersectionObserverEntry) => void> }>();

function observerOf(scroller: Element) {
  const known = observers.get(scroller);
  if (known) return known;
  const notify = new WeakMap<Element, (entry: IntersectionObserverEntry) => void>();
  const observer = new IntersectionObserver((entries) => {
    // Drawing may take more than a frame: what is seen already goes on meanwhile.
    startTransition(() => {
      for (const entry of entries) notify.get(entry.target)?.(entry);
    });
  }, { root: scroller, rootMargin: `${MARGIN}px 0px` });
  const made = { observer, notify };
  observers.set(scroller, made);
  return made;
}

/**
 * Whether an element in a scroller is near what is seen. Far from it, it need not be drawn: `height` is what it had, to
 * hold its place.
 */
export function useNear(element: RefObject<HTMLElement | null>, initial: boolean): { isNear: boolean; height: number | undefined } {
  const [state, setState] = useState<{ isNear: boolean; height: number | undefined }>({ isNear: initial, height: undefined });
  useEffect(() => {
    const target = element.current;
    const scroller = target?.closest("[data-scroller]");
    if (!target || !scroller) return;
    const { observer, notify } = observerOf(scroller);
    notify.set(target, ({ isIntersecting, boundingClientRect }) =>
      setState((before) => {
        if (before.isNear === isIntersecting) return before;
        return isIntersecting ? { ...before, isNear: true } : { isNear: false, height: boundingClientRect.height };
      }));
    observer.observe(target);
    return () => {
      observer.unobserve(target);
      notify.delete(target);
    };
  }, [element]);
  return state;
}
