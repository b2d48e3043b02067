import { type KeptDraft, parseKeptDraft, printKeptDraft } from "@/lib/change/kept-draft";
import type { Room } from "./room";

/** Longer drafts go into the database: the shelf has room for some five million characters in all. */
const LONGEST = 100_000;
/** Stands on the shelf for a draft that is in the database. */
const AWAY = "in the database since ";

/** Where the drafts of one recording lie: each page's under a name of its own, on the shelf or in the database. */
export class DraftStore {
  readonly name: string;

  constructor(
    private readonly prefix: string,
    owner: string,
    private readonly room: Pick<Room, "shelf" | "texts">,
  ) {
    this.name = prefix + owner;
  }

  /** Whether another page's draft of the recording has that name. */
  isOther(name: string): boolean {
    return name.startsWith(this.prefix) && name !== this.name;
  }

  /** The drafts that other pages left, or hold. */
  async others(): Promise<{ name: string; kept: KeptDraft }[]> {
    const found = await Promise.all(this.names().map(async (name) => ({ name, kept: await this.read(name) })));
    return found.flatMap(({ name, kept }) => (kept ? [{ name, kept }] : []));
  }

  /** Resolves to whether it is kept; `isLatest`: nothing was written or forgotten since. */
  async write(kept: KeptDraft, isLatest: () => boolean): Promise<boolean> {
    const json = printKeptDraft(kept);
    if (json.length <= LONGEST && this.shelve(json)) return true;
    const { texts, shelf } = this.room;
    try {
      await texts.put(this.name, json);
    } catch {
      return false;
    }
    if (!isLatest()) return true;
    shelf?.removeItem(this.name);
    return this.shelve(AWAY + kept.at);
  }

  /** Removes a draft, and what else the database holds by these names. */
  remove(name: string, ...more: readonly string[]): void {
    this.room.shelf?.removeItem(name);
    this.room.texts.remove([name, ...more]).catch(() => {
      // What the shelf does not name is never read.
    });
  }

  private names(): string[] {
    const { shelf } = this.room;
    if (!shelf) return [];
    const all = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
    return all.flatMap((name) => (name !== null && this.isOther(name) ? [name] : []));
  }

  private async read(name: string): Promise<KeptDraft | null> {
    const value = this.room.shelf?.getItem(name) ?? null;
    if (value === null) return null;
    if (!value.startsWith(AWAY)) return parseKeptDraft(value);
    const text = await this.room.texts.get(name).catch(() => null);
    return text === null ? null : parseKeptDraft(text);
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
}
