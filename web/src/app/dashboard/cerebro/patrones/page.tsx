import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PatternsView } from "@/components/cerebro/patterns/patterns-view";
import { Prefetched } from "@/components/layout/prefetched";
import { fetchActivity, fetchPatterns, patternKeys } from "@/lib/data/patterns";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cerebro"))("places.patterns") };
}

/** When the person works, and what repeats itself. */
export default function PatternsPage() {
  return <Prefetched queries={[[patternKeys.list, fetchPatterns], [patternKeys.activity, fetchActivity]]}><PatternsView /></Prefetched>;
}
