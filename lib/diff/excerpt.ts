/** Characters that stay around a difference, and of each text at most. */
const AROUND = 200;

type Texts = { before: string | null; after: string | null };

/**
 * Two long texts cut to where they differ: what they share at both ends is left out but for a few words, and what is
 * still too long is cut off, with the count of characters that are not shown. Short texts stay whole.
 */
export function excerptOf({ before, after }: Texts, most: number): Texts {
  if ((before?.length ?? 0) <= most && (after?.length ?? 0) <= most) return { before, after };
  if (before === null || after === null)
    return { before: before && cut(before, most), after: after && cut(after, most) };
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const from = boundary(before, head > 2 * AROUND ? head - AROUND : 0);
  const left = tail > 2 * AROUND ? tail - AROUND : 0;
  const within = (text: string) => {
    const inner = cut(text.slice(from, boundary(text, text.length - left)), most);
    return `${from > 0 ? "… " : ""}${inner}${left > 0 ? " …" : ""}`;
  };
  return { before: within(before), after: within(after) };
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const at = boundary(text, most);
  return `${text.slice(0, at)} … (${(text.length - at).toLocaleString("en-US")} more characters)`;
}

/** Not between the halves of a character. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
