import type { Recording } from "../recording";
import { sha256Of } from "./hash";
import { type ModelsDigest, modelsDigestOf } from "./models";
import { type KeyName, keyNameOf } from "./name";
import { undoRename } from "./rename";
import { currentText, type KeyText, type KeyVersionName, keyRequestOf, keyTextsOf } from "./request";

/** SHA-256 of an ASCII text in lower-case hexadecimal digits. */
type Hash = (text: string) => string;

/**
 * The request key by the current rules: 64 hexadecimal digits, the SHA-256 of the canonical text (format, section 4).
 * Null where the recording says too little of its request. `hash` is the SHA-256 of an ASCII text as hexadecimal
 * digits: a host that has a native one may lend it.
 */
export function requestKeyOf(recording: Recording, hash: Hash = sha256Of): string | null {
  const text = canonicalTextOf(recording);
  return text === null ? null : hash(text);
}

/** The exact text that is hashed, by the current rules or by those of a version; null where there is none. */
export function canonicalTextOf(recording: Recording, version?: KeyVersionName): string | null {
  const request = keyRequestOf(recording);
  if (!request) return null;
  if (version === undefined) return currentText(request).text;
  for (const made of keyTextsOf(request)) if (made.version === version) return made.text;
  return null;
}

/** A key by one state of the rules, and whether the file name says that key. */
export type VersionKey = { version: KeyVersionName; key: string; matches: boolean };

/** The keys by all rules that a call of this kind was ever hashed by, the current one first. */
export function allKeysOf(recording: Recording): VersionKey[] {
  const request = keyRequestOf(recording);
  if (!request) return [];
  const named = keyNameOf(recording.path).key;
  return [...keyTextsOf(request)].map(({ version, text }) => {
    const key = sha256Of(text);
    return { version, key, matches: named !== null && key.startsWith(named) };
  });
}

export type KeyStatus = {
  /**
   * `current`: the name is the key by the current rules. `older`: by earlier rules, so that a replay of today misses
   * it. `renamed`: as `current` or `older`, before the rename of the project in the file's text. `mismatch`: by none.
   * `none`: the name holds no key, or the recording says too little of its request.
   */
  status: "current" | "older" | "renamed" | "mismatch" | "none";
  /** The rules by which the name is the key. */
  version: KeyVersionName | null;
  /** For `renamed`: the words that stood in the text before. */
  from: string | null;
  /** The key by the current rules. */
  expected: string | null;
  name: KeyName;
  /** For model lists with a digest in their name. */
  digest: ModelsDigest | null;
  /** For `mismatch`: the rules by which the `rec-` id of the answer is this request's key, as in a copied file. */
  recordedAs: KeyVersionName | null;
};

/**
 * Which rules, if any, explain a recording's name (format, section 4.4). `expected` may be passed where it is known;
 * `hash` as for `requestKeyOf`.
 */
export function keyStatusOf(
  recording: Recording,
  expected: string | null = requestKeyOf(recording),
  hash: Hash = sha256Of,
): KeyStatus {
  const name = keyNameOf(recording.path);
  const digest = name.digest === null ? null : modelsDigestOf(recording, name.digest);
  const base = { version: null, from: null, expected, name, digest, recordedAs: null };
  const request = keyRequestOf(recording);
  const { key } = name;
  if (key === null || expected === null || !request) return { ...base, status: "none" };

  const current = currentText(request).version;
  if (expected.startsWith(key)) return { ...base, status: "current", version: current };
  const older = versionThat(keyTextsOf(request), key, hash);
  if (older) return { ...base, status: "older", version: older };
  for (const before of undoRename(request)) {
    const version = versionThat(keyTextsOf(before.request), key, hash);
    if (version) return { ...base, status: "renamed", version, from: before.from };
  }
  const id = recordedIdOf(recording);
  return { ...base, status: "mismatch", recordedAs: id === null ? null : versionThat(keyTextsOf(request), id, hash) };
}

/** The first rules whose key begins with these digits; texts that repeat an earlier one are not hashed again. */
function versionThat(texts: Iterable<KeyText>, digits: string, hash: Hash): KeyVersionName | null {
  const seen = new Set<string>();
  for (const { version, text } of texts) {
    if (!seen.has(text) && hash(text).startsWith(digits)) return version;
    seen.add(text);
  }
  return null;
}

/** The digits of the `rec-` id that the recorder gave the answer, which are the beginning of its key. */
function recordedIdOf({ body }: Recording): string | null {
  const first = body?.kind === "array" ? body.at(0) : body;
  return /^rec-([0-9a-f]{12})$/.exec(first?.path("__data__", "id")?.string ?? "")?.[1] ?? null;
}
