/** Replaces `text[from .. to)`, in UTF-16 units, by `text`. Edits of one list never overlap and are in order. */
export type TextEdit = { from: number; to: number; text: string };

/** Why an edit cannot be made: what, where in the file (RFC 6901; empty for the whole), and what to do instead. */
export type EditFailure = { message: string; pointer: string; hint: string };

/** What a person should know before saving. */
export type EditWarning = { message: string; pointer: string };

export type EditPlan = {
  ok: true;
  /** The file as it will be. */
  text: string;
  /** How the file's text becomes that; empty where nothing changes. */
  edits: TextEdit[];
  /** The lines that git will show as added and removed. */
  changedLines: { added: number; removed: number };
  /** The request key before and after: an edit of the answer keeps it. */
  key: { before: string | null; after: string | null };
  warnings: EditWarning[];
};

/** `edit` is the position of the edit that failed. */
export type EditResult = EditPlan | { ok: false; edit: number; failure: EditFailure };
