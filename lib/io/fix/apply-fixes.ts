import type { FixTarget } from "../../change/fix-preview";
import type { JobSummary } from "../../change/job";
import type { Refusal } from "../../change/refusal";
import { fixOf } from "../../fix";
import type { FixName } from "../../fix/name";
import type { JobControl } from "../jobs";
import { applyChanges, type FileChange } from "../store/apply";
import { type Disk, realDisk } from "../store/disk";
import { inPool } from "../store/pool";
import { changesOf, plannedFix } from "./planned-fix";

export type FixRequest = {
  fix: FixName;
  targets: readonly FixTarget[];
  /** Where the request key changes, the name follows it. */
  rename: boolean;
};

type Options = Partial<JobControl> & {
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
 * Mends many files, as few changes of up to 1,000 files each. What cannot be mended is told, and never stops the rest.
 * Told to stop, it ends before the next change; what is done by then stays, and can be undone.
 */
export async function applyFixes(root: string, request: FixRequest, options: Options = {}): Promise<JobSummary> {
  const run = new Run(root, request, options);
  const { targets } = request;
  for (let from = 0; from < targets.length && !run.stopped; from += STEP) {
    await run.plan(targets.slice(from, from + STEP));
    if (run.isFull) await run.write();
  }
  await run.write();
  return run.summary;
}

type Ready = { path: string; changes: FileChange[] };

class Run {
  readonly summary: JobSummary = { changed: 0, unchanged: 0, failed: [], changes: [] };
  private ready: Ready[] = [];
  private bytes = 0;
  /** Names that files of this run get, and those that go: no two may meet there. */
  private readonly named = new Map<string, string>();
  private readonly deleted = new Set<string>();
  private planned = 0;
  private settled = 0;

  constructor(
    private readonly root: string,
    private readonly request: FixRequest,
    private readonly options: Options,
  ) {}

  get stopped(): boolean {
    return this.options.signal?.aborted ?? false;
  }

  get isFull(): boolean {
    return this.ready.length + STEP > MOST_FILES || this.bytes >= MOST_BYTES;
  }

  async plan(targets: readonly FixTarget[]): Promise<void> {
    const { fix, rename } = this.request;
    await inPool(targets, async (target) => {
      const { path } = target;
      const planned = await plannedFix(this.root, fix, target);
      this.planned++;
      this.tell();
      if (!planned.ok) return this.fail(path, planned.refusal);
      const { plan } = planned;
      if (plan.type === "refused") return this.failed(path, `${plan.failure.message} ${plan.failure.hint}`);
      const made = changesOf(this.root, planned, rename);
      if (!made.ok) return this.fail(path, made.refusal);
      if (made.changes.length === 0) {
        this.summary.unchanged++;
        this.settle(1);
      } else this.take({ path, changes: made.changes }, target);
    });
  }

  private take(ready: Ready, { other }: FixTarget): void {
    const { path, changes } = ready;
    const added = changes.find(({ expected }) => expected === null)?.path;
    const rival = added === undefined ? undefined : this.named.get(added);
    if (rival !== undefined) this.failed(path, `\`${rival}\` gets the same name. Compare the two, and delete one.`);
    else if (other !== null && this.deleted.has(other)) {
      this.failed(path, "What would take its place is deleted too. Check again first.");
    } else {
      if (added !== undefined) this.named.set(added, path);
      if (changes.every(({ after }) => after === null)) this.deleted.add(path);
      this.ready.push(ready);
      for (const { after } of changes) if (after instanceof Buffer) this.bytes += after.length;
    }
  }

  /** Writes what is ready as one change; where one of the files is in the way, without it. */
  async write(): Promise<void> {
    let batch = this.ready;
    this.ready = [];
    this.bytes = 0;
    const { why } = fixOf(this.request.fix);
    while (batch.length > 0 && !this.stopped) {
      let written = 0;
      const disk = this.counting(() => {
        written++;
        this.tell(written);
      });
      const changes = batch.flatMap((each) => each.changes);
      const applied = await applyChanges(this.root, { changes, why, note: this.request.fix }, { disk });
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

  private counting(count: () => void): Disk {
    const disk = this.options.disk ?? realDisk;
    return {
      ...disk,
      async create(...args) {
        await disk.create(...args);
        count();
      },
    };
  }

  private fail(path: string, { problem }: Refusal): void {
    this.failed(path, `${problem.message}. ${problem.hint}`);
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
