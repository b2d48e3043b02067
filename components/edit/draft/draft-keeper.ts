import type { KeptDraft } from "@/lib/change/kept-draft";
import { DraftBase } from "./draft-base";
import { DraftStore } from "./draft-store";
import type { Room } from "./room";

/** What an editor has in hand now. */
export type InHand = Pick<KeptDraft, "baseHash" | "draft" | "session">;

export type DraftState = {
  /** Whether it was looked up what is kept. */
  ready: boolean;
  /** The latest draft that an earlier page left, or another one holds. */
  kept: KeptDraft | null;
  /** Whether this page has something to keep itself. */
  inHand: boolean;
  /** Whether another tab is at work on a draft of the same recording. */
  elsewhere: boolean;
  /** Why what is typed cannot be kept, in words. */
  problem: string | null;
};

/** Milliseconds of typing between two times that it is written down. */
const PACE = 400;

/**
 * Keeps what is typed about one recording until it is saved, whatever becomes of the page. Each page writes under a
 * name of its own, so that two of them never write over each other; a new page finds what all others left.
 */
export class DraftKeeper {
  private state: DraftState = { ready: false, kept: null, inHand: false, elsewhere: false, problem: null };
  private readonly listeners = new Set<() => void>();
  private readonly others = new Set<string>();
  private readonly store: DraftStore;
  private readonly base: DraftBase;
  private keptAs: string | null = null;
  private make: (() => InHand | null) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was written and forgotten, so that what ends late changes nothing. */
  private turn = 0;

  constructor(
    root: string,
    path: string,
    owner: string,
    private readonly room: Room,
  ) {
    const prefix = `tapedeck draft ${JSON.stringify([root, path])} `;
    this.store = new DraftStore(prefix, owner, room);
    this.base = new DraftBase(prefix, room);
  }

  get = (): DraftState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Looks up what earlier pages left. */
  async load(): Promise<void> {
    const [latest] = (await this.store.others()).sort((a, b) => b.kept.at - a.kept.at);
    this.keptAs = latest?.name ?? null;
    this.set({ ready: true, kept: latest?.kept ?? null });
  }

  /**
   * Something was typed: `make` is asked for it when it is time to write it down; null where there is nothing to keep.
   */
  keep = (make: () => InHand | null): void => {
    this.make = make;
    this.timer ??= setTimeout(this.flush, PACE);
  };

  /** Writes down what there is, now. */
  flush = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { make } = this;
    this.make = null;
    if (!make) return;
    const inHand = make();
    if (inHand) void this.write({ ...inHand, at: this.room.now() });
    else this.forget();
    this.holds(inHand !== null);
  };

  /** Forgets what this page has written: it is saved, or not wanted. */
  clear = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.make = null;
    this.forget();
    this.holds(false);
  };

  /** Hands over what was kept; from now on it is this page's own. */
  take = (): KeptDraft | null => {
    const { kept } = this.state;
    if (!kept) return null;
    const { keptAs } = this;
    this.keptAs = null;
    this.set({ kept: null, inHand: true });
    void this.write(kept).then((isKept) => {
      if (isKept && keptAs !== null) this.store.remove(keptAs);
    });
    return kept;
  };

  /** Forgets what was kept; then there may be another one. */
  discard = (): void => {
    const { kept } = this.state;
    // The text that this page's own editor began with stays.
    const base = kept && kept.baseHash !== this.base.hash ? [this.base.nameOf(kept.baseHash)] : [];
    if (this.keptAs !== null) this.store.remove(this.keptAs, ...base);
    void this.load();
  };

  /** Hears of what other tabs write; `key` null: everything is gone. */
  heard = (key: string | null, value: string | null): void => {
    if (key === null) this.others.clear();
    else if (!this.store.isOther(key)) return;
    else if (value === null) this.others.delete(key);
    else this.others.add(key);
    if (this.state.kept && (key === null || key === this.keptAs)) void this.load();
    if (this.others.size > 0 !== this.state.elsewhere) this.set({ elsewhere: this.others.size > 0 });
  };

  /** An editor begins with the file of that hash. */
  begin = (hash: string): void => this.base.begin(hash);

  /** The text that a draft was made for, where anybody has it still: what a merge starts from. */
  baseText = (hash: string): Promise<string | null> => this.base.textOf(hash);

  /** Resolves to whether it is kept. */
  private async write(kept: KeptDraft): Promise<boolean> {
    const turn = ++this.turn;
    void this.base.keep(kept.baseHash);
    const isKept = await this.store.write(kept, () => turn === this.turn);
    const problem = isKept ? null : NO_ROOM;
    if (turn === this.turn && problem !== this.state.problem) this.set({ problem });
    return isKept;
  }

  private holds(inHand: boolean): void {
    if (inHand !== this.state.inHand) this.set({ inHand });
  }

  private forget(): void {
    const { hash } = this.base;
    if (this.turn > 0) this.store.remove(this.store.name, ...(hash === null ? [] : [this.base.nameOf(hash)]));
    this.base.forget();
    this.turn++;
    if (this.state.problem !== null) this.set({ problem: null });
  }

  private set(next: Partial<DraftState>): void {
    this.state = { ...this.state, ...next };
    for (const listener of this.listeners) listener();
  }
}

const NO_ROOM = "This browser has no room to keep what you typed: save before you leave the page.";
