/** A text as a text field shows it: every line ends alike. */
export function withPlainBreaks(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * What was typed over a text, with that text's own line breaks: text fields know but one kind. Lines outside of what
 * changed keep theirs; new ones end as the text's first line does.
 */
export function withBreaksOf(recorded: string, typed: string): string {
  if (!recorded.includes("\r")) return typed;
  const plain = withPlainBreaks(recorded);
  if (typed === plain) return recorded;
  const shorter = Math.min(plain.length, typed.length);
  let head = 0;
  while (head < shorter && plain[head] === typed[head]) head++;
  let tail = 0;
  while (tail < shorter - head && plain.at(-1 - tail) === typed.at(-1 - tail)) tail++;
  const usual = /\r\n?|\n/.exec(recorded)?.[0] ?? "\n";
  const middle = typed.slice(head, typed.length - tail).replaceAll("\n", usual);
  const end = recorded.slice(offsetIn(recorded, plain.length - tail));
  const made = recorded.slice(0, offsetIn(recorded, head)) + middle + end;
  // Where breaks of different kinds come to stand side by side, two may read as one.
  return withPlainBreaks(made) === typed ? made : typed.replaceAll("\n", usual);
}

/** Where the `count`-th character of the plain text stands in the recorded one. */
function offsetIn(recorded: string, count: number): number {
  let at = 0;
  for (let passed = 0; passed < count; passed++) at += recorded.startsWith("\r\n", at) ? 2 : 1;
  return at;
}
