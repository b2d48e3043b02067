import { type ChangePreview, changePreviewOf } from "../change/preview";
import type { Outcome } from "../change/refusal";
import type { Edit } from "../edit";
import type { Catalog } from "./catalog";
import { downstreamIn } from "./downstream";
import { isTaken, newPathOf, plannedAt } from "./planned-edit";

/**
 * What edits would do to a recording, without doing it; refused where the file is not the one that the editor loaded.
 */
export async function previewEdits(
  catalog: Catalog,
  { path, edits, expectedHash }: { path: string; edits: readonly Edit[]; expectedHash: string | null },
): Promise<Outcome<{ preview: ChangePreview }>> {
  const planned = await plannedAt(catalog.root, path, edits, expectedHash);
  if (!planned.ok) return planned;
  const { recording, state, plan } = planned;
  const newPath = newPathOf(path, plan);
  const taken = newPath !== null && (await isTaken(catalog.root, newPath));
  const { start, end } = recording.response;
  const answers = plan.edits.some(({ from, to }) => from >= start && to <= end);
  const downstream = answers ? await downstreamIn(catalog, path, recording.testId) : [];
  return {
    ok: true,
    preview: changePreviewOf(recording, plan, { hash: state.hash, downstream, key: { newPath, taken } }),
  };
}
