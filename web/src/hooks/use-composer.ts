"use client";
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import type { MessageFile } from "@/lib/chat/types";
import type { MyPlan } from "@/lib/data/plan";
import { draftOf, useDrafts } from "@/store/drafts";
import { useAttachments } from "./use-attachments";

/** What is being written: the text, its files, and the draft that survives leaving the page. */
export function useComposer({ userId, key, initialText, unsent, plan }: {
  userId: string;
  /** Where the draft is kept; null keeps none. */
  key: string | null;
  initialText: string;
  /** A question that was not sent: it is kept with the draft until it is. */
  unsent: string;
  plan: MyPlan | null | undefined;
}) {
  const [text, setText] = useState(initialText);
  const attachments = useAttachments(userId, {
    maxFiles: plan?.max_files_per_message ?? 5,
    maxBytes: (plan?.max_file_mb ?? 5) * 1_048_576,
  });
  const { ready } = attachments;

  // Not in the first state: the server knows no drafts, and what it drew comes first.
  const isBrowser = useSyncExternalStore(() => () => {}, () => true, () => false);
  const [isTakenUp, setTakenUp] = useState(false);
  if (isBrowser && !isTakenUp) {
    setTakenUp(true);
    const draft = key && !initialText ? draftOf(userId, key) : undefined;
    if (draft && !text) {
      setText(draft.text);
      attachments.restore(draft.files);
    }
  }

  const keep = useEffectEvent(() => {
    if (key) useDrafts.getState().keep(userId, key, { text: joined(unsent, text), files: ready });
  });
  const changed = `${key}\n${unsent}\n${text}\n${ready.map(({ id }) => id).join()}`;
  useEffect(() => {
    const timer = setTimeout(() => keep(), 300);
    return () => clearTimeout(timer);
  }, [changed]);
  const kept = useRef(key);
  const forget = useEffectEvent((old: string) => useDrafts.getState().keep(userId, old, { text: "", files: [] }));
  useEffect(() => {
    if (kept.current && kept.current !== key) forget(kept.current);
    kept.current = key;
  }, [key]);
  useEffect(() => {
    const now = () => keep();
    addEventListener("pagehide", now);
    return () => {
      removeEventListener("pagehide", now);
      now();
    };
  }, []);

  return {
    text,
    setText,
    attachments,
    clear: () => {
      setText("");
      attachments.clear();
      if (key) useDrafts.getState().keep(userId, key, { text: "", files: [] });
    },
    /** Takes back what was not sent, before what has been written meanwhile. */
    restore: (taken: string, files: MessageFile[]) => {
      setText((written) => joined(taken, written));
      attachments.restore(files);
    },
  };
}

function joined(before: string, after: string): string {
  return [before, after].filter((text) => text.trim()).join("\n\n");
}
