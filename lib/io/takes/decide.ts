import type { Entry } from "../../change/entry";
import type { Outcome } from "../../change/refusal";
import { applyChanges, type FileChange } from "../store/apply";
import { baseOf } from "../store/place";
import { openTake, removeTakes } from "./files";

/** More files than this are written in several changes. */
const MOST_AT_ONCE = 1000;

/**
 * Lets takes become the recordings: as one change, which can be undone, and guarded by what each take was made from.
 * A take that differs in nothing but noise is dropped, and the committed bytes are kept, unless `noise` is set.
 */
export async function acceptTakes(
  root: string,
  ids: readonly string[],
  { noise = false }: { noise?: boolean } = {},
): Promise<Outcome<{ entries: Entry[]; accepted: number; kept: number }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const { base } = found;
  const changes: (FileChange & { id: string })[] = [];
  const dropped: string[] = [];
  for (const id of ids) {
    const opened = await openTake(base, id);
    if (!opened.ok) return opened;
    const { take, text } = opened;
    if (take.class === "noise" && !noise) dropped.push(id);
    else changes.push({ id, path: take.path, expected: take.base, after: Buffer.from(text) });
  }
  const entries: Entry[] = [];
  for (let from = 0; from < changes.length; from += MOST_AT_ONCE) {
    const some = changes.slice(from, from + MOST_AT_ONCE);
    const applied = await applyChanges(base, { changes: some, why: "accept", note: noteOf(some.length) });
    if (!applied.ok) return applied;
    if (applied.entry) entries.push(applied.entry);
    const removed = await removeTakes(
      base,
      some.map(({ id }) => id),
    );
    if (!removed.ok) return removed;
  }
  const removed = await removeTakes(base, dropped);
  return removed.ok ? { ok: true, entries, accepted: changes.length, kept: dropped.length } : removed;
}

function noteOf(count: number): string {
  return count === 1 ? "a new answer" : `${count} new answers`;
}
