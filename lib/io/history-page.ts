import type { Entry, RecordedChange } from "../change/entry";
import { type HistoryPage, type HistoryQuery, historyPageOf } from "../change/history-page";
import { ownEntriesOf } from "../change/own-entries";
import { type Outcome, refuse } from "../change/refusal";
import { type StateDiff, stateDiffOf } from "../change/state-diff";
import { maskedStateDiff } from "../fix/mask";
import { currentAt } from "./current";
import { latestFirst, type Side, textAt } from "./store/history";

/** The changes below a root that a query lets through, the latest first. */
export async function historyPage(root: string, query: HistoryQuery): Promise<Outcome<{ page: HistoryPage }>> {
  const read = await latestFirst(root);
  return read.ok ? { ok: true, page: historyPageOf(read.entries, read.damaged, query) } : read;
}

/** All files of a change. */
export async function filesOfEntry(root: string, id: string): Promise<Outcome<{ files: RecordedChange[] }>> {
  const read = await latestFirst(root);
  if (!read.ok) return read;
  const entry = read.entries.find((each) => each.id === id);
  if (!entry) return refuse("journal", null, `there is no change ${id}`, "Reload the page.");
  return { ok: true, files: [...entry.changes] };
}

/**
 * `change`: what the change did; `before`, `after`: what bringing back that state would do to the file as it is now.
 */
export type DiffOf = "change" | Side;

/** A difference, and the SHA-256 of what the file holds now (null: no file), which guards a restoring. */
export type HistoryDiff = { diff: StateDiff; now: string | null };

/** How one file of a change differs, from before it to behind it, or from now to one of these. */
export async function historyDiff(
  root: string,
  { id, path, of }: { id: string; path: string; of: DiffOf },
): Promise<Outcome<HistoryDiff>> {
  const now = await currentAt(root, path);
  if (!now.ok) return now;
  const from = of === "change" ? await textAt(root, id, path, "before") : now;
  if (!from.ok) return from;
  const to = await textAt(root, id, path, of === "change" ? "after" : of);
  if (!to.ok) return to;
  const diff = stateDiffOf(path, from.current, to.current);
  const hides = await isRedaction(root, id);
  return {
    ok: true,
    diff: hides ? maskedStateDiff(path, from.current, to.current, diff) : diff,
    now: now.current?.hash ?? null,
  };
}

/** Whether a change redacts, or takes a redaction back or does it again. */
async function isRedaction(root: string, id: string): Promise<boolean> {
  const read = await latestFirst(root);
  if (!read.ok) return false;
  const entry = read.entries.find((each) => each.id === id);
  return [id, entry?.of].some((one) => read.entries.some((each) => each.id === one && each.why === "redact"));
}

/** The change that took a recording away; null where the journal knows of none, or where it came back. */
export async function removalOf(root: string, path: string): Promise<Entry | null> {
  const read = await latestFirst(root);
  const last = read.ok ? ownEntriesOf(read.entries, path).find(({ entry }) => entry.state !== "failed") : undefined;
  return last?.own.some((change) => change.path === path && change.after === null) ? last.entry : null;
}
