import { ListSkeleton } from "@/components/cerebro/list-skeleton";

/** A part of the Cerebro while it is being fetched; title and navigation stay. */
export default function CerebroLoading() {
  return <ListSkeleton rows={5} />;
}
