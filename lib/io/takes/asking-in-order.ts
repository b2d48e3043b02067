import { refuse } from "../../change/refusal";
import { conversationOf } from "../../dialects";
import { grouped } from "../../list/grouped";
import { requestKeyOf } from "../../recording/key";
import { openRecording, type Recording } from "../../recording/recording";
import { chainOrder } from "../../rerecord/chain/chain-order";
import { composedChain } from "../../rerecord/chain/composed-chain";
import type { Take } from "../../take/take";
import type { TestEntry } from "../downstream";
import { isTaken, recordingIn } from "../planned-edit";
import { nativeSha256 } from "../sha256";
import { hashOf } from "../store/bytes";
import { type Access, type Askable, askableIn } from "./askable";
import { type Batch, takeIdOf } from "./batch-file";
import { nameWith } from "./chain";
import { openTake } from "./files";
import { askingFor, type Looked, type Rerecording } from "./rerecording";

/** Paths in an order in which each comes behind those whose answers its request holds; each once. */
export async function inChainOrder(base: string, paths: readonly string[]): Promise<string[]> {
  const ordered: string[] = [];
  for (const those of (await pathsByTest(base, paths)).values()) {
    const entries = await entriesAt(base, those);
    const known = new Set(entries.map(({ path }) => path));
    ordered.push(...chainOrder(entries).map(({ entry }) => entry.path), ...those.filter((path) => !known.has(path)));
  }
  return ordered;
}

type Asking = {
  look: (path: string, place: number) => Promise<Looked>;
  done: (result: Rerecording, place: number) => void;
};

/**
 * Lets each turn of a batch that is a chain wait for the earlier ones of its test, to be asked with their new answers.
 * Null where the batch is none.
 */
export async function askingInOrder(base: string, batch: Batch, access: Access): Promise<Asking | null> {
  if (!batch.chain) return null;
  const tests = new Map<string, Test>();
  for (const paths of (await pathsByTest(base, batch.chain)).values()) {
    const test = new Test(base, batch, paths);
    for (const path of paths) tests.set(path, test);
  }
  const ends = new Map<number, () => void>();
  const tails = new Map<Test, Promise<void>>();
  const results = new Map<string, Rerecording>();
  return {
    look: async (path, place) => {
      const test = tests.get(path);
      const before = test && tails.get(test);
      if (test) tails.set(test, new Promise((end) => ends.set(place, end)));
      await before;
      const found = await askableIn(base, path, access);
      return askingFor(path, found.ok && test ? await test.chained(path, found, results) : found, access);
    },
    done: (result, place) => {
      results.set(result.path, result);
      ends.get(place)?.();
      tests.get(result.path)?.leave(result.path);
    },
  };
}

type Found = Extract<Askable, { ok: true }>;

/** The turns of one test that are asked, one after the other. */
class Test {
  private entries: TestEntry[] | null = null;
  private readonly answers = new Map<string, { id: string; recording: Recording }>();
  private readonly read = new Set<string>();
  private readonly left: Set<string>;

  constructor(
    private readonly base: string,
    private readonly batch: Batch,
    private readonly paths: readonly string[],
  ) {
    const waiting = new Set(batch.left.map(({ path }) => path));
    this.left = new Set(paths.filter((path) => waiting.has(path)));
  }

  /** A turn with the answers that were there before it in its request; or why it cannot be asked so. */
  async chained(path: string, found: Found, results: ReadonlyMap<string, Rerecording>): Promise<Askable> {
    this.entries ??= await entriesAt(this.base, this.paths);
    const { recording } = found;
    const entry = { path, recording, conversation: conversationOf(recording) };
    const all = this.entries.map((each) => (each.path === path ? entry : each));
    const upstream = chainOrder(all).find((turn) => turn.entry.path === path)?.upstream ?? [];
    const entries = all.filter((each) => each === entry || upstream.includes(each.path));
    const failed = upstream.flatMap((each) => results.get(each) ?? []).find(({ status }) => status === "failed");
    if (failed?.status === "failed") return notAsked(path, behind(failed.path), failed.stopped);
    await this.readAnswers();
    const answers = new Map([...this.answers].map(([from, { recording }]) => [from, recording]));
    const turns = composedChain(entries, answers, nativeSha256);
    const turn = turns.find((each) => each.path === path);
    if (turn && turn.why !== null) return notAsked(path, `${turn.why}; the chain stops here`, true);
    const broken = turns.find(({ why }) => why !== null);
    if (broken) return notAsked(path, behind(broken.path), true);
    const last = turn?.steps.at(-1);
    if (!turn || !last) return found;
    const before = requestKeyOf(recording, nativeSha256);
    const steps = turn.steps.flatMap(({ from, recording, key }) => {
      const take = this.answers.get(from)?.id;
      const newPath = nameWith(recording, before, key);
      return take === undefined ? [] : [{ take, from, path: newPath, base: hashOf(recording.doc.text), key }];
    });
    const name = steps.at(-1)?.path ?? path;
    if (name !== path && (await isTaken(this.base, name))) {
      return notAsked(path, "there is a recording of the new request already; the chain stops here", true);
    }
    return { ...found, chained: { recording: last.recording, chain: { before, steps } } };
  }

  /** Once all of its turns are over, nothing of them is kept. */
  leave(path: string): void {
    this.left.delete(path);
    if (this.left.size > 0) return;
    this.entries = null;
    this.answers.clear();
  }

  /** The takes of this batch, also of a run that ended before; what only noise differs in changes no request. */
  private async readAnswers(): Promise<void> {
    for (const path of this.paths) {
      if (this.read.has(path)) continue;
      const take = await this.takeOf(path);
      if (!take) continue;
      this.read.add(path);
      if (take.take.class !== "noise") this.answers.set(path, { id: take.take.id, recording: take.recording });
    }
  }

  private async takeOf(path: string): Promise<{ take: Take; recording: Recording } | null> {
    const number = this.batch.chain?.indexOf(path) ?? -1;
    const read = await openTake(this.base, takeIdOf(this.batch, number));
    const opened = read.ok ? openRecording(path, read.text) : read;
    return read.ok && opened.ok ? { take: read.take, recording: opened.recording } : null;
  }
}

function behind(path: string): string {
  return `the turn before it (${path.slice(path.lastIndexOf("/") + 1)}) has no new answer`;
}

function notAsked(path: string, why: string, stopped: boolean): Askable {
  return { ...refuse("edit", path, `not asked: ${why}`, ""), host: null, stopped };
}

/** By the tests that they are of; each that is of none, or cannot be read, by itself. */
async function pathsByTest(base: string, paths: readonly string[]): Promise<Map<string, string[]>> {
  const found: { path: string; test: string }[] = [];
  for (const path of new Set(paths)) {
    const read = await recordingIn(base, path, null);
    const testId = read.ok ? read.recording.testId : null;
    found.push({ path, test: testId === null ? `file ${path}` : `test ${testId}` });
  }
  const groups = grouped(found, ({ test }) => test);
  return new Map([...groups].map(([test, those]) => [test, those.map(({ path }) => path)]));
}

/** Those that can be read. */
async function entriesAt(base: string, paths: readonly string[]): Promise<TestEntry[]> {
  const entries: TestEntry[] = [];
  for (const path of paths) {
    const read = await recordingIn(base, path, null);
    if (!read.ok) continue;
    entries.push({ path, recording: read.recording, conversation: conversationOf(read.recording) });
  }
  return entries;
}
