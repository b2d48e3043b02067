import { join } from "node:path";
import { type Outcome, refuse } from "../../change/refusal";
import { graver } from "../../diff/semantic/classes";
import { defaultDiffConfig } from "../../diff/semantic/noise-rules";
import { semanticDiffOf } from "../../diff/semantic/semantic-diff";
import { grouped } from "../../list/grouped";
import { openRecording, type Recording } from "../../recording/recording";
import { answerOf } from "../../take/answer";
import type { ComparedTake, PendingRecording, TakesOfRecording } from "../../take/pending";
import { stabilityOf } from "../../take/stability";
import type { Take } from "../../take/take";
import type { Catalog } from "../catalog";
import { readConfig } from "../config";
import { errorCodeOf } from "../root";
import { currentOf, type FileState, readState, stampAt } from "../store/bytes";
import { baseOf, placeOf } from "../store/place";
import { listTakes, openTake, takeIds } from "./files";

/** Takes of one recording that are compared at a time: the latest. */
const MOST = 20;

/** The recordings that have takes, in the order of their first takes. */
export async function pendingRecordings(
  catalog: Catalog,
): Promise<Outcome<{ recordings: PendingRecording[]; damaged: number }>> {
  const found = baseOf(catalog.root);
  if (!found.ok) return found;
  const listed = await listTakes(found.base);
  if (!listed.ok) return listed;
  const byPath = grouped(listed.takes, ({ path }) => path);
  const recordings: PendingRecording[] = [];
  for (const [path, takes] of byPath) {
    const row = catalog.get(path);
    const now = hashAt(found.base, path, takes);
    recordings.push({
      path,
      testName: row?.testName ?? "",
      model: row?.model ?? "",
      class: takes.map((take) => take.class).reduce(graver, "identical"),
      takes: takes.map(({ id, at, class: name, error }) => ({ id, at, class: name, error })),
      now,
      stale: takes.some(({ base }) => base !== now),
    });
  }
  return { ok: true, recordings, damaged: listed.damaged };
}

/** How many takes wait; 0 where they cannot be listed. Looks into none of them. */
export async function countTakes(root: string): Promise<number> {
  const found = baseOf(root);
  if (!found.ok) return 0;
  try {
    return (await takeIds(found.base)).size;
  } catch (error) {
    errorCodeOf(error);
    return 0;
  }
}

/** How many takes of a recording wait. */
export async function pendingOf(root: string, path: string): Promise<number> {
  const found = baseOf(root);
  const listed = found.ok ? await listTakes(found.base) : found;
  return listed.ok ? listed.takes.filter((take) => take.path === path).length : 0;
}

/** The takes of a recording, each compared with the recording as it is now. */
export async function takesOfRecording(root: string, path: string): Promise<Outcome<{ view: TakesOfRecording }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const listed = await listTakes(found.base);
  if (!listed.ok) return listed;
  const own = listed.takes.filter((take) => take.path === path).slice(-MOST);
  if (own.length === 0) {
    return refuse("missing", path, "no take of it is pending (any more)", "It was accepted or rejected elsewhere.");
  }
  const state = stateAt(found.base, path);
  const current = state && currentOf(state);
  const opened = current?.text == null ? null : openRecording(path, current.text);
  const recorded = opened?.ok ? opened.recording : null;
  const config = readConfig(root);
  const takes: ComparedTake[] = [];
  for (const take of own) {
    const read = await openTake(found.base, take.id);
    if (!read.ok) return read;
    const answered = openRecording(path, read.text);
    if (!answered.ok) return { ok: false, refusal: { reason: "invalid", path, problem: answered.problem } };
    takes.push({
      take,
      stale: take.base !== current?.hash,
      ...differenceOf(take, recorded, answered.recording, config.ok ? config.config.diff : defaultDiffConfig),
      answer: answerOf(answered.recording),
    });
  }
  const was = recorded && answerOf(recorded);
  const answers = [...(was ? [was] : []), ...takes.map(({ answer }) => answer)];
  return {
    ok: true,
    view: { path, now: current?.hash ?? null, recorded: was, takes, stability: stabilityOf(answers) },
  };
}

function differenceOf(
  take: Take,
  recorded: Recording | null,
  answered: Recording,
  config: typeof defaultDiffConfig,
): Pick<ComparedTake, "class" | "parts" | "noise"> {
  return recorded ? semanticDiffOf(recorded, answered, config) : { class: take.class, parts: [], noise: take.noise };
}

/** Hashes by file, and by the stamp of the file that had it. */
const hashes = new Map<string, { stamp: string; hash: string }>();

/** SHA-256 of the recording as it is now; read only where the file was written to since its takes were made. */
function hashAt(base: string, path: string, takes: readonly Take[]): string | null {
  const file = join(/*turbopackIgnore: true*/ base, path);
  const stamp = stampAt(file);
  // A link has a stamp of its own: what it points to is looked at each time.
  const same = takes.findLast((take) => take.stamp === stamp);
  if (same) return same.base;
  const before = hashes.get(file);
  if (stamp !== null && before?.stamp === stamp) return before.hash;
  const state = stateAt(base, path);
  if (state && state.stamp === stamp) hashes.set(file, { stamp, hash: state.hash });
  return state?.hash ?? null;
}

function stateAt(base: string, path: string): FileState | null {
  const placed = placeOf(base, path);
  const state = placed.ok ? readState(placed.place.file, path) : null;
  return state && !("ok" in state) ? state : null;
}
