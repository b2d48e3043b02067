import { type KeptDraft, parseKeptDraft, printKeptDraft } from "@/lib/change/kept-draft";
import type { Texts } from "./texts";

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

/** As much of `localStorage` as is needed. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export type Room = {
  /** The text that an editor loaded, by its hash; null where nobody has it any more. */
  loaded: (hash: string) => Promise<string | null>;
  /** Null where the browser has none for this site. */
  shelf: Shelf | null;
  texts: Texts;
  now: () => number;
};

/** Milliseconds of typing between two times that it is written down. */
const PACE = 400;
/** Longer drafts go into the database: the shelf has room for some five million characters in all. */
const LONGEST = 100_000;
/** Stands on the shelf for a draft that is in the database. */
const AWAY = "in the database since ";

/**
 * Keeps what is typed about one recording until it is saved, whatever becomes of the page. Each page writes under a
 * name of its own, so that two of them never write over each other; a new page finds what all others left.
 */
export class DraftKeeper {
  private state: DraftState = { ready: false, kept: null, inHand: false, elsewhere: false, problem: null };
  private readonly listeners = new Set<() => void>();
  private readonly others = new Set<string>();
  private readonly prefix: string;
  private readonly name: string;
  private keptAs: string | null = null;
  private make: (() => InHand | null) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What the editor began with; `isKept`: beside the draft, too. */
  private base: { hash: string; text: Promise<string | null>; isKept: boolean } | null = null;
  /** Counts what was written and forgotten, so that what ends late changes nothing. */
  private turn = 0;

  constructor(
    root: string,
    path: string,
    owner: string,
    private readonly room: Room,
  ) {
    this.prefix = `tapedeck draft ${JSON.stringify([root, path])} `;
    this.name = this.prefix + owner;
  }

  get = (): DraftState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Looks up what earlier pages left. */
  async load(): Promise<void> {
    const found = await Promise.all(this.names().map(async (name) => ({ name, kept: await this.read(name) })));
    const [latest] = found
      .flatMap(({ name, kept }) => (kept ? [{ name, kept }] : []))
      .sort((a, b) => b.kept.at - a.kept.at);
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
      if (isKept && keptAs !== null) this.remove(keptAs);
    });
    return kept;
  };

  /** Forgets what was kept; then there may be another one. */
  discard = (): void => {
    const { kept } = this.state;
    if (this.keptAs !== null)
      this.remove(this.keptAs, kept && kept.baseHash !== this.base?.hash ? kept.baseHash : null);
    void this.load();
  };

  /** Hears of what other tabs write; `key` null: everything is gone. */
  heard = (key: string | null, value: string | null): void => {
    if (key === null) this.others.clear();
    else if (!key.startsWith(this.prefix) || key === this.name) return;
    else if (value === null) this.others.delete(key);
    else this.others.add(key);
    if (this.state.kept && (key === null || key === this.keptAs)) void this.load();
    if (this.others.size > 0 !== this.state.elsewhere) this.set({ elsewhere: this.others.size > 0 });
  };

  /** An editor begins with the file of that hash. It may be another soon: its text is taken now. */
  begin = (hash: string): void => {
    if (this.base?.hash !== hash) this.base = { hash, text: this.room.loaded(hash), isKept: false };
  };

  /** The text that a draft was made for, where anybody has it still: what a merge starts from. */
  baseText = async (hash: string): Promise<string | null> => {
    const own = this.base?.hash === hash ? await this.base.text : null;
    return own ?? (await this.room.texts.get(this.baseName(hash)).catch(() => null)) ?? this.room.loaded(hash);
  };

  private baseName(hash: string): string {
    return `${this.prefix}base ${hash}`;
  }

  /** The text goes where the draft goes, for the page that comes after this one. */
  private async keepBase(hash: string): Promise<void> {
    this.begin(hash);
    const { base } = this;
    if (!base || base.isKept) return;
    base.isKept = true;
    const text = await base.text;
    if (text === null || this.base !== base || !base.isKept) return;
    await this.room.texts.put(this.baseName(hash), text).catch(() => {
      // Without it, a merge asks the server, which has it in most cases.
    });
  }

  private names(): string[] {
    const { shelf } = this.room;
    if (!shelf) return [];
    const all = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
    return all.flatMap((name) => (name?.startsWith(this.prefix) && name !== this.name ? [name] : []));
  }

  private async read(name: string): Promise<KeptDraft | null> {
    const value = this.room.shelf?.getItem(name) ?? null;
    if (value === null) return null;
    if (!value.startsWith(AWAY)) return parseKeptDraft(value);
    const text = await this.room.texts.get(name).catch(() => null);
    return text === null ? null : parseKeptDraft(text);
  }

  /** Resolves to whether it is kept. */
  private async write(kept: KeptDraft): Promise<boolean> {
    const turn = ++this.turn;
    void this.keepBase(kept.baseHash);
    const json = printKeptDraft(kept);
    const isKept = (json.length <= LONGEST && this.shelve(json)) || (await this.store(json, kept.at, turn));
    const problem = isKept ? null : NO_ROOM;
    if (turn === this.turn && problem !== this.state.problem) this.set({ problem });
    return isKept;
  }

  private async store(json: string, at: number, turn: number): Promise<boolean> {
    const { texts, shelf } = this.room;
    try {
      await texts.put(this.name, json);
    } catch {
      return false;
    }
    // Forgotten, or written anew, in the meantime.
    if (turn !== this.turn) return true;
    shelf?.removeItem(this.name);
    return this.shelve(AWAY + at);
  }

  private shelve(value: string): boolean {
    if (!this.room.shelf) return false;
    try {
      this.room.shelf.setItem(this.name, value);
      return true;
    } catch (error) {
      // No room left.
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  private holds(inHand: boolean): void {
    if (inHand !== this.state.inHand) this.set({ inHand });
  }

  private forget(): void {
    if (this.turn > 0) this.remove(this.name, this.base?.hash);
    if (this.base) this.base.isKept = false;
    this.turn++;
    if (this.state.problem !== null) this.set({ problem: null });
  }

  private remove(name: string, baseHash: string | null = null): void {
    this.room.shelf?.removeItem(name);
    this.room.texts.remove(baseHash === null ? [name] : [name, this.baseName(baseHash)]).catch(() => {
      // What the shelf does not name is never read.
    });
  }

  private set(next: Partial<DraftState>): void {
    this.state = { ...this.state, ...next };
    for (const listener of this.listeners) listener();
  }
}

const NO_ROOM = "This browser has no room to keep what you typed: save before you leave the page.";
