import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProjectsView } from "@/components/cerebro/projects/projects-view";
import { ClientMessages } from "@/components/layout/client-messages";
import { Prefetched } from "@/components/layout/prefetched";
import { fetchProjects, projectKeys } from "@/lib/data/projects";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cerebro"))("places.projects") };
}

/** What the person works towards. */
export default function ProjectsPage() {
  return (
    <Prefetched queries={[[projectKeys.all, fetchProjects]]}>
      <ClientMessages of={["cerebro", "memory", "forms"]}><ProjectsView /></ClientMessages>
    </Prefetched>
  );
}
