"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useMemoryChanges } from "@/hooks/use-memory-changes";

interface Value {
  userId: string;
  /** The person's time zone. */
  timeZone: string;
}

const Context = createContext<Value | null>(null);

/** Whose memory is shown, kept in step with what is learned meanwhile. */
export function CerebroProvider({ userId, timeZone, children }: Value & { children: ReactNode }) {
  useMemoryChanges(userId, "cerebro");
  const value = useMemo(() => ({ userId, timeZone }), [userId, timeZone]);
  return <Context value={value}>{children}</Context>;
}

/** Whose memory is shown. */
export function useCerebro(): Value {
  const value = useContext(Context);
  if (!value) throw new Error("A part of the Cerebro stands in a <CerebroProvider>.");
  return value;
}
