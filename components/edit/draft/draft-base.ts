import type { Room } from "./room";

/** Follows the prefix in the names of such texts. */
export const BASE = "base ";

/** The text that an editor began with: kept beside its draft, for the page that comes after this one to merge from. */
export class DraftBase {
  /** `isKept`: beside the draft, too. */
  private base: { hash: string; text: Promise<string | null>; isKept: boolean } | null = null;

  constructor(
    private readonly prefix: string,
    private readonly room: Pick<Room, "loaded" | "texts">,
  ) {}

  get hash(): string | null {
    return this.base?.hash ?? null;
  }

  /** An editor begins with the file of that hash. It may be another soon: its text is taken now. */
  begin(hash: string): void {
    if (this.base?.hash !== hash) this.base = { hash, text: this.room.loaded(hash), isKept: false };
  }

  /** The text of that hash, where anybody has it still. */
  async textOf(hash: string): Promise<string | null> {
    const own = this.base?.hash === hash ? await this.base.text : null;
    return own ?? (await this.room.texts.get(this.nameOf(hash)).catch(() => null)) ?? this.room.loaded(hash);
  }

  /** The text goes where the draft goes. */
  async keep(hash: string): Promise<void> {
    this.begin(hash);
    const { base } = this;
    if (!base || base.isKept) return;
    base.isKept = true;
    const text = await base.text;
    if (text === null || this.base !== base || !base.isKept) return;
    await this.room.texts.put(this.nameOf(hash), text).catch(() => {
      // Without it, a merge asks the server, which has it in most cases.
    });
  }

  /** The draft is gone, and the text with it. */
  forget(): void {
    if (this.base) this.base.isKept = false;
  }

  /** Where the text of that hash lies in the database. */
  nameOf(hash: string): string {
    return `${this.prefix}${BASE}${hash}`;
  }
}
