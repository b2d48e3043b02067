import type { JobSummary } from "../change/job";
import { type Outcome, type Refusal, sentencesOf } from "../change/refusal";
import type { Why } from "../change/why";
import type { JobControl } from "./jobs";
import { applyChanges, type FileChange } from "./store/apply";
import { hashOf } from "./store/bytes";
import type { Disk } from "./store/disk";
import { inPool } from "./store/pool";

/** Work that changes many files alike. */
export type BulkWork<T extends { path: string }> = {
  targets: readonly T[];
  why: Why;
  /** In a few words what was changed, where `why` does not say it. */
  note: string | null;
  /** What is to become of a target's files; none where they are as they should be. */
  changesOf: (target: T) => Promise<Outcome<{ changes: FileChange[] }>>;
  /** A file that must stay for a target's change to make sense. */
  restsOn?: (target: T) => string | null;
};

export type BulkOptions = Partial<JobControl> & {
  /** Is told which files were changed, ahead of the next ones. */
  changed?: (paths: readonly string[]) => Promise<void>;
  /** The tests' way in. */
  disk?: Disk;
};

/** Files, and bytes of new text, that one change holds at most: it is undone at once, and held in memory. */
const MOST_FILES = 1000;
const MOST_BYTES = 64 * 1024 * 1024;
/** Files that are planned side by side before anybody looks whether to stop. */
const STEP = 50;

/**
 * Changes many files, as few changes of up to 1,000 files each. What cannot be changed is told, and never stops the
 * rest. Told to stop, it ends before the next change; what is done by then stays, and can be undone.
 */
export async function changeMany<T extends { path: string }>(
  root: string,
  work: BulkWork<T>,
  options: BulkOptions = {},
): Promise<JobSummary> {
  const run = new Run(root, work, options);
  const { targets } = work;
  for (let from = 0; from < targets.length && !run.stopped; from += STEP) {
    await run.plan(targets.slice(from, from + STEP));
    if (run.isFull) await run.write();
  }
  await run.write();
  return run.summary;
}

type Ready = { path: string; changes: FileChange[] };

class Run<T extends { path: string }> {
  readonly summary: JobSummary = { changed: 0, unchanged: 0, failed: [], changes: [] };
  private ready: Ready[] = [];
  private bytes = 0;
  /** Names that files of this run get, and those that go: no two may meet there. */
  private readonly named = new Map<string, { path: string; hash: string }>();
  private readonly deleted = new Set<string>();
  private readonly keeping = new Set<string>();
  private planned = 0;
  private settled = 0;

  constructor(
    private readonly root: string,
    private readonly work: BulkWork<T>,
    private readonly options: BulkOptions,
  ) {}

  get stopped(): boolean {
    return this.options.signal?.aborted ?? false;
  }

  get isFull(): boolean {
    return this.ready.length + STEP > MOST_FILES || this.bytes >= MOST_BYTES;
  }

  async plan(targets: readonly T[]): Promise<void> {
    const plans = await inPool(targets, async (target) => {
      const made = await this.work.changesOf(target);
      this.planned++;
      this.tell();
      return { target, made };
    });
    // In the order of the targets: which of two that meet comes first must not depend on which was read faster.
    for (const { target, made } of plans) {
      const { path } = target;
      if (!made.ok) this.fail(path, made.refusal);
      else if (made.changes.length > 0) this.take({ path, changes: made.changes }, target);
      else {
        this.summary.unchanged++;
        this.settle(1);
      }
    }
  }

  private take(ready: Ready, target: T): void {
    const { path, changes } = ready;
    const other = this.work.restsOn?.(target) ?? null;
    const added = changes.find((change) => change.path !== path && change.after !== null);
    const isDeletion = changes.every(({ after }) => after === null);
    const rival = added && this.named.get(added.path);
    if (rival && added.expected !== rival.hash) {
      this.failed(path, `\`${rival.path}\` gets the same name. Compare the two, and delete one.`);
    } else if ((other !== null && this.deleted.has(other)) || (isDeletion && this.keeping.has(path))) {
      this.failed(path, "One that is deleted too would take its place, or leave its own to it. Check again first.");
    } else {
      if (added && rival) this.giveWay(rival.path, added);
      if (added?.after instanceof Buffer) this.named.set(added.path, { path, hash: hashOf(added.after) });
      if (isDeletion) this.deleted.add(path);
      if (other !== null) this.keeping.add(other);
      this.ready.push(ready);
      for (const { after } of changes) if (after instanceof Buffer) this.bytes += after.length;
    }
  }

  /** A file that was to get a name, too, is replaced there: where it is not written yet, it never gets it. */
  private giveWay(rival: string, added: FileChange): void {
    const waiting = this.ready.find(({ path }) => path === rival);
    const given = waiting?.changes.find(({ path }) => path === added.path);
    if (!waiting || !given) return;
    added.expected = given.expected;
    waiting.changes = waiting.changes.filter((change) => change !== given);
  }

  /** Writes what is ready as one change; where one of the files is in the way, without it. */
  async write(): Promise<void> {
    let batch = this.ready;
    this.ready = [];
    this.bytes = 0;
    const { why, note } = this.work;
    while (batch.length > 0 && !this.stopped) {
      const changes = batch.flatMap((each) => each.changes);
      const share = batch.length / changes.length;
      const progress = (files: number) => this.tell(files * share);
      const applied = await applyChanges(this.root, { changes, why, note }, { disk: this.options.disk, progress });
      if (applied.ok) {
        this.summary.changed += batch.length;
        if (applied.entry) this.summary.changes.push(applied.entry.id);
        this.settle(batch.length);
        await this.options.changed?.(changes.map(({ path }) => path));
        return;
      }
      const { refusal } = applied;
      const inTheWay = batch.filter((each) => each.changes.some(({ path }) => path === refusal.path));
      const refused = inTheWay.length > 0 ? inTheWay : batch;
      for (const { path } of refused) this.fail(path, refusal);
      batch = batch.filter((each) => !refused.includes(each));
    }
  }

  private fail(path: string, { problem }: Refusal): void {
    this.failed(path, sentencesOf(problem));
  }

  private failed(path: string, why: string): void {
    this.summary.failed.push({ path, why });
    this.settle(1);
  }

  private settle(count: number): void {
    this.settled += count;
    this.tell();
  }

  /** Looking at a file is half of the work, writing it the other half. */
  private tell(written = 0): void {
    this.options.progress?.(Math.floor((this.planned + this.settled + written) / 2));
  }
}
