import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecommendationsView } from "@/components/cerebro/recommendations/recommendations-view";
import { Prefetched } from "@/components/layout/prefetched";
import { fetchRecommendations, recommendationKeys } from "@/lib/data/recommendations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cerebro"))("places.recommendations") };
}

/** What is worth doing. */
export default function RecommendationsPage() {
  return <Prefetched queries={[[recommendationKeys.all, fetchRecommendations]]}><RecommendationsView /></Prefetched>;
}
