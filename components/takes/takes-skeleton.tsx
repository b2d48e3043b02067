import { Skeleton } from "@/components/ui/state";

/** Stands where the list of takes comes. */
export function TakesSkeleton() {
  return (
    <div role="status" aria-label="Reading the takes" className="flex min-h-0 flex-1">
      <div className="flex-1 space-y-3 p-3 md:w-80 md:flex-none md:border-r lg:w-96">
        {["a", "b", "c", "d", "e", "f", "g", "h"].map((key) => (
          <Skeleton key={key} className="h-8 w-full" />
        ))}
      </div>
      <div className="hidden flex-1 space-y-3 p-4 md:block">
        <Skeleton className="h-5 w-72" />
        <Skeleton className="h-40 w-full" />
      </div>
    </div>
  );
}
