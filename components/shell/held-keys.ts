/** Milliseconds after which nothing is held any more: what was to take the keys did not come. */
const LONGEST = 10_000;

let text = "";
let until = 0;

/** From now on, keys are kept for a field that is on its way, such as one whose code is loaded first. */
export function holdKeys(): void {
  text = "";
  until = performance.now() + LONGEST;
}

/** What was typed meanwhile; keys go to the page again. */
export function takeHeldKeys(): string {
  const typed = text;
  text = "";
  until = 0;
  return typed;
}

/** Keeps a key that is typed while keys are held; whether it did. Shortcuts go their way. */
export function isHeld({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (performance.now() > until || ctrlKey || metaKey || altKey) return false;
  if (key === "Backspace") text = text.slice(0, -1);
  else if (key.length === 1) text += key;
  return true;
}
