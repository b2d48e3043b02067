import { type Outcome, refuse } from "../../change/refusal";
import { graver } from "../../diff/semantic/classes";
import { defaultDiffConfig } from "../../diff/semantic/noise-rules";
import { semanticDiffOf } from "../../diff/semantic/semantic-diff";
import { grouped } from "../../list/grouped";
import { openRecording, type Recording } from "../../recording/recording";
import { answerOf } from "../../take/answer";
import { waitsFor } from "../../take/chain";
import type { ComparedTake, PendingRecording, TakesOfRecording } from "../../take/pending";
import { stabilityOf } from "../../take/stability";
import type { Take } from "../../take/take";
import type { Catalog } from "../catalog";
import { readConfig } from "../config";
import { errorCodeOf } from "../root";
import { currentOf } from "../store/bytes";
import { baseOf } from "../store/place";
import { chainViewOf } from "./chain-view";
import { listTakes, openTake, takeIds } from "./files";
import { hashAt, isStale, placed, stateAt } from "./standing";

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
  const pending = new Set(listed.takes.map(({ id }) => id));
  const byPath = grouped(
    listed.takes.map((take) => placed(found.base, take)),
    ({ path }) => path,
  );
  const recordings: PendingRecording[] = [];
  for (const [path, those] of byPath) {
    const row = catalog.get(path);
    const takes = those.map(({ take }) => take);
    const now = hashAt(
      found.base,
      path,
      takes.filter((take) => take.path === path),
    );
    recordings.push({
      path,
      testName: row?.testName ?? "",
      model: row?.model ?? "",
      class: takes.map((take) => take.class).reduce(graver, "identical"),
      takes: those.map(({ take, standing }) => {
        const { id, at, class: name, error } = take;
        return { id, at, class: name, error, ...waitsFor(take, standing?.carried ?? 0, pending) };
      }),
      now,
      stale: those.some((each) => isStale(each, now)),
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
  if (!found.ok || !listed.ok) return 0;
  return listed.takes.filter((take) => placed(found.base, take).path === path).length;
}

/** The takes of a recording, each compared with the recording as it is now. */
export async function takesOfRecording(root: string, path: string): Promise<Outcome<{ view: TakesOfRecording }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const listed = await listTakes(found.base);
  if (!listed.ok) return listed;
  const own = listed.takes
    .map((take) => placed(found.base, take))
    .filter((each) => each.path === path)
    .slice(-MOST);
  if (own.length === 0) {
    return refuse("missing", path, "no take of it is pending (any more)", "It was accepted or rejected elsewhere.");
  }
  const state = stateAt(found.base, path);
  const current = state && currentOf(state);
  const opened = current?.text == null ? null : openRecording(path, current.text);
  const recorded = opened?.ok ? opened.recording : null;
  const config = readConfig(root);
  const takes: ComparedTake[] = [];
  for (const each of own) {
    const { take, standing } = each;
    const read = await openTake(found.base, take.id);
    if (!read.ok) return read;
    const answered = openRecording(path, read.text);
    if (!answered.ok) return { ok: false, refusal: { reason: "invalid", path, problem: answered.problem } };
    takes.push({
      take,
      stale: isStale(each, current?.hash ?? null),
      chain: await chainViewOf(found.base, take, standing?.carried ?? 0, listed.takes),
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
