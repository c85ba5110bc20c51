import { drawnMessage, findMessage } from "./find-message";

/**
 * Remembers where a message stands on the screen. Called again after it has been replaced by another version, puts that
 * one there, and the focus where it was: whoever leafs through versions looks at one place.
 */
export function keepInPlace(control: HTMLElement, messageId: string, nextId: string): () => void {
  const scroller = control.closest("[data-scroller]");
  const before = scroller && drawnMessage(scroller, messageId)?.getBoundingClientRect().top;
  const label = control.getAttribute("aria-label");
  return () => {
    // After React has drawn what the session says now.
    requestAnimationFrame(() => {
      if (!scroller || before == null) return;
      void findMessage(scroller, nextId).then((message) => {
        if (!message) return;
        scroller.scrollTop += message.getBoundingClientRect().top - before;
        const same = message.querySelector<HTMLButtonElement>(`button[aria-label="${CSS.escape(label ?? "")}"]:not(:disabled)`);
        (same ?? message.querySelector<HTMLButtonElement>('[role="group"] button:not(:disabled)'))?.focus({ preventScroll: true });
      });
    });
  };
}
