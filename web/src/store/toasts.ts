import { create } from "zustand";

/** A short notice that goes away by itself. */
export interface Toast {
  id: number;
  tone: "success" | "error" | "info";
  text: string;
  /** Something to do about it, e.g. undo. */
  action?: { label: string; run: () => void };
}

interface Toasts {
  toasts: Toast[];
  show: (toast: Omit<Toast, "id">) => void;
  dismiss: (id: number) => void;
}

let last = 0;

export const useToasts = create<Toasts>((set) => ({
  toasts: [],
  // More than three at once are not read.
  show: (toast) => set(({ toasts }) => ({ toasts: [...toasts, { ...toast, id: ++last }].slice(-3) })),
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}));

/** Shows a notice from anywhere in the browser. */
export const toast = {
  success: (text: string, action?: Toast["action"]) => useToasts.getState().show({ tone: "success", text, action }),
  error: (text: string, action?: Toast["action"]) => useToasts.getState().show({ tone: "error", text, action }),
  info: (text: string, action?: Toast["action"]) => useToasts.getState().show({ tone: "info", text, action }),
};
