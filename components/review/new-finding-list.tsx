import Link from "next/link";
import { FindingSentence } from "@/components/health/finding-sentence";
import { LevelMark } from "@/components/health/level-mark";
import { formatQuantity } from "@/lib/format/human";
import { findingCounts, findingsPhrase } from "@/lib/review/findings";
import type { ReviewedFile } from "@/lib/review/view";
import { recordingHref } from "@/lib/url-state/list-state";

/** Findings that are shown one by one. */
const MOST = 20;

/** What a check finds in a file that it did not find in its base. */
export function NewFindingList({ file: { path, findings, isThere } }: { file: ReviewedFile }) {
  const phrase = findingsPhrase(findingCounts(findings));
  if (phrase === null) return null;
  return (
    <section aria-label="New findings" className="border-b py-2">
      <h3 className="sr-only">{phrase}</h3>
      <ul className="space-y-1">
        {findings.slice(0, MOST).map(({ rule, level, pointer, message, line, column, fix }, index) => (
          <li key={`${index} ${rule}`} className="flex items-start gap-2">
            <span className="mt-0.5">
              <LevelMark level={level} />
            </span>
            <p className="recorded min-w-0">
              <FindingSentence finding={{ message, fix }} />{" "}
              <span className="tabular whitespace-nowrap text-small text-ink-muted">
                new, {rule},{" "}
                {isThere ? (
                  <Link
                    href={`${recordingHref(path)}?${new URLSearchParams({ tab: "raw", at: pointer })}`}
                    className="rounded-sm hover:underline"
                  >
                    line {line}:{column}
                  </Link>
                ) : (
                  `line ${line}:${column}`
                )}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {findings.length > MOST && (
        <p className="text-ink-muted">and {formatQuantity(findings.length - MOST, "further new finding")}</p>
      )}
    </section>
  );
}
