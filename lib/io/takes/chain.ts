import type { Outcome } from "../../change/refusal";
import { planEdit } from "../../edit";
import { downstreamOf } from "../../explain/downstream";
import { openRecording, type Recording } from "../../recording/recording";
import { carriedEdits } from "../../rerecord/chain/carried-edits";
import type { CarriedTurn } from "../../take/pending";
import type { Take } from "../../take/take";
import type { Catalog } from "../catalog";
import { entriesOfTest } from "../downstream";
import { isTaken, newPathOf } from "../planned-edit";
import { nativeSha256 } from "../sha256";
import type { FileChange } from "../store/apply";
import { hashOf } from "../store/bytes";
import { baseOf } from "../store/place";
import { openTake } from "./files";

/** The later turns of a take's test that hold the old answer; `changes` carry the new one into those where it can be. */
type Chain = { turns: CarriedTurn[]; changes: FileChange[] };

/** The later turns that a take concerns, as its recording is now. */
export async function chainOfTake(catalog: Catalog, id: string): Promise<Outcome<{ chain: Chain }>> {
  const found = baseOf(catalog.root);
  if (!found.ok) return found;
  const read = await openTake(found.base, id);
  return read.ok ? chainWith(catalog, read.take, read.text) : read;
}

/** Carries accepted takes into the later turns of their tests. */
export function carrying(catalog: Catalog) {
  return async (take: Take, text: string): Promise<Outcome<{ changes: FileChange[] }>> => {
    const found = await chainWith(catalog, take, text);
    return found.ok ? { ok: true, changes: found.chain.changes } : found;
  };
}

async function chainWith(catalog: Catalog, { path }: Take, text: string): Promise<Outcome<{ chain: Chain }>> {
  const from = await opened(catalog, path);
  const to = openRecording(path, text);
  const none = { turns: [], changes: [] };
  return { ok: true, chain: from && to.ok ? await chainOf(catalog, from, to.recording) : none };
}

/** What becomes of the later turns of a test once an answer is another. */
async function chainOf(catalog: Catalog, from: Recording, to: Recording): Promise<Chain> {
  const chain: Chain = { turns: [], changes: [] };
  if (from.testId === null) return chain;
  for (const { recording, by } of downstreamOf(await entriesOfTest(catalog, from.testId), from.path)) {
    const { view, changes } = await carriedInto(catalog.root, recording, from, to);
    // What a request leaves out of an answer may be all that is new.
    if (by === "messages" && view.why === null && changes.length === 0) continue;
    chain.turns.push(view);
    chain.changes.push(...changes);
  }
  return chain;
}

async function opened(catalog: Catalog, path: string): Promise<Recording | null> {
  const read = await catalog.readText(path);
  const found = read.ok ? openRecording(path, read.text) : null;
  return found?.ok ? found.recording : null;
}

async function carriedInto(
  root: string,
  turn: Recording,
  from: Recording,
  to: Recording,
): Promise<{ view: CarriedTurn; changes: FileChange[] }> {
  const { path } = turn;
  const stop = (why: string, before: string | null = null) => ({
    view: { path, newPath: path, before, after: null, notes: [], why },
    changes: [],
  });
  const made = carriedEdits(turn, from, to);
  if (!made.ok) return stop(made.reason);
  const plan = planEdit(turn, made.edits, nativeSha256);
  if (!plan.ok) return stop(plan.failure.message);
  const { before, after } = plan.key;
  const newPath = newPathOf(path, plan);
  if (newPath !== null && (await isTaken(root, newPath))) {
    return stop("there is a recording of the new request already", before);
  }
  const view = { path, newPath: newPath ?? path, before, after, notes: made.notes, why: null };
  if (plan.text === turn.doc.text) return { view, changes: [] };
  const expected = hashOf(turn.doc.text);
  const bytes = Buffer.from(plan.text);
  if (newPath === null) return { view, changes: [{ path, expected, after: bytes }] };
  return {
    view,
    changes: [
      { path, expected, after: null },
      { path: newPath, expected: null, after: bytes },
    ],
  };
}
