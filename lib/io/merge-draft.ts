import { type DraftMerge, mergeOf } from "../change/merge";
import type { Outcome } from "../change/refusal";
import { parseJson } from "../json/parse";
import { sinceCommit } from "./committed";
import { editFailure } from "./edit-failure";
import type { ParsedDraft } from "./planned-draft";
import { fileAt } from "./planned-edit";
import { nativeSha256 } from "./sha256";
import { hashOf } from "./store";
import { textOf } from "./store/history";

export type MergeRequest = {
  path: string;
  draft: ParsedDraft;
  /** SHA-256 of the file that the draft was made for. */
  baseHash: string;
  /** Its text, where the client still has it. */
  baseText: string | null;
};

/** How a draft goes together with what became of its file since. */
export async function mergeDraft(
  root: string,
  { path, draft, baseHash, baseText }: MergeRequest,
): Promise<Outcome<{ merge: DraftMerge }>> {
  const now = await fileAt(root, path, null);
  if (!now.ok && now.refusal.reason !== "missing") return now;
  const base = baseText !== null && hashOf(baseText) === baseHash ? baseText : await knownText(root, path, baseHash);
  const theirs = now.ok ? now.text : null;
  const merged = mergeOf({ path, draft, base, theirs }, nativeSha256);
  if (merged.ok) {
    const { ok, ...rest } = merged;
    return { ok, merge: { hash: now.ok ? now.state.hash : null, ...rest } };
  }
  const parsed = parseJson(theirs ?? "null");
  if (parsed.ok) return editFailure(path, parsed.doc, merged.failure);
  const { message, hint } = merged.failure;
  return { ok: false, refusal: { reason: "edit", path, problem: { message, line: null, column: null, hint } } };
}

/** The text of a recording that has this hash: as it is now, as the journal has it, or as git has it; else null. */
export async function knownText(root: string, path: string, hash: string): Promise<string | null> {
  const now = await fileAt(root, path, null);
  if (now.ok && now.state.hash === hash) return now.text;
  const written = await textOf(root, hash);
  if (written.ok && written.text !== null) return written.text;
  const since = await sinceCommit(root, path);
  return since.ok && since.committed?.hash === hash ? since.committed.text : null;
}
