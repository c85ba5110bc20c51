import { Skeleton } from "@/components/ui/skeleton";

/** The first page while it is being fetched. */
export default function HomeLoading() {
  return (
    <div className="page grid gap-8 py-6 sm:py-10" aria-busy>
      <div className="grid gap-6">
        <div>
          <Skeleton className="h-10 w-72 max-w-full" />
          <Skeleton className="mt-2 h-6 w-48" />
        </div>
        <Skeleton className="h-34 rounded-2xl" />
      </div>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-3 sm:grid-cols-2">
          {[0, 1, 2, 3].map((key) => <Skeleton key={key} className="h-40 rounded-2xl" />)}
        </div>
        <Skeleton className="h-80 rounded-2xl" />
      </div>
    </div>
  );
}
