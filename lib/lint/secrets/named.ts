import type { FoundSecret } from "./found";
import { entropyOf, isPlaceholder, looksRandom } from "./randomness";

const NAMES =
  "api[_-]?key|apikey|access[_-]?key|account[_-]?key|secret(?:[_-]?(?:key|access[_-]?key|value|token))?|(?:access|auth|refresh|bearer|session|security|id|api|oauth)[_-]?token|token|passw(?:or)?d|passphrase|pwd|authorization|cookie|credentials?|private[_-]?key|connection[_-]?string|sas[_-]?token";

/** A name of which the last words say that its value is secret: `OPENAI_API_KEY`, `clientSecret`, `set-cookie`. */
const TELLING = new RegExp(`(?:^|[^a-z]|(?<=[a-z])(?=[A-Z]))(?:${NAMES})$`, "i");
/** Names of which the value is no secret: counts and pages of tokens, and what marks a vocabulary's token. */
const HARMLESS =
  /(?:page|next|continuation|sync|max|min|num|count|total|eos|bos|pad|unk|mask|sep|cls|stop|special)[_-]?token$/i;
const PASSWORD = /passw(?:or)?d$|passphrase$|pwd$/i;
const WHOLE_VALUE = /authorization$|cookie$/i;

/** Where a text may hold a telling name with a value: a cheap look at a whole file before the close one. */
export const TELLING_HEAD =
  /(?:api[_-]?key|access[_-]?key|account[_-]?key|secret|passw(?:or)?d|passphrase|pwd|authorization|cookie|credential|private[_-]?key|connection[_-]?string|token)[\w-]{0,12}(?:\\*["'])?\s*[:=]/gi;

/** In a text: `name: value`, `"name": "value"` (escaped as often as it may be), `name=value`. */
const ASSIGNMENT = new RegExp(
  `([\\w-]{0,40}(?:${NAMES}))(?:\\\\*["'])?\\s*(?:=>|:=|[:=])\\s*(?:\\\\*["'])?(?:(?:bearer|basic|token)\\s+)?([^\\s"'\\\\,;&<>(){}[\\]]{8,})(?![\\w.]*[([])`,
  "gi",
);

/** The secret that a name promises and a value holds, if any. */
export function namedSecret(name: string, value: string): FoundSecret | null {
  if (!TELLING.test(name) || HARMLESS.test(name)) return null;
  const kind = `a value named \`${name.slice(0, 60)}\``;
  if (PASSWORD.test(name)) return isPassword(value) ? { kind, secret: value, sure: false } : null;
  const parts = WHOLE_VALUE.test(name) ? value.split(/[\s;,=]+/) : [value];
  const secret = parts.find(looksRandom);
  return secret === undefined ? null : { kind, secret, sure: true };
}

/** What stands behind telling names inside a text: code, headers, queries of URLs, JSON in a string. */
export function assignmentsIn(text: string): FoundSecret[] {
  if (text.search(TELLING_HEAD) === -1) return [];
  return [...text.matchAll(ASSIGNMENT)].flatMap(([, name = "", value = ""]) => {
    const found = namedSecret(name, value);
    return found ? [found] : [];
  });
}

const MIN_PASSWORD = 8;

/** People's passwords are short: letters with digits or marks among them, and no words of prose. */
function isPassword(value: string): boolean {
  if (value.length < MIN_PASSWORD || value.length > 200 || /\s/.test(value) || isPlaceholder(value)) return false;
  return /[a-z]/i.test(value) && /[\d!@#$%^&*+]/.test(value) && entropyOf(value) >= 2.5 && !/^\w+:\/\//.test(value);
}
