import { Skeleton } from "@/components/ui/state";

const RULES = ["w-44", "w-52", "w-40", "w-48", "w-36"];
const FINDINGS = ["w-3/5", "w-2/3", "w-1/2", "w-4/6", "w-2/5", "w-4/5"];

/** The shape of the health page while the first check runs. */
export function FindingsSkeleton() {
  return (
    <div aria-hidden className="flex min-h-0 flex-1 flex-col md:flex-row">
      <div className="space-y-3 border-b p-4 md:w-72 md:border-r md:border-b-0">
        {RULES.map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
      <div className="flex-1 space-y-6 p-4">
        {FINDINGS.map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    </div>
  );
}
