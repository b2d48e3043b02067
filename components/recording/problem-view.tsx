import { RawTab } from "@/components/raw-editor/raw-tab";
import { ErrorNote } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import type { Problem } from "@/lib/recording/recording";

/** A file that is no recording: what is wrong, where, what to do, and its text, opened at that place. */
export function ProblemView({ path, size, problem }: { path: string; size: number; problem: Problem }) {
  const place = problem.line === null ? path : `${path}, line ${problem.line}, column ${problem.column ?? 1}`;
  return (
    <div data-fill className="flex min-h-0 flex-1 flex-col">
      <div className="p-4">
        <ErrorNote
          title={visibleText(`This file is ${problem.message}`)}
          where={visibleText(place)}
          hint={problem.hint}
        />
      </div>
      <section aria-label="The file's text" className="flex min-h-48 flex-1 flex-col border-t">
        <RawTab key={path} path={path} size={size} line={problem.line} />
      </section>
    </div>
  );
}
