/** Turns that a page carries at first, and that each click adds. */
export const TURNS = 40;

/** Where a turn stands: on the page as it is, or on one that carries more turns. */
export function turnHref(number: number, shown: number): string {
  return number <= shown ? `#t${number}` : `?turns=${Math.ceil(number / TURNS) * TURNS}#t${number}`;
}
