/** The stretches of an answer's text that are reasoning, and those that are text; tags belong to neither. */
export type EmbeddedReasoning = { reasoning: { from: number; to: number }[]; text: { from: number; to: number } };

const TAGS = ["reasoning", "think"].map((name) => ({ open: `<${name}>`, close: `</${name}>` }));

/**
 * Finds reasoning that a server left in the content (format, section 2.2, rule 7): the run of
 * `<reasoning>…</reasoning>` or `<think>…</think>` blocks that the content begins with (a server may wrap each delta in
 * its own block). A block that is never closed reaches to the end. Tags further on are the answer's own words. Null
 * where there is none.
 */
export function embeddedReasoningOf(content: string): EmbeddedReasoning | null {
  const reasoning: { from: number; to: number }[] = [];
  let position = 0;
  for (;;) {
    const at = afterSpace(content, position);
    const tag = TAGS.find(({ open }) => content.startsWith(open, at));
    if (!tag) break;
    const from = at + tag.open.length;
    const closed = content.indexOf(tag.close, from);
    const to = closed === -1 ? content.length : closed;
    if (to > from) reasoning.push({ from, to });
    position = closed === -1 ? content.length : closed + tag.close.length;
  }
  return position === 0 ? null : { reasoning, text: { from: position, to: content.length } };
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\r\n".includes(text.charAt(at))) at++;
  return at;
}
