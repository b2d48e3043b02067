import { meaningOfTexts, type Namesake } from "../change/merge";
import { type Outcome, refuse } from "../change/refusal";
import { type ParsedDraft, plannedDraft } from "./planned-draft";
import { fileAt, newPathOf } from "./planned-edit";

export async function compareAtNewName(
  root: string,
  { path, draft, expectedHash }: { path: string; draft: ParsedDraft; expectedHash: string },
): Promise<Outcome<{ namesake: Namesake }>> {
  const planned = await plannedDraft(root, path, draft, expectedHash);
  if (!planned.ok) return planned;
  const newPath = newPathOf(path, planned.plan);
  if (newPath === null) return refuse("edit", path, "the request key stays, and so does the name", "Save it as it is.");
  const found = await fileAt(root, newPath, null);
  if (!found.ok) return found;
  const meaning = meaningOfTexts(newPath, found.text, planned.plan.text);
  return { ok: true, namesake: { path: newPath, hash: found.state.hash, meaning } };
}
