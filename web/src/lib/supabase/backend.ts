"use client";
import { createContext, useContext } from "react";
import type { PublicConfig } from "./config";

export const BackendContext = createContext<PublicConfig | null>(null);

/** Address and publishable key, for the calls that are not supabase-js's. */
export function useBackend(): PublicConfig {
  const config = useContext(BackendContext);
  if (!config) throw new Error("useBackend needs <BrowserProviders> above it.");
  return config;
}
