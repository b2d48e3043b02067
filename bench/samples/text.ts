/** Cuts a text into pieces about as long as a model's tokens; together they are the text again. */
export function tokensOf(text: string): string[] {
  return text.match(/\s*(?:[\p{L}\p{M}\p{N}]{1,9}|[^\s\p{L}\p{M}\p{N}]{1,3})|\s+$/gu) ?? [];
}

/** Cuts a text into pieces of `words` words. */
export function stretchesOf(text: string, words: number): string[] {
  const parts = text.match(/\s*\S+|\s+$/g) ?? [];
  const count = Math.ceil(parts.length / words);
  return Array.from({ length: count }, (_, index) => parts.slice(index * words, (index + 1) * words).join(""));
}

/** About how many tokens a text has. */
export function countOf(...texts: string[]): number {
  return texts.reduce((sum, text) => sum + tokensOf(text).length, 0);
}
