import type { Problem } from "../../recording/recording";
import { errorCodeOf, plainProblem } from "../root";

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

export function refuse(reason: PlainReason, path: string | null, message: string, hint: string): Refused {
  return { ok: false, refusal: { reason, path, problem: plainProblem(message, hint) } };
}

const SAYS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ["the disk is full", "Free some space, and save again."],
  EDQUOT: ["the disk quota is used up", "Free some space, and save again."],
  EFBIG: ["the file is larger than the disk allows", "Save a smaller text."],
  EROFS: ["the disk may only be read", "Copy the recordings to a disk that can be written to."],
  EACCES: ["it may not be written", "Give the account that runs the program the right to write to the file's folder."],
  EPERM: ["it may not be written", "Give the account that runs the program the right to write to the file's folder."],
  ENOENT: ["its folder is not there any more", "Restore the folder, and save again."],
  ENOTDIR: ["a part of the path is a file, not a folder", "Check the path."],
  EISDIR: ["there is a folder of that name", "Rename the folder."],
  ENAMETOOLONG: ["the name is too long", "Shorten the name."],
  EMFILE: ["too many files are open", "Try again in a moment."],
  ENFILE: ["too many files are open", "Try again in a moment."],
};

/** What a failed write means; rethrows what is no failure of the file system. */
export function diskRefusal(path: string | null, error: unknown): Refused {
  const code = errorCodeOf(error);
  const [message, hint] = SAYS[code] ?? ["the disk refused", "Check the disk, and try again."];
  return refuse("disk", path, `${message} (${code}); nothing was changed`, hint);
}
