import { cycleFrom, paidPlanFrom } from "@/lib/plans";
import { line } from "./fields";
import { localPath } from "./local-path";

/** The query of a page, as Next hands it over. */
export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

/** What the pages about accounts read from their address, checked. */
export async function readAuthQuery(searchParams: PageQuery) {
  const query = await searchParams;
  const plan = paidPlanFrom(query["plan"]);
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? line(value) || undefined : undefined;
  };
  return { wanted: localPath(query["siguiente"]), plan, cycle: plan && cycleFrom(query["ciclo"]), email: text("correo"), error: text("error") };
}
