import type { Problem } from "../recording/recording";

/** What a file holds now: SHA-256 of its bytes, and its text (null where it is not UTF-8). */
export type Current = { hash: string; text: string | null };

/** Why nothing was changed. Every one is expected: it is shown to the user, with what they typed intact. */
export type Refusal =
  /** The file is not what the editor loaded; `current` is null where it is gone. */
  | { reason: "conflict"; path: string; current: Current | null; problem: Problem }
  /** There is a file of the new name already. */
  | { reason: "collision"; path: string; current: Current; problem: Problem }
  | { reason: PlainReason; path: string | null; problem: Problem };

export type PlainReason =
  | "read-only"
  | "outside"
  | "missing"
  | "too-large"
  | "invalid"
  /** The edit cannot be made in this recording. */
  | "edit"
  /** The file system refused; its own word is in the message. */
  | "disk"
  /** Another process is changing files of this folder, and does not come to an end. */
  | "busy"
  /** The journal has no such change, or no longer the text. */
  | "journal";

export type Refused = { ok: false; refusal: Refusal };
export type Outcome<T> = ({ ok: true } & T) | Refused;

/** Why there is no answer; null where there is one, or none yet. */
export function refusalOf(answer: Outcome<unknown> | null): Refusal | null {
  return answer && !answer.ok ? answer.refusal : null;
}

/** A refusal that no place in a file belongs to. */
export function refuse(reason: PlainReason, path: string | null, message: string, hint: string): Refused {
  return { ok: false, refusal: { reason, path, problem: { message, line: null, column: null, hint } } };
}

/** A problem as one text: what happened, and what to do. */
export function sentencesOf({ message, hint }: Pick<Problem, "message" | "hint">): string {
  return `${message.replace(/\.$/, "")}. ${hint}`.trim();
}

/** Every change is refused: the program was started so. */
export function refuseReadOnly(): Refused {
  const hint = "Start it without, to change recordings.";
  return refuse("read-only", null, "Tapedeck was started with --read-only", hint);
}
