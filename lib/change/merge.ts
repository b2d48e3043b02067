import { showOf } from "../catalog/show";
import { conversationOf } from "../dialects";
import { type MeaningChange, meaningDiffOf } from "../diff/meaning";
import { type MergeRegion, merge2, merge3 } from "../diff/merge3";
import { type Edit, type EditFailure, planEdit } from "../edit";
import { openRecording, type Recording } from "../recording/recording";

/** A draft and a file that was changed, or removed, since the draft was begun: both sides, and how they go together. */
export type DraftMerge = {
  /** SHA-256 of what the file holds now, which a merge is saved over; null where it is gone. */
  hash: string | null;
  /** What each side changed, as a reader sees it; null where that cannot be told. */
  mine: MeaningChange[] | null;
  theirs: MeaningChange[] | null;
  /** Whether it is known what both sides started from. */
  hasBase: boolean;
  proposal: MergeProposal;
};

export type MergeProposal =
  /** The draft's edits can be made on what the file holds now, and change the same. */
  | { type: "edits" }
  /** The texts of both, merged line by line. */
  | { type: "text"; regions: MergeRegion[] };

/** The recording that has the name already which an edited one would get: how the edited one differs from it. */
export type Namesake = {
  path: string;
  /** SHA-256 of what it holds; a save that replaces it hands it back. */
  hash: string;
  /** Null where it is no recording. */
  meaning: MeaningChange[] | null;
};

type Draft = { type: "edits"; edits: readonly Edit[] } | { type: "text"; text: string };

type Sides = {
  path: string;
  draft: Draft;
  /** What the draft was made for; null where nobody knows any more. */
  base: string | null;
  /** What the file holds now; null where it is gone. */
  theirs: string | null;
};

export type MergeResult =
  | ({ ok: true } & Omit<DraftMerge, "hash">)
  /** The draft's edits cannot be made on anything that is known. */
  | { ok: false; failure: EditFailure };

/** How a draft goes together with what became of its file. `hash` as for `planEdit`. */
export function mergeOf({ path, draft, base, theirs }: Sides, hash?: (text: string) => string): MergeResult {
  const [was, is] = [opened(path, base), opened(path, theirs)];
  const made = was && draft.type === "edits" ? planEdit(was, draft.edits, hash) : null;
  const mine = draft.type === "text" ? draft.text : made?.ok ? made.text : null;
  const sides = { mine: meaningOf(was, opened(path, mine)), theirs: meaningOf(was, is), hasBase: base !== null };
  const rebased = draft.type === "edits" && is ? planEdit(is, draft.edits, hash) : null;
  if (rebased?.ok && draft.type === "edits") {
    const same = sides.mine !== null && isSame(sides.mine, meaningOf(is, opened(path, rebased.text)));
    if (mine === null || (same && draft.edits.every(isOfMeaning))) {
      return { ok: true, ...sides, proposal: { type: "edits" } };
    }
  }
  if (mine === null) return { ok: false, failure: rebased?.ok === false ? rebased.failure : UNKNOWN };
  return { ok: true, ...sides, proposal: { type: "text", regions: regionsOf(base, mine, theirs) } };
}

/** What a reader sees change from one text of a recording to another; null where one of them is no recording. */
export function meaningOfTexts(path: string, before: string, after: string): MeaningChange[] | null {
  return meaningOf(opened(path, before), opened(path, after));
}

function meaningOf(before: Recording | null, after: Recording | null): MeaningChange[] | null {
  if (!before || !after) return null;
  const shown = (each: Recording) => showOf(each, conversationOf(each));
  return meaningDiffOf(shown(before), shown(after));
}

const UNKNOWN: EditFailure = {
  message: "What your changes were made for is not known any more",
  pointer: "",
  hint: "Bring the recording back from the history or from git, then save.",
};

function regionsOf(base: string | null, mine: string, theirs: string | null): MergeRegion[] {
  if (theirs === null) return [{ type: "agreed", text: mine }];
  // An editor in a browser knows only line feeds; a save gives the file its own line ends again.
  const [before, own, other] = mine.includes("\r") ? [base, mine, theirs] : [plain(base), mine, plain(theirs)];
  return before === null ? merge2(own, other ?? "") : merge3(before, own, other ?? "");
}

function plain<T extends string | null>(text: T): string | null {
  return text === null ? null : text.replaceAll("\r\n", "\n");
}

/** An edit of a raw value may pass over what the other side wrote there, without a reader seeing it. */
function isOfMeaning(edit: Edit): boolean {
  return !("pointer" in edit);
}

function opened(path: string, text: string | null): Recording | null {
  const result = text === null ? null : openRecording(path, text);
  return result?.ok ? result.recording : null;
}

function isSame(one: readonly MeaningChange[], other: readonly MeaningChange[] | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
