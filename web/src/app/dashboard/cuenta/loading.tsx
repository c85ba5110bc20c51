import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a page of the account while it is fetched. */
export default function AccountLoading() {
  return (
    <div aria-busy>
      <Skeleton className="mt-10 h-8 w-40 lg:mt-0" />
      <Skeleton className="mt-3 mb-6 h-5 w-72 max-w-full" />
      <div className="grid grid-cols-1 gap-5">
        <Skeleton className="h-56 rounded-2xl" />
        <Skeleton className="h-40 rounded-2xl" />
      </div>
    </div>
  );
}
