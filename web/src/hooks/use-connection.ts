"use client";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import type { Connection } from "@/lib/functions";
import { useBackend, useSupabase } from "@/lib/supabase/browser";

/** What a call to our functions needs. */
export function useConnection(): Connection {
  const client = useSupabase();
  const config = useBackend();
  const locale = useLocale();
  return useMemo(() => ({ client, config, locale }), [client, config, locale]);
}
