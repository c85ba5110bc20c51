import { Skeleton } from "@/components/ui/skeleton";

/** The team while it is being fetched. */
export default function TeamLoading() {
  return (
    <div className="page grid gap-6 py-6 sm:py-10" aria-busy>
      <div>
        <Skeleton className="h-10 w-40" />
        <Skeleton className="mt-2 h-6 w-96 max-w-full" />
      </div>
      <Skeleton className="h-11 w-80 max-w-full rounded-xl" />
      <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {[0, 1, 2, 3, 4, 5].map((key) => <Skeleton key={key} className="h-48 rounded-2xl" />)}
      </div>
    </div>
  );
}
