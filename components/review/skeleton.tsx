import { Skeleton } from "@/components/ui/state";

/** The page while everything is compared. */
export function ReviewSkeleton() {
  return (
    <div role="status" aria-label="Comparing the recordings" className="flex min-h-0 flex-1 flex-col">
      <div className="space-y-2 border-b px-4 py-2.5">
        <Skeleton className="h-5 w-[min(36rem,80%)]" />
        <Skeleton className="h-4 w-72" />
      </div>
      <div className="flex flex-1">
        <div className="hidden w-96 space-y-3 border-r p-3 md:block">
          {["a", "b", "c", "d", "e", "f"].map((key) => (
            <Skeleton key={key} className="h-7 w-full" />
          ))}
        </div>
        <div className="flex-1 space-y-3 p-4">
          <Skeleton className="h-5 w-72" />
          <Skeleton className="h-40 w-full" />
        </div>
      </div>
    </div>
  );
}
