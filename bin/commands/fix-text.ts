import type { Collision } from "@/lib/change/collision";
import type { FixPreview, FixRow, FixTarget } from "@/lib/change/fix-preview";
import type { DiffLine } from "@/lib/change/hunks";
import type { JobSummary } from "@/lib/change/job";
import type { FixName } from "@/lib/fix/name";
import { formatQuantity } from "@/lib/format/human";
import { previewFix } from "@/lib/io/fix/preview-fix";
import { collisionLines } from "./collisions";

/** What one fix did, or would do. */
export type FixDone = JobSummary & { fix: FixName; collisions: Collision[]; files: FixRow[] | null };

const MARKS: Record<DiffLine["type"], string> = { same: " ", added: "+", removed: "-" };

/** What a fix would do to each file: the lines of the difference, without any secret in them. */
export async function diffsOf(
  root: string,
  fix: FixName,
  targets: readonly FixTarget[],
  files: readonly FixRow[],
): Promise<string> {
  let text = "";
  const outcomes = new Map(files.map(({ path, outcome }) => [path, outcome]));
  for (const target of targets) {
    const outcome = outcomes.get(target.path);
    if (outcome === "nothing" || outcome === "refused") continue;
    const seen = await previewFix(root, fix, target);
    if (seen.ok) text += diffOf(seen.preview);
  }
  return text;
}

function diffOf(preview: FixPreview): string {
  if (preview.type === "rename") return `rename ${preview.path}\n    to ${preview.to}\n`;
  if (preview.type === "delete") {
    return `delete ${preview.path} (${preview.testId ?? "of no test"})\n  keep ${preview.other}\n`;
  }
  if (preview.type !== "edit") return "";
  const { path, text, key } = preview.change;
  const hunks = text.hunks.flatMap(({ line, lines }) => [
    `@@ line ${line} @@`,
    ...lines.map(({ type, text: each }) => `${MARKS[type]}${each}`),
  ]);
  const rest = text.hidden > 0 ? [`${formatQuantity(text.hidden, "further line")}`] : [];
  const rekeyed = key.before === key.after ? [] : [`request key: ${key.before} -> ${key.after}`];
  return `${[`--- a/${path}`, `+++ b/${path}`, ...hunks, ...rest, ...rekeyed].join("\n")}\n`;
}

const STILL_THERE =
  "  what was redacted stays in .tapedeck/journal, for undo, and in what git has committed: revoke it in any case";

/** What fixes did, in a line each, with what failed and how to undo it. */
export function formatDone(done: readonly FixDone[], dryRun: boolean): string {
  const verb = dryRun ? "would change" : "changed";
  const lines = done.flatMap(({ fix, changed, unchanged, failed, changes, collisions }) => [
    `${fix}: ${verb} ${formatQuantity(changed, "recording")}${unchanged > 0 ? `, ${unchanged} as they should be` : ""}${failed.length > 0 ? `, ${failed.length} failed` : ""}`,
    ...failed.map(({ path, why }) => `  ${path}: ${why}`),
    ...collisionLines(collisions, dryRun).map((line) => `  ${line}`),
    ...changes.toReversed().map((id) => `  undo with: tapedeck undo ${id}`),
    ...(fix === "redact" && changes.length > 0 ? [STILL_THERE] : []),
  ]);
  return `${lines.join("\n")}\n\n`;
}
