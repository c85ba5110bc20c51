import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of a conversation. */
export default function Loading() {
  return (
    <div className="flex flex-1 flex-col" aria-hidden>
      <div className="flex min-h-16 items-center gap-3 border-b border-border px-4">
        <Skeleton className="size-10 rounded-xl" />
        <div className="grid gap-2"><Skeleton className="h-4 w-40" /><Skeleton className="h-3 w-28" /></div>
      </div>
      <div className="mx-auto grid w-full max-w-3xl flex-1 content-end gap-6 p-4 sm:p-6">
        <Skeleton className="ms-auto h-12 w-1/2 rounded-3xl" />
        <Skeleton className="h-32 w-4/5" />
        <Skeleton className="ms-auto h-12 w-2/5 rounded-3xl" />
        <Skeleton className="h-24 w-3/4" />
        <Skeleton className="h-24 w-full rounded-3xl" />
      </div>
    </div>
  );
}
