import type { ChangePreview } from "./preview";

/** A file that a fix is to mend, and of it the places; `other` takes the place of what is deleted. */
export type FixTarget = {
  path: string;
  /** Null: all that the fix finds in the file. */
  pointers: string[] | null;
  other: string | null;
  /** SHA-256 of the file that the person saw; null: whatever is there. */
  expectedHash: string | null;
  /** SHA-256 of the recording at its new name that it is to replace; none is replaced without. */
  over?: string | null;
};

/** What a fix would do to one file, in short. */
export type FixRow = {
  path: string;
  /** SHA-256 of the file that this was made from; null where it could not be read. */
  hash: string | null;
  outcome: "edit" | "rename" | "delete" | "nothing" | "refused";
  /** As git will show them. */
  lines: { added: number; removed: number };
  /** The request key changes, so that a replay looks for another name. */
  rekeys: boolean;
  /** The name by that key; null where it stays. */
  to: string | null;
  testId: string | null;
  /**
   * At that name it would meet another one: of the same fix (`rival`), or (null) the file that has the name already.
   */
  meets: { rival: string | null } | null;
  /** Why nothing is done, or cannot be. */
  why: string | null;
};

/** What a fix would do to one file, as people see it before they agree. */
export type FixPreview =
  | { type: "edit"; change: ChangePreview }
  | { type: "rename"; path: string; to: string }
  | { type: "delete"; path: string; testId: string | null; other: string | null }
  | { type: "nothing" | "refused"; path: string; why: string };
