/**
 * Lets a store that is kept in this browser take up what another tab wrote, so that the tab which writes next does not put
 * back what it knew before. `rehydrate` is absent where the browser keeps nothing.
 */
export function followOtherTabs(name: string, store: { persist?: { rehydrate: () => void | Promise<void> } }): void {
  if (typeof window === "undefined") return;
  window.addEventListener("storage", (event) => {
    if (event.key === name) void store.persist?.rehydrate();
  });
}
