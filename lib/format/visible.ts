/**
 * Characters that a terminal or a browser obeys instead of showing: controls, bidirectional controls (UAX 9), zero
 * width.
 */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff]/gu;

/**
 * Shows what would otherwise act: escape becomes `␛`, U+202E becomes `‹U+202E›`. Tabs, line feeds and everything
 * else stay.
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0);
    if (character === "\n" || character === "\t") return character;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `‹U+${code.toString(16).toUpperCase().padStart(4, "0")}›`;
  });
}

/** A value as one JSON document to be printed: its strings are exact, and hold nothing that a terminal obeys. */
export function formatJsonDocument(value: unknown): string {
  const escaped = JSON.stringify(value, null, 2).replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0);
    // Those are line feeds between values: in strings they are escaped already.
    return code < 0x20 ? character : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return `${escaped}\n`;
}
