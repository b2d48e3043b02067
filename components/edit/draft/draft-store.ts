import { type KeptDraft, parseKeptDraft, printKeptDraft } from "@/lib/change/kept-draft";
import { BASE } from "./draft-base";
import type { Room } from "./room";

/** Longer drafts go into the database alone: the shelf has room for some five million characters in all. */
const LONGEST = 100_000;
/** Stands on the shelf for a draft that is in the database. */
const AWAY = "in the database since ";

/**
 * Where the drafts of one recording lie, each page's under a name of its own. A draft is written down twice: on the
 * shelf, which takes it at once although the page goes, but which browsers write to the disk up to a minute later; and in
 * the database, which outlives a browser that is killed.
 */
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
    const names = await this.names();
    const found = await Promise.all(names.map(async (name) => ({ name, kept: await this.read(name) })));
    return found.flatMap(({ name, kept }) => (kept ? [{ name, kept }] : []));
  }

  /** Resolves to whether it is kept; `isLatest`: nothing was written or forgotten since. */
  async write(kept: KeptDraft, isLatest: () => boolean): Promise<boolean> {
    const json = printKeptDraft(kept);
    const isShelved = json.length <= LONGEST && this.shelve(json);
    try {
      await this.room.texts.put(this.name, json);
    } catch {
      return isShelved;
    }
    // Only a sign for other tabs: the text itself is in the database.
    if (!isShelved && isLatest()) this.shelve(AWAY + kept.at);
    return true;
  }

  /** Removes a draft, and what else the database holds by these names. */
  remove(name: string, ...more: readonly string[]): void {
    this.room.shelf?.removeItem(name);
    this.room.texts.remove([name, ...more]).catch(() => {
      // Without a database there is nothing to remove.
    });
  }

  private async names(): Promise<string[]> {
    const { shelf, texts } = this.room;
    const shelved = Array.from({ length: shelf?.length ?? 0 }, (_, index) => shelf?.key(index) ?? "");
    const stored = await texts.names(this.prefix).catch(() => []);
    return [...new Set([...shelved, ...stored])].filter(
      (name) => this.isOther(name) && !name.startsWith(this.prefix + BASE),
    );
  }

  /** The later one of what the two places have, which differ where the browser was killed. */
  private async read(name: string): Promise<KeptDraft | null> {
    const stored = await this.room.texts.get(name).catch(() => null);
    const [shelved, other] = [this.room.shelf?.getItem(name) ?? null, stored].map((json) =>
      json === null ? null : parseKeptDraft(json),
    );
    if (!shelved || !other) return shelved ?? other ?? null;
    return shelved.at >= other.at ? shelved : other;
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
