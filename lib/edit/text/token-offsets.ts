/** Where the units of a string stand in its token, which begins at `start`: for ascending offsets into the string. */
export function tokenOffsets(text: string, start: number, offsets: readonly number[]): number[] {
  let at = start + 1;
  let unit = 0;
  return offsets.map((offset) => {
    for (; unit < offset; unit++) at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
    return at;
  });
}
