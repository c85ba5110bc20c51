import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KnowledgeView } from "@/components/cerebro/knowledge/knowledge-view";
import { Prefetched } from "@/components/layout/prefetched";
import { fetchKnowledge, insightKeys } from "@/lib/data/insights";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cerebro"))("places.knowledge") };
}

/** What is known. */
export default function KnowledgePage() {
  return <Prefetched queries={[[insightKeys.knowledge, fetchKnowledge]]}><KnowledgeView /></Prefetched>;
}
