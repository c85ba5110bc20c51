/**
 * Remembers where a message stands on the screen. Called again after it has been replaced by another version, puts that
 * one there, and the focus where it was: whoever leafs through versions looks at one place.
 */
export function keepInPlace(control: HTMLElement, messageId: string, nextId: string): () => void {
  const scroller = control.closest<HTMLElement>("[data-scroller]");
  const find = (id: string) => scroller?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
  const before = find(messageId)?.getBoundingClientRect().top;
  const label = control.getAttribute("aria-label");
  return () => {
    // After React has drawn what the session says now.
    requestAnimationFrame(() => {
      const message = find(nextId);
      if (!scroller || !message || before === undefined) return;
      scroller.scrollTop += message.getBoundingClientRect().top - before;
      const button = message.querySelector<HTMLButtonElement>(`button[aria-label="${CSS.escape(label ?? "")}"]:not(:disabled)`);
      (button ?? message.querySelector<HTMLButtonElement>('[role="group"] button:not(:disabled)'))?.focus({ preventScroll: true });
    });
  };
}
