"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { fetchInvoice, fetchInvoices, type Invoice, invoiceKeys, type InvoicePage } from "@/lib/data/invoices";
import { useSupabase } from "@/lib/supabase/browser";

/** The invoices of these subscriptions, page by page; looked at again when the tab is, for one may have been paid. */
export function useInvoices(subscriptions: string[], first: InvoicePage) {
  const client = useSupabase();
  return useInfiniteQuery({
    queryKey: invoiceKeys.list,
    queryFn: ({ pageParam }) => fetchInvoices(client, subscriptions, pageParam),
    initialPageParam: null as InvoicePage["next"],
    getNextPageParam: ({ next }) => next,
    initialData: { pages: [first], pageParams: [null] },
    refetchOnWindowFocus: "always",
  });
}

/** An invoice, looked at again when the tab is. */
export function useInvoice(subscriptions: string[], initial: Invoice): Invoice {
  const client = useSupabase();
  const { data } = useQuery({
    queryKey: invoiceKeys.one(initial.invoice_number),
    queryFn: () => fetchInvoice(client, subscriptions, initial.invoice_number),
    initialData: initial,
    refetchOnWindowFocus: "always",
  });
  return data ?? initial;
}
