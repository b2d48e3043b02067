import type { BlobPlace, End, Entry, Intent } from "../../change/entry";

/** All changes of a root in the order in which they were made, and which of them may be undone or redone. */
export class Timeline {
  readonly entries: Entry[] = [];
  readonly blobs = new Map<string, BlobPlace>();
  private readonly byId = new Map<string, Entry>();
  private readonly openIds = new Set<string>();
  /** Changes that stand, and those that were undone last, the latest at the end. */
  private done: Entry[] = [];
  private undone: Entry[] = [];

  /** Takes in the next line of the log. */
  add(line: Intent | End): void {
    if (line.type === "intent") this.begin(line);
    else this.end(line);
  }

  get(id: string): Entry | undefined {
    return this.byId.get(id);
  }

  /** Entries of which the log does not say how they ended. */
  open(): Entry[] {
    return [...this.openIds].flatMap((id) => this.byId.get(id) ?? []);
  }

  /** The latest change that stands, by a person and not by undoing. */
  lastDone(): Entry | undefined {
    return this.done.at(-1);
  }

  /** The change that was undone last, as long as no other was made since. */
  lastUndone(): Entry | undefined {
    return this.undone.at(-1);
  }

  private begin({ type: _, blobs, ...intent }: Intent): void {
    const entry: Entry = { ...intent, state: "open", reason: null };
    this.entries.push(entry);
    this.byId.set(entry.id, entry);
    this.openIds.add(entry.id);
    for (const [hash, place] of Object.entries(blobs)) this.blobs.set(hash, place);
  }

  private end({ type, id, reason, paths }: End): void {
    const entry = this.byId.get(id);
    if (!entry || !this.openIds.delete(id)) return;
    entry.reason = reason ?? null;
    if (type === "abort") {
      entry.state = "failed";
      return;
    }
    entry.state = "done";
    if (paths) entry.changes = entry.changes.filter(({ path }) => paths.includes(path));
    const target = entry.of === null ? undefined : this.byId.get(entry.of);
    if (entry.why === "undo" && target) this.move(target, "undone");
    else if (entry.why === "redo" && target) this.move(target, "done");
    else {
      this.done.push(entry);
      this.undone = [];
    }
  }

  private move(target: Entry, state: "done" | "undone"): void {
    target.state = state;
    this.done = this.done.filter((entry) => entry !== target);
    this.undone = this.undone.filter((entry) => entry !== target);
    if (state === "done") this.done.push(target);
    else this.undone.push(target);
  }
}
