import { meaningOfTexts, type Namesake } from "../change/merge";
import { type Current, type Outcome, refuse } from "../change/refusal";
import { type ParsedDraft, plannedDraft } from "./planned-draft";
import { fileAt, newPathOf } from "./planned-edit";

/**
 * How an edited recording, whose key changes, differs from the file that has its new name. Refused where the key stays.
 */
export async function compareAtNewName(
  root: string,
  { path, draft, expectedHash }: { path: string; draft: ParsedDraft; expectedHash: string },
): Promise<Outcome<{ namesake: Namesake }>> {
  const planned = await plannedDraft(root, path, draft, expectedHash);
  if (!planned.ok) return planned;
  const newPath = newPathOf(path, planned.plan);
  if (newPath === null) return refuse("edit", path, "the request key stays, and so does the name", "Save it as it is.");
  return namesakeAt(root, newPath, planned.plan.text, null);
}

/** How a text differs from what has the name that it is to get: `there`, or the file of that name. */
export async function namesakeAt(
  root: string,
  newPath: string,
  text: string,
  there: Current | null,
): Promise<Outcome<{ namesake: Namesake }>> {
  const found = there ? null : await fileAt(root, newPath, null);
  if (found && !found.ok) return found;
  const { hash, text: old } = there ?? { hash: found?.state.hash ?? "", text: found?.text ?? null };
  return {
    ok: true,
    namesake: { path: newPath, hash, meaning: old === null ? null : meaningOfTexts(newPath, old, text) },
  };
}

/** How a recording differs from another one, whose name it is to get or which is to get its own. */
export async function compareRecordings(
  root: string,
  path: string,
  other: string,
): Promise<Outcome<{ namesake: Namesake }>> {
  const own = await fileAt(root, path, null);
  return own.ok ? namesakeAt(root, other, own.text, null) : own;
}
