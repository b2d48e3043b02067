/**
 * Keys that were typed for something that is on its way, such as a field whose code is loaded first. They reach it one
 * after the other, as if they were typed then.
 */
export class HeldKeys {
  private keys: string[] = [];
  private until = 0;
  private releasing = false;

  get isHolding(): boolean {
    return performance.now() < this.until;
  }

  /** What takes the keys is there, and has not got all of them. */
  get isReleasing(): boolean {
    return this.releasing;
  }

  /** From now on keys can be kept, for so many milliseconds: what is to take them may never come. */
  hold(longest = Number.POSITIVE_INFINITY): void {
    this.keys = [];
    this.until = performance.now() + longest;
    this.releasing = false;
  }

  keep(event: KeyboardEvent): void {
    event.preventDefault();
    this.keys.push(event.key);
  }

  /** Types the keys, each once the page has done what the one before it asked for; later ones come behind them. */
  async release(target: () => Element): Promise<void> {
    const { keys } = this;
    this.releasing = keys.length > 0;
    if (this.releasing) this.until = Number.POSITIVE_INFINITY;
    while (keys.length > 0) {
      await new Promise((next) => setTimeout(next));
      // Others were held meanwhile, or none any more.
      if (this.keys !== keys) return;
      type(keys.shift() ?? "", target());
    }
    this.drop();
  }

  drop(): void {
    this.keys = [];
    this.until = 0;
    this.releasing = false;
  }
}

/** All that is typed while the palette is loaded. */
export const paletteKeys = new HeldKeys();

/** What nobody knows as long as a part of the page is on its way. */
export const pageKeys = new HeldKeys();

const typedAnew = new WeakSet<Event>();

/** Whether a key was typed earlier, and kept until now. */
export function wasHeld(event: Event): boolean {
  return typedAnew.has(event);
}

function type(key: string, target: Element): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  typedAnew.add(event);
  if (!target.dispatchEvent(event) || !(target instanceof HTMLInputElement)) return;
  const { selectionStart: from, selectionEnd: to } = target;
  if (from === null || to === null) return;
  if (key.length === 1) target.setRangeText(key, from, to, "end");
  else if (key === "Backspace") target.setRangeText("", from === to ? Math.max(0, from - 1) : from, to, "end");
  else return;
  target.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
