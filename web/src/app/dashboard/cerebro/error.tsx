"use client";
import { LoadFailure } from "@/components/cerebro/load-failure";

/** A part of the Cerebro that could not be made; the navigation around it stays. */
export default function CerebroError({ error, reset }: { error: Error; reset: () => void }) {
  return <LoadFailure error={error} onRetry={reset} />;
}
