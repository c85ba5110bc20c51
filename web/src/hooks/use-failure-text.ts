"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { failureOf } from "@/lib/errors";

/** The sentence that a person reads about an error: ours for its code, else the server's own, else a general one. */
export function useFailureText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback((error) => {
    const { code, message, details } = failureOf(error);
    if (t.has(code)) {
      const values = Object.fromEntries(
        Object.entries(details ?? {}).filter(([, value]) => typeof value === "string" || typeof value === "number"),
      ) as Record<string, string | number>;
      return t(code, values);
    }
    // A sentence of our own servers is meant for people, one of a library is not.
    return code !== "unknown" && message && /\s/.test(message) ? message : t("unknown");
  }, [t]);
}
