import type { z } from "zod";
import type { draftSchema } from "../change/draft";
import type { Outcome } from "../change/refusal";
import { plannedAt } from "./planned-edit";
import { type Planned, plannedText } from "./text-edit";

export type ParsedDraft = z.output<typeof draftSchema>;

/** What a draft makes of the file that it was made for; refused where the file is another by now. */
export async function plannedDraft(
  root: string,
  path: string,
  draft: ParsedDraft,
  expectedHash: string,
): Promise<Outcome<Planned>> {
  if (draft.type === "text") return plannedText(root, path, draft, expectedHash);
  const planned = await plannedAt(root, path, draft.edits, expectedHash);
  return planned.ok ? { ...planned, before: planned.recording.doc.text } : planned;
}
