import { isUtf8 } from "node:buffer";
import type { Entry } from "../../change/entry";
import { type Outcome, refuse } from "../../change/refusal";
import { stateDiffOf } from "../../change/state-diff";
import { mergedText } from "../../diff/merge3";
import { parseJson } from "../../json/parse";
import { openRecording } from "../../recording/recording";
import {
  againstSides,
  type ConflictSide,
  type ConflictTexts,
  type ConflictView,
  comparedSides,
  type Resolution,
  type ResolutionPreview,
} from "../../review/conflict";
import { sidesInMarkers } from "../../review/markers";
import { currentAt } from "../current";
import { git } from "../git";
import { withGit } from "../review";
import { nativeSha256 } from "../sha256";
import { applyChanges, type StoreOptions } from "../store/apply";
import { repositoryAt } from "./revision";
import { unmergedFiles } from "./unmerged";

const MOST = 256 * 1024 * 1024;

/** A resolution of what was shown: `hash` and `sides` are those of the view. */
export type ResolutionRequest = { path: string; hash: string | null; sides: string; resolution: Resolution };

/** Both sides of a merge conflict in a file below a root, compared. */
export async function conflictAt(root: string, path: string): Promise<Outcome<{ conflict: ConflictView }>> {
  const found = await sidesAt(root, path);
  if (!found.ok) return found;
  const { texts, hash, sides, names } = found;
  return { ok: true, conflict: { path, hash, sides, names, ...comparedSides(path, texts) } };
}

/** What a resolution would write. */
export async function previewResolution(
  root: string,
  request: ResolutionRequest,
): Promise<Outcome<{ preview: ResolutionPreview }>> {
  const { path } = request;
  const made = await outcomeOf(root, request);
  if (!made.ok) return made;
  const { texts, now, outcome } = made;
  const after = outcome === null ? null : { hash: nativeSha256(outcome), text: outcome };
  const { changedLines, text } = stateDiffOf(path, now, after);
  const opened = outcome === null ? null : openRecording(path, outcome);
  const preview = {
    changedLines,
    text: text ?? { hunks: [], hidden: 0 },
    against: againstSides(path, texts, outcome),
    problem: opened?.ok === false ? opened.problem.message : null,
    goes: outcome === null,
  };
  return { ok: true, preview };
}

/**
 * Writes the outcome of a conflict into the work tree, as a change that can be undone; the index is left alone. `entry`
 * is null where the file holds it already.
 */
export async function resolveConflict(
  root: string,
  request: ResolutionRequest,
  options: StoreOptions = {},
): Promise<Outcome<{ entry: Entry | null }>> {
  const made = await outcomeOf(root, request);
  if (!made.ok) return made;
  const { path, hash, resolution } = request;
  const { outcome } = made;
  if (hash === null && outcome === null) return { ok: true, entry: null };
  const after = outcome === null ? null : Buffer.from(outcome, "utf8");
  const note = `the merge conflict: ${resolution.take === "merge" ? "both sides, merged" : resolution.take}`;
  const why = outcome === null ? "delete" : "edit";
  return applyChanges(root, { changes: [{ path, expected: hash, after }], why, note }, options);
}

type Sides = {
  texts: ConflictTexts;
  names: ConflictView["names"];
  now: { hash: string; text: string | null } | null;
  hash: string | null;
  sides: string;
};

/** The sides as the index holds them, else as markers in the file do. */
async function sidesAt(root: string, path: string): Promise<Outcome<Sides>> {
  const held = await currentAt(root, path);
  if (!held.ok) return held;
  const now = held.current;
  const marked = now?.text ? sidesInMarkers(now.text) : null;
  const staged = await stagedTexts(root, path);
  if (!staged.ok) return staged;
  const texts = staged.texts ?? marked?.texts;
  if (!texts) {
    return refuse("missing", path, "there is no merge conflict in this file any more", "Look at the list anew.");
  }
  const names = marked?.names ?? { ours: null, theirs: null };
  const { base, ours, theirs } = texts;
  const sides = nativeSha256(JSON.stringify([base, ours, theirs].map((text) => text && nativeSha256(text))));
  return { ok: true, texts, names, now, hash: now?.hash ?? null, sides };
}

/** The texts that a merge left in the index; null where the file is not unmerged. */
function stagedTexts(root: string, path: string): Promise<Outcome<{ texts: ConflictTexts | null }>> {
  return withGit(async () => {
    const found = await repositoryAt(root);
    if (!found.ok || found.repository.bare) return { ok: true, texts: null };
    const { folder, prefix } = found.repository;
    const stages = (await unmergedFiles(found.repository, prefix + path)).get(prefix + path);
    if (!stages) return { ok: true, texts: null };
    const texts: ConflictTexts = { base: null, ours: null, theirs: null };
    for (const side of ["base", "ours", "theirs"] as const) {
      const id = stages[side];
      const bytes = id === null ? null : await git(folder, ["cat-file", "blob", id], MOST);
      if (bytes && !isUtf8(bytes)) {
        return refuse("invalid", path, "a side of the conflict is not UTF-8", "Resolve it with git itself.");
      }
      texts[side] = bytes?.toString("utf8") ?? null;
    }
    return { ok: true, texts };
  });
}

/** The text that a resolution gives, null where the file is to go. Refused where anything is not as it was shown. */
async function outcomeOf(
  root: string,
  { path, hash, sides, resolution }: ResolutionRequest,
): Promise<Outcome<Sides & { outcome: string | null }>> {
  const found = await sidesAt(root, path);
  if (!found.ok) return found;
  if (found.hash !== hash || found.sides !== sides) {
    const problem = {
      message: "the file, or the merge, was changed since it was shown; nothing was written",
      line: null,
      column: null,
      hint: "Look at both sides anew.",
    };
    return { ok: false, refusal: { reason: "conflict", path, current: found.now, problem } };
  }
  const made =
    resolution.take === "merge" ? merged(path, found.texts, resolution.choices) : side(found, resolution.take);
  if (!made.ok) return made;
  const { outcome } = made;
  const parsed = outcome === null ? null : parseJson(outcome);
  if (parsed?.ok === false) {
    const { message, line, column } = parsed.error;
    const hint = "Choose otherwise, or edit the text itself.";
    const problem = { message: `what comes of it is not JSON: ${message}`, line, column, hint };
    return { ok: false, refusal: { reason: "invalid", path, problem } };
  }
  return { ...found, outcome };
}

function side({ texts }: Sides, take: ConflictSide): Outcome<{ outcome: string | null }> {
  return { ok: true, outcome: texts[take] };
}

function merged(
  path: string,
  texts: ConflictTexts,
  choices: Extract<Resolution, { take: "merge" }>["choices"],
): Outcome<{ outcome: string }> {
  const { merge } = comparedSides(path, texts);
  const regions = merge?.proposal.type === "text" ? merge.proposal.regions : null;
  const places = regions?.filter(({ type }) => type === "conflict").length;
  if (!regions || places !== choices.length) {
    return refuse("edit", path, "the two sides do not go together so", "Choose one of them.");
  }
  return { ok: true, outcome: mergedText(regions, choices) };
}
