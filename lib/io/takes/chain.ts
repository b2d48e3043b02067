import { type Outcome, type Refused, refuse } from "../../change/refusal";
import { grouped } from "../../list/grouped";
import { requestKeyOf } from "../../recording/key";
import { pathForKey } from "../../recording/key/path-for-key";
import { openRecording, type Recording } from "../../recording/recording";
import { answeredAnew, type ComposedTurn, composedChain } from "../../rerecord/chain/composed-chain";
import type { CarriedTurn } from "../../take/pending";
import type { Tests } from "../downstream";
import { isTaken } from "../planned-edit";
import { nativeSha256 } from "../sha256";
import type { FileChange } from "../store/apply";
import { hashOf } from "../store/bytes";
import { baseOf } from "../store/place";
import { type Accepting, acceptingOf, changeOf, type Decided } from "./accepting";
import { listTakes, openTake } from "./files";

/** The later turns that takes concern once all of them are accepted, as their recordings are now. */
export async function laterTurns(tests: Tests, ids: readonly string[]): Promise<Outcome<{ turns: CarriedTurn[] }>> {
  const found = baseOf(tests.root);
  if (!found.ok) return found;
  const listed = await listTakes(found.base);
  if (!listed.ok) return listed;
  const accepting: Accepting[] = [];
  for (const id of ids) {
    const read = await openTake(found.base, id);
    if (!read.ok) return read;
    accepting.push(acceptingOf(found.base, read));
  }
  const steps = new Set(listed.takes.flatMap(({ chain }) => chain?.steps.map(stateOf) ?? []));
  const turns: CarriedTurn[] = [];
  for (const [testId, those] of byTest(accepting)) {
    for (const { view, recording } of testId === null ? [] : await chainOf(tests, testId, those)) {
      const state = stateOf({ path: view.newPath, base: hashOf(recording.doc.text) });
      turns.push({ ...view, answered: view.why === null && steps.has(state) });
    }
  }
  return { ok: true, turns };
}

function stateOf({ path, base }: { path: string; base: string }): string {
  return `${base} ${path}`;
}

/** What accepting takes changes where their answers go into the later turns of their tests as well. */
export function carrying(tests: Tests) {
  return async (accepting: readonly Accepting[]): Promise<Outcome<{ decided: Decided[] }>> => {
    const decided: Decided[] = [];
    for (const [testId, those] of byTest(accepting)) {
      if (testId === null) decided.push(...those.map((each) => decidedOf([each], [])));
      else {
        const made = decidedOf(those, await chainOf(tests, testId, those));
        const other = those.find((each) => each.take.chain && !isWritten(each, made));
        if (other) return askedOtherwise(other.path);
        decided.push(made);
      }
    }
    return { ok: true, decided };
  };
}

/** Whether a take that was asked with new answers of earlier turns becomes its recording as it is, and where it says. */
function isWritten({ take, text }: Accepting, { changes }: Decided): boolean {
  const path = take.chain?.steps.at(-1)?.path;
  return changes.some((change) => change.path === path && String(change.after) === text);
}

function askedOtherwise(path: string): Refused {
  const hint = "Reject it, and ask for this turn again once the earlier ones are decided.";
  return refuse("edit", path, "it was asked with other answers of earlier turns than they would have now", hint);
}

/** By the test that they are of. */
function byTest(accepting: readonly Accepting[]): Map<string | null, Accepting[]> {
  return grouped(accepting, ({ path, text }) => {
    const opened = openRecording(path, text);
    return opened.ok ? opened.recording.testId : null;
  });
}

/** A later turn: as people see it, and as it is with all answers in its request and its own old one. */
type LaterTurn = { view: CarriedTurn; hash: string; recording: Recording };

async function chainOf(tests: Tests, testId: string, accepting: readonly Accepting[]): Promise<LaterTurn[]> {
  const entries = await tests.entriesOf(testId);
  const answers = new Map<string, Recording>();
  for (const { path, text } of accepting) {
    const opened = openRecording(path, text);
    if (opened.ok) answers.set(path, opened.recording);
  }
  const turns: LaterTurn[] = [];
  const names = new Set<string>();
  for (const turn of composedChain(entries, answers, nativeSha256)) {
    const entry = entries.find(({ path }) => path === turn.path);
    if (!entry) continue;
    const made = laterTurn(entry.recording, turn);
    const { view } = made;
    const renamed = view.why === null && view.newPath !== view.path;
    if (renamed && (names.has(view.newPath) || (await isTaken(tests.root, view.newPath)))) {
      turns.push({ ...made, view: { ...stays(view), why: "there is a recording of the new request already" } });
    } else turns.push(made);
    if (renamed) names.add(view.newPath);
  }
  return turns;
}

function laterTurn(was: Recording, { path, steps, notes, why }: ComposedTurn): LaterTurn {
  const last = steps.at(-1);
  const before = requestKeyOf(was, nativeSha256);
  const after = last ? last.key : before;
  const newPath = last ? nameWith(last.recording, before, after) : path;
  const view: CarriedTurn = { path, newPath, before, after, notes, why, answered: false };
  return { view: why === null ? view : stays(view), hash: hashOf(was.doc.text), recording: last?.recording ?? was };
}

/** Where a replay looks for a recording whose request has another key. */
export function nameWith(recording: Recording, before: string | null, after: string | null): string {
  const name = after === null || after === before ? null : pathForKey(recording, after);
  return name ?? recording.path;
}

function stays(view: CarriedTurn): CarriedTurn {
  return { ...view, newPath: view.path, after: null, notes: [] };
}

/** All that changes in a test. A turn that is carried into and answered anew as well is written once, with both. */
function decidedOf(accepting: readonly Accepting[], turns: readonly LaterTurn[]): Decided {
  const own = new Map(accepting.map((each) => [each.path, each]));
  const changes: FileChange[] = [];
  const carried: string[] = [];
  for (const { view, hash, recording } of turns) {
    const { path, newPath, why } = view;
    const answer = own.get(path);
    const text = answer ? textWith(recording, answer) : recording.doc.text;
    if (why !== null || text === null) continue;
    const bytes = Buffer.from(text);
    if (!answer && hashOf(bytes) === hash) continue;
    own.delete(path);
    if (!answer?.take.chain) carried.push(newPath);
    changes.push(...written(path, newPath, answer?.expected ?? hash, bytes));
  }
  const takes = accepting.map(({ take }) => take.id);
  return { takes, changes: [...[...own.values()].map(changeOf), ...changes], carried };
}

function textWith(recording: Recording, { path, text }: Accepting): string | null {
  const opened = openRecording(path, text);
  const answered = opened.ok ? answeredAnew(recording, opened.recording) : opened;
  return answered.ok ? answered.recording.doc.text : null;
}

function written(path: string, newPath: string, expected: string, after: Buffer): FileChange[] {
  if (newPath === path) return [{ path, expected, after }];
  return [
    { path, expected, after: null },
    { path: newPath, expected: null, after },
  ];
}
