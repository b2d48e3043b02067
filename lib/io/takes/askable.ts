import { type Refused, refuse } from "../../change/refusal";
import type { DiffConfig } from "../../diff/semantic/noise-rules";
import type { ProviderConfig } from "../../providers/config";
import { hintWithLines } from "../../providers/config-lines";
import { openBriefly } from "../../recording/brief";
import { openRecording, type Recording, type RecordingResult } from "../../recording/recording";
import type { Take } from "../../take/take";
import { fileIn } from "../planned-edit";
import { type Resolved, resolveProvider } from "../providers/resolve";
import { baseOf } from "../store/place";

/** What is configured, and the variables that hold keys. */
export type Access = {
  providers: Readonly<Record<string, ProviderConfig>>;
  diff?: DiffConfig;
  env: Readonly<Record<string, string | undefined>>;
};

/** A recording that can be asked again, and whom to ask. */
export type Askable =
  | {
      ok: true;
      base: string;
      /** Its request is whole; of what its response lists there may be only the first. */
      recording: Recording;
      /** The same with all of its response. */
      whole: () => RecordingResult;
      /** Of its file, as it was read. */
      text: string;
      stamp: string;
      resolved: Extract<Resolved, { ok: true }>;
      /** The recording with new answers of earlier turns in its request: it is asked so. */
      chained?: { recording: Recording; chain: NonNullable<Take["chain"]> };
    }
  | NotAskable;

type NotAskable = Refused & { host: string | null; stopped?: boolean };

/** Opens the recording at a path of a root, and finds whom to ask for it. */
export async function askableAt(root: string, path: string, access: Access): Promise<Askable> {
  const found = baseOf(root);
  return found.ok ? askableIn(found.base, path, access) : { ...found, host: null };
}

/**
 * The same below a root whose links are resolved. `briefly`: all of the response is opened only where the answer turns
 * out to be another one.
 */
export async function askableIn(base: string, path: string, access: Access, briefly = false): Promise<Askable> {
  const read = await fileIn(base, path, null);
  if (!read.ok) return { ...read, host: null };
  const { text, state } = read;
  const brief = briefly ? openBriefly(path, text) : null;
  const opened = brief ? { ok: true as const, recording: brief } : openRecording(path, text);
  if (!opened.ok) return { ok: false, refusal: { reason: "invalid", path, problem: opened.problem }, host: null };
  const { recording } = opened;
  const resolved = resolveProvider(recording, access.providers, access.env);
  if (!resolved.ok) {
    const hint = hintWithLines(resolved.hint, resolved.lines);
    return { ...refuse("edit", path, resolved.reason, hint), host: resolved.host };
  }
  const whole = () => (brief ? openRecording(path, text) : opened);
  return { ok: true, base, recording, whole, text, stamp: state.stamp, resolved };
}
