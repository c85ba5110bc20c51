import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Client } from "@/lib/supabase/browser";
import { createClient } from "@/lib/supabase/server";

/** A query of the browser, and how it is read. */
type Query = [key: readonly unknown[], read: (client: Client) => Promise<unknown>];

/**
 * Hands the browser what its queries would ask for first, so that the page is drawn with it. What cannot be read is left to
 * the browser, which asks again and says what is wrong.
 */
export async function Prefetched({ queries, children }: { queries: Query[]; children: ReactNode }) {
  const client = await createClient();
  const read = new QueryClient();
  await Promise.all(queries.map(([queryKey, fetch]) => read.prefetchQuery({ queryKey, queryFn: () => fetch(client), retry: false })));
  return <HydrationBoundary state={dehydrate(read)}>{children}</HydrationBoundary>;
}
