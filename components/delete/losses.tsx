import { TriangleAlert } from "lucide-react";
import { type Deletion, isEmptied, lossOf, moreLossesOf } from "@/lib/change/deletion";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";

/** Which tests lose what. */
export function Losses({ deletion: { tests, more, untested } }: { deletion: Deletion }) {
  const others = moreLossesOf(more);
  const warns = tests.some(isEmptied);
  if (tests.length === 0) {
    return untested === 0 ? null : (
      <p className="text-ink-muted">No test is named in {untested === 1 ? "it" : "them"}.</p>
    );
  }
  return (
    <div>
      <ul
        aria-label="What tests lose"
        // Scrolls, so that it must be reachable by keyboard.
        tabIndex={0}
        className="max-h-[36vh] divide-y overflow-y-auto rounded-md border"
      >
        {tests.map((loss) => (
          <li key={loss.testId} title={visibleText(loss.testId)} className="recorded flex gap-2 px-3 py-1.5">
            {warns && (
              <span className="mt-[3px] w-3.5 shrink-0 text-warning">
                {isEmptied(loss) && <TriangleAlert aria-hidden size={14} />}
              </span>
            )}
            <span className="min-w-0">
              <span className="font-medium">{visibleText(loss.testName)}</span> {lossOf(loss)}.
            </span>
          </li>
        ))}
      </ul>
      {others !== null && <p className="mt-2">{others}.</p>}
      {untested > 0 && (
        <p className="mt-2 text-ink-muted">
          {formatQuantity(untested, "recording")} {untested === 1 ? "names" : "name"} no test.
        </p>
      )}
    </div>
  );
}
