/** Bits of information a character (Shannon), by how often each character stands in the text. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** What people write in place of a secret, or what is the name of one. */
const PLACEHOLDER =
  /redact|placeholder|example|sample|dummy|fake|mock|change[_-]?me|replace|insert|your[_-]|^my[_-]|test|todo|none|null|undefined|unused|not[_-]?needed|masked|hidden|normalized|secret[_-]?key$|(.)\1{4,}|\*{3}|\.{3}|…|^<.*>$|^\[.*\]$|[${]{2}|\$[A-Z{(]|%\(|1234|abcd|qwert/i;

/** Whether a value stands for a secret, or names one, rather than being it. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value) || /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value);
}

const MIN_LENGTH = 16;
/** Words and names of English have about 2.5 to 3.2; random letters and digits of this length 3.5 and more. */
const MIN_ENTROPY = 3.25;

/**
 * Whether a value looks as if a machine had made it up: long, of several kinds of characters that keep changing, and
 * no path, address, date, version or chain of words.
 */
export function looksRandom(value: string): boolean {
  if (value.length < MIN_LENGTH || isPlaceholder(value)) return false;
  if (!/^[\x21-\x7e]+$/.test(value) || /^(?:\/|\.|[a-z]+:\/\/)|[()[\]{}<>"'`,;]|\.\w{1,5}$/i.test(value)) return false;
  const digits = value.replace(/\D/g, "").length;
  if (digits < 2 || digits === value.replace(/[-._:TZ+]/g, "").length) return false;
  return entropyOf(value) >= MIN_ENTROPY && changesOf(value) >= value.length / 5 && !isChainOfWords(value);
}

/** How often the kind of character changes from one to the next. */
function changesOf(value: string): number {
  const kindOf = (char: string) => (/[a-z]/.test(char) ? 0 : /[A-Z]/.test(char) ? 1 : /\d/.test(char) ? 2 : 3);
  let changes = 0;
  for (let at = 1; at < value.length; at++) {
    if (kindOf(value[at - 1] ?? "") !== kindOf(value[at] ?? "")) changes++;
  }
  return changes;
}

/** `gpt-4o-mini-2024`, `vector_store_3`: pieces of letters alone or digits alone, joined by marks. */
function isChainOfWords(value: string): boolean {
  const pieces = value.split(/[-_.:/]/).filter(Boolean);
  return pieces.length >= 2 && pieces.every((piece) => /^(?:[A-Za-z]+\d{0,2}[a-z]?|v?\d{1,8}[a-z]?)$/.test(piece));
}
