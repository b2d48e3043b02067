import { textHunksOf } from "../change/hunks";
import { type ChangePreview, changePreviewOf } from "../change/preview";
import type { Outcome } from "../change/refusal";
import type { Edit } from "../edit";
import type { Catalog } from "./catalog";
import { downstreamIn } from "./downstream";
import { isTaken, newPathOf, plannedAt } from "./planned-edit";
import { type NewFileText, type Planned, plannedText } from "./text-edit";

/**
 * What edits would do to a recording, without doing it; refused where the file is not the one that the editor loaded.
 */
export async function previewEdits(
  catalog: Catalog,
  { path, edits, expectedHash }: { path: string; edits: readonly Edit[]; expectedHash: string | null },
): Promise<Outcome<{ preview: ChangePreview }>> {
  const planned = await plannedAt(catalog.root, path, edits, expectedHash);
  return planned.ok ? previewOf(catalog, path, { ...planned, before: planned.recording.doc.text }) : planned;
}

/** What another text would make of a file, likewise. */
export async function previewText(
  catalog: Catalog,
  { path, expectedHash, ...text }: NewFileText & { expectedHash: string },
): Promise<Outcome<{ preview: ChangePreview }>> {
  const planned = await plannedText(catalog.root, path, text, expectedHash);
  return planned.ok ? previewOf(catalog, path, planned) : planned;
}

async function previewOf(
  catalog: Catalog,
  path: string,
  { recording, before, state, plan }: Planned,
): Promise<Outcome<{ preview: ChangePreview }>> {
  const newPath = newPathOf(path, plan);
  const taken = newPath !== null && (await isTaken(catalog.root, newPath));
  const { hash } = state;
  if (!recording) {
    const { changedLines, edits, warnings, key } = plan;
    const text = textHunksOf(before, edits);
    const about = { path, hash, changedLines, text, warnings, meaning: [], downstream: [] };
    return { ok: true, preview: { ...about, key: { ...key, newPath, taken } } };
  }
  const { start, end } = recording.response;
  const answers = plan.edits.some(({ from, to }) => from >= start && to <= end);
  const downstream = answers ? await downstreamIn(catalog, path, recording.testId) : [];
  return { ok: true, preview: changePreviewOf(recording, plan, { hash, downstream, key: { newPath, taken } }) };
}
