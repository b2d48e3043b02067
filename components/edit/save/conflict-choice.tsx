import { WordDiff } from "@/components/diff/word-diff";
import type { MergeChoice, MergeRegion } from "@/lib/diff/merge3";
import { Option } from "./option";

/** One place that both sides changed: whose change the merge takes. */
export function ConflictChoice({
  conflict,
  choice,
  titles,
  onChoose,
}: {
  conflict: Extract<MergeRegion, { type: "conflict" }>;
  choice: MergeChoice | null;
  titles: Record<MergeChoice, string>;
  onChoose: (choice: MergeChoice) => void;
}) {
  const { line, base, both } = conflict;
  const offered: readonly MergeChoice[] = both === null ? ["mine", "theirs"] : ["both", "mine", "theirs"];
  return (
    <fieldset className="space-y-1.5 rounded-md border px-3 pt-1 pb-2">
      <legend className="px-1 text-ink-muted">Line {line}</legend>
      {offered.map((each) => (
        <Option
          key={each}
          name={`conflict ${line}`}
          checked={choice === each}
          title={titles[each]}
          onChoose={() => onChoose(each)}
        >
          <span className="recorded block max-h-48 overflow-y-auto font-mono text-code whitespace-pre-wrap text-ink">
            {conflict[each] === "" ? (
              <span className="text-ink-muted">Nothing: it is removed.</span>
            ) : (
              <WordDiff before={tidy(base)} after={tidy(conflict[each] ?? "")} />
            )}
          </span>
        </Option>
      ))}
    </fieldset>
  );
}

/** Without the indent that all lines share, and the last line end. */
function tidy(text: string): string {
  const lines = text.replace(/\n$/, "").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents, 200);
  return lines.map((line) => line.slice(shared)).join("\n");
}
