"use client";
import { ArrowRight, Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Button } from "@/components/ui/button";
import { useTeam } from "@/hooks/use-home-data";
import { useLatestInsights } from "@/hooks/use-insights";
import { useRecommendations } from "@/hooks/use-recommendations";
import { RelativeTime } from "./relative-time";
import { SectionHeading } from "./section-heading";

/** What was learned lately, and the first thing that is worth doing about it. Nothing while nothing is known. */
export function MemoryCard() {
  const t = useTranslations("home.memory");
  const { data: latest = [] } = useLatestInsights();
  const { data: recommendations = [] } = useRecommendations();
  const { data: team = [] } = useTeam();
  const open = recommendations.find(({ status }) => status === "open");
  if (latest.length === 0 && !open) return null;
  return (
    <section aria-labelledby="memoria" className="grid grid-cols-1 gap-3">
      <SectionHeading
        id="memoria"
        title={t("title")}
        action={<Button asChild variant="link" className="-mr-4"><Link href="/dashboard/cerebro">{t("all")}</Link></Button>}
      />
      <div className="overflow-hidden rounded-2xl border border-border bg-card shadow-xs">
        {open && (
          <Link href="/dashboard/cerebro/recomendaciones" className="flex min-h-16 items-center gap-3 bg-accent px-4 py-3 text-accent-foreground -outline-offset-2">
            <Lightbulb className="size-5 shrink-0" aria-hidden />
            <span className="min-w-0 flex-1">
              <span className="block text-xs font-semibold">{t("recommendation")}</span>
              <span className="block font-semibold text-pretty wrap-anywhere">{open.title}</span>
            </span>
            <ArrowRight className="size-4 shrink-0" aria-hidden />
          </Link>
        )}
        {latest.length > 0 && (
          <ul className="divide-y divide-border">
            {latest.map((insight) => {
              const teller = team.find(({ id }) => id === insight.assistant_id);
              return (
                <li key={insight.id} className="flex items-center gap-3 px-4 py-2.5 text-sm">
                  {teller && <AssistantPortrait id={teller.id} avatar={teller.avatar} color={teller.color} size={24} title={t("toldTo", { name: teller.name })} />}
                  <span className="line-clamp-2 min-w-0 flex-1 wrap-anywhere">{insight.content}</span>
                  {insight.discovered_at && <span className="shrink-0 text-xs text-muted-foreground"><RelativeTime at={insight.discovered_at} /></span>}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}
