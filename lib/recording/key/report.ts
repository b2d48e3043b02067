import type { Recording, RecordingKind } from "../recording";
import { allKeysOf, type KeyStatus, keyStatusOf, type VersionKey } from "./key";
import type { KeyName } from "./name";
import { CURRENT, VERSIONS } from "./versions";

/** What `tapedeck key` prints as JSON: the verdict on a file's name, and its key by every state of the rules. */
export type KeyReport = {
  path: string;
  kind: RecordingKind;
  status: KeyStatus["status"];
  version: KeyStatus["version"];
  from: string | null;
  /** The key by the current rules. */
  expected: string | null;
  name: KeyName;
  digest: KeyStatus["digest"];
  recordedAs: KeyStatus["recordedAs"];
  /** The verdict in one sentence. */
  sentence: string;
  keys: VersionKey[];
};

/** The key of a recording by every version of the rules, and the verdict on its name. */
export function keyReportOf(recording: Recording): KeyReport {
  const keys = allKeysOf(recording);
  const status = keyStatusOf(recording, keys[0]?.key ?? null);
  return { path: recording.path, kind: recording.kind, ...status, sentence: sentenceOf(status), keys };
}

/** A report as lines for a terminal; it holds nothing of the recording but hexadecimal digits. */
export function formatKeyReport({ status, sentence, keys }: KeyReport): string {
  const lines = keys.map(
    ({ version, key, matches }) => `  ${version.padEnd(14)}  ${key}${matches ? "  <- the name" : ""}`,
  );
  return [`${status}: ${sentence}`, ...lines, ""].join("\n");
}

/** What a status means, for people. */
export function sentenceOf({ status, version, from, expected, name, recordedAs, digest }: KeyStatus): string {
  const list = digest && !digest.matches ? ` The list of models is another than the digest ${digest.named} says.` : "";
  return sentence() + list;

  function sentence(): string {
    if (status === "current") {
      return version === CURRENT.name
        ? `The file name is the request's key by the current rules (${version}).`
        : "The file name is the request's key; calls of this kind are hashed as they are.";
    }
    if (status === "older") {
      return `The file name is the key by the rules ${version} of ${sinceOf(version)}: a replay of today looks for another.`;
    }
    if (status === "renamed") {
      return `The file name is the key (${version}) of the text before a rename; it said: ${from}.`;
    }
    if (status === "mismatch") {
      const copied = recordedAs ? ` The answer's id is this request's key by ${recordedAs}: the file was copied.` : "";
      return `The file name is the request's key by no rules that ever held.${copied}`;
    }
    if (expected === null) return "The recording says too little of its request to have a key.";
    return name.key === null ? "The file name holds no key." : "The recording has no key.";
  }
}

function sinceOf(version: KeyStatus["version"]): string {
  return VERSIONS.find(({ name }) => name === version)?.since ?? "an earlier day";
}
