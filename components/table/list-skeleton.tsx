import { Skeleton } from "@/components/ui/state";

const WIDTHS = ["w-56", "w-44", "w-64", "w-48", "w-60", "w-40", "w-52", "w-64"];

/** The list before the first recording is read. */
export function ListSkeleton() {
  return (
    <div>
      <span className="sr-only">Reading the recordings</span>
      {WIDTHS.map((width, index) => (
        <div key={index} className="flex h-(--row) items-center gap-6 border-b border-line/60 pr-3 pl-14 max-sm:pl-3">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-3 max-w-md flex-1" />
        </div>
      ))}
    </div>
  );
}
