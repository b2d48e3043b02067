import { type Refused, refuse, sentencesOf } from "../../change/refusal";
import type { DiffClass } from "../../diff/semantic/classes";
import { fingerprintOf } from "../../diff/semantic/fingerprint";
import { type DiffConfig, defaultDiffConfig } from "../../diff/semantic/noise-rules";
import { semanticDiffOf } from "../../diff/semantic/semantic-diff";
import type { ProviderConfig } from "../../providers/config";
import { hintWithLines } from "../../providers/config-lines";
import { openRecording, type Recording } from "../../recording/recording";
import type { Take } from "../../take/take";
import { recordingIn } from "../planned-edit";
import { ask } from "../providers/ask";
import { type Resolved, resolveProvider } from "../providers/resolve";
import { hashOf } from "../store/bytes";
import { baseOf } from "../store/place";
import { writeTake } from "./files";

/** What is configured, and the variables that hold keys. */
export type Access = {
  providers: Readonly<Record<string, ProviderConfig>>;
  diff?: DiffConfig;
  env: Readonly<Record<string, string | undefined>>;
};

/** What asking again for one recording came to. `identical`: the provider answered the same, byte for byte. */
export type Rerecording =
  | { path: string; status: "identical" | "changed"; class: DiffClass; take: Take | null; error: null }
  /** `stopped`: it was not sent, since what it goes on from went another way; another try would not be sent either. */
  | { path: string; status: "failed"; class: null; take: null; error: string; stopped: boolean };

type Options = { signal: AbortSignal; takeId?: string | undefined; onText?: (text: string) => void };

/** A recording that can be asked again, and whom to ask. */
export type Askable =
  | {
      ok: true;
      base: string;
      recording: Recording;
      /** Of its file, as it was read. */
      stamp: string;
      resolved: Extract<Resolved, { ok: true }>;
      /** The recording with new answers of earlier turns in its request: it is asked so. */
      chained?: { recording: Recording; chain: NonNullable<Take["chain"]> };
    }
  | (Refused & { host: string | null; stopped?: boolean });

/** Opens the recording at a path of a root, and finds whom to ask for it. */
export async function askableAt(root: string, path: string, access: Access): Promise<Askable> {
  const found = baseOf(root);
  return found.ok ? askableIn(found.base, path, access) : { ...found, host: null };
}

/** The same below a root whose links are resolved. */
export async function askableIn(base: string, path: string, access: Access): Promise<Askable> {
  const read = await recordingIn(base, path, null);
  if (!read.ok) return { ...read, host: null };
  const { recording, state } = read;
  const resolved = resolveProvider(recording, access.providers, access.env);
  if (!resolved.ok) {
    const hint = hintWithLines(resolved.hint, resolved.lines);
    return { ...refuse("edit", path, resolved.reason, hint), host: resolved.host };
  }
  return { ok: true, base, recording, stamp: state.stamp, resolved };
}

/**
 * Asks the provider for one recording, and puts the answer aside as a take where it differs. The recording itself is
 * left as it is. Never throws for what a provider or a file does.
 */
export async function rerecord(root: string, path: string, access: Access, options: Options): Promise<Rerecording> {
  return askAgain(path, await askableAt(root, path, access), access, options);
}

/** The same for a recording that was looked at already. */
export async function askAgain(path: string, found: Askable, access: Access, options: Options): Promise<Rerecording> {
  if (!found.ok) return failed(path, sentencesOf(found.refusal.problem), found.stopped);
  const { base, recording, stamp, resolved, chained } = found;
  const from = performance.now();
  const asked = await ask(chained?.recording ?? recording, resolved.provider, resolved.settings, options);
  if (!asked.ok) return failed(path, asked.message);
  if (asked.text === recording.doc.text) {
    return { path, status: "identical", class: "identical", take: null, error: null };
  }
  const after = openRecording(recording.path, asked.text);
  if (!after.ok) return failed(path, after.problem.message);
  const diff = semanticDiffOf(recording, after.recording, access.diff ?? defaultDiffConfig);
  const { error } = asked;
  const draft = {
    path: recording.path,
    at: new Date().toISOString(),
    base: hashOf(recording.doc.text),
    stamp,
    class: diff.class,
    noise: diff.noise,
    fingerprint: fingerprintOf(diff.class, diff.parts, diff.noise),
    error: error && { type: error.type, message: error.message, status: error.status },
    took: Math.round(performance.now() - from),
    ...(chained && { chain: chained.chain }),
  };
  const written = await writeTake(base, draft, asked.text, options.takeId);
  if (!written.ok) return failed(path, written.refusal.problem.message);
  return { path, status: "changed", class: diff.class, take: written.take, error: null };
}

function failed(path: string, error: string, stopped = false): Rerecording {
  return { path, status: "failed", class: null, take: null, error, stopped };
}
