import Link from "next/link";
import { RawTab } from "@/components/raw-editor/raw-tab";
import { ErrorNote } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import type { Problem } from "@/lib/recording/recording";

/** A file that is no recording: what is wrong, where, what to do, and its text, opened at that place. */
export function ProblemView({
  path,
  size,
  problem,
  conflict,
}: {
  path: string;
  size: number;
  problem: Problem;
  /** Where a merge conflict in it is resolved; null where it has none. */
  conflict: string | null;
}) {
  const place = problem.line === null ? path : `${path}, line ${problem.line}, column ${problem.column ?? 1}`;
  return (
    <div data-fill className="flex min-h-0 flex-1 flex-col">
      <div className="space-y-2 p-4">
        <ErrorNote
          title={visibleText(`This file is ${problem.message}`)}
          where={visibleText(place)}
          hint={conflict === null ? problem.hint : "A merge left its markers in it: choose a side."}
        />
        {conflict !== null && (
          <Link href={conflict} className="rounded-sm text-accent hover:underline">
            Compare both sides, and choose
          </Link>
        )}
      </div>
      <section aria-label="The file's text" className="flex min-h-48 flex-1 flex-col border-t">
        <RawTab key={path} path={path} size={size} line={problem.line} isRecording={false} />
      </section>
    </div>
  );
}
