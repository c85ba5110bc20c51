"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Time zone of the device; undefined until the browser has taken over. */
export function useDeviceTimeZone(): string | undefined {
  return useSyncExternalStore(never, () => Intl.DateTimeFormat().resolvedOptions().timeZone, () => undefined);
}
