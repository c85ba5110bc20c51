import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { MessageFile } from "@/lib/chat/types";
import { followOtherTabs } from "./other-tabs";

/** What was written and not sent. */
export interface Draft {
  text: string;
  /** Files that are uploaded already and wait to be sent. */
  files: MessageFile[];
  /** When it was last changed; the oldest give way. */
  at: number;
}

const NAME = "sintra-drafts";

/** Drafts that are kept; nobody comes back to more. */
const MOST = 40;

interface Drafts {
  /** Whose drafts these are: a shared device shows nobody another person's. */
  userId: string | null;
  drafts: Record<string, Draft>;
  /** Keeps what is written in a conversation; nothing written is no draft. */
  keep: (userId: string, key: string, draft: Pick<Draft, "text" | "files">) => void;
}

/** What people have begun to write, by conversation, kept in this browser. */
export const useDrafts = create<Drafts>()(persist(
  (set) => ({
    userId: null,
    drafts: {},
    keep: (userId, key, { text, files }) =>
      set((state) => {
        if (!text && files.length === 0 && state.userId === userId && !(key in state.drafts)) return state;
        const others = Object.entries(state.userId === userId ? state.drafts : {}).filter(([other]) => other !== key);
        if (!text && files.length === 0) return { userId, drafts: Object.fromEntries(others) };
        const kept = others.sort(([, a], [, b]) => b.at - a.at).slice(0, MOST - 1);
        return { userId, drafts: { ...Object.fromEntries(kept), [key]: { text, files, at: Date.now() } } };
      }),
  }),
  { name: NAME, version: 1, partialize: ({ userId, drafts }) => ({ userId, drafts }) },
));

followOtherTabs(NAME, useDrafts);

/** What the person had begun to write there. */
export function draftOf(userId: string, key: string): Draft | undefined {
  const state = useDrafts.getState();
  return state.userId === userId ? state.drafts[key] : undefined;
}
