/** Characters that are held at most, of all texts together. */
const ROOM = 32_000_000;

/**
 * The texts of the recordings that were shown last, by their SHA-256. An edit is made for a text that was shown: this
 * has it still where the file was removed or written anew right afterwards, and neither journal nor git ever knew it.
 */
export class ShownTexts {
  private readonly texts = new Map<string, string>();
  private size = 0;

  constructor(private readonly room = ROOM) {}

  keep(hash: string, text: string): void {
    this.forget(hash);
    this.texts.set(hash, text);
    this.size += text.length;
    for (const oldest of this.texts.keys()) {
      if (this.size <= this.room) return;
      this.forget(oldest);
    }
  }

  get(hash: string): string | null {
    return this.texts.get(hash) ?? null;
  }

  private forget(hash: string): void {
    this.size -= this.texts.get(hash)?.length ?? 0;
    this.texts.delete(hash);
  }
}
