"use client";
import { useState } from "react";
import { changesOf, editsAfter } from "./changes";

/** A form over values that the server holds: what was edited is the person's, everything else follows the server. */
export interface Changes<Values extends object> {
  /** What the form shows. */
  values: Values;
  /** Only what differs from what is saved. */
  changes: Partial<Values>;
  isDirty: boolean;
  set: <Key extends keyof Values>(key: Key, value: Values[Key]) => void;
  discard: () => void;
  /** Tells that these were saved. */
  settle: (sent: Partial<Values>) => void;
}

/** @param saved the values as the server has them, in whatever state they come. */
export function useChanges<Values extends object>(saved: Values): Changes<Values> {
  const [edits, setEdits] = useState<Partial<Values>>({});
  const changes = changesOf(saved, edits);
  return {
    values: { ...saved, ...edits },
    changes,
    isDirty: Object.keys(changes).length > 0,
    set: (key, value) => setEdits((before) => ({ ...before, [key]: value })),
    discard: () => setEdits({}),
    settle: (sent) => setEdits((before) => editsAfter(before, sent)),
  };
}
