import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a part of the Cerebro while it is being read. */
export function ListSkeleton({ rows = 4, className = "h-20" }: { rows?: number; className?: string }) {
  return (
    <div className="grid gap-3" aria-busy>
      {Array.from({ length: rows }, (_, index) => <Skeleton key={index} className={`rounded-2xl ${className}`} />)}
    </div>
  );
}
