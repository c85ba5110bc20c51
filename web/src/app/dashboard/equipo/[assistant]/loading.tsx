import { Skeleton } from "@/components/ui/skeleton";

/** An assistant while they are being fetched. */
export default function AssistantLoading() {
  return (
    <div className="page grid gap-6 py-5 sm:py-8" aria-busy>
      <Skeleton className="h-64 rounded-3xl" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-2 sm:grid-cols-2">
          {[0, 1, 2, 3].map((key) => <Skeleton key={key} className="h-14 rounded-xl" />)}
        </div>
        <Skeleton className="h-48 rounded-2xl" />
      </div>
    </div>
  );
}
