import { Logo } from "@/components/brand/logo";
import { Skeleton } from "@/components/ui/skeleton";

/** The welcome while its step is being fetched. */
export default function WelcomeLoading() {
  return (
    <div className="page max-w-5xl py-4" aria-busy>
      <div className="flex h-12 items-center"><Logo /></div>
      <Skeleton className="mt-4 h-1.5 w-full" />
      <Skeleton className="mt-16 h-10 w-3/4" />
      <Skeleton className="mt-4 h-6 w-full max-w-xl" />
      <div className="mt-10 grid gap-4 sm:grid-cols-2">
        {[0, 1, 2, 3].map((key) => <Skeleton key={key} className="h-11" />)}
      </div>
      <Skeleton className="mt-4 h-32 w-full" />
    </div>
  );
}
