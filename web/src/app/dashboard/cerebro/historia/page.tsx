import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HistoryView } from "@/components/cerebro/history/history-view";
import { ClientMessages } from "@/components/layout/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cerebro"))("places.history") };
}

/** How knowledge changed. */
export default function HistoryPage() {
  return <ClientMessages of={["cerebro", "memory", "chat"]}><HistoryView /></ClientMessages>;
}
