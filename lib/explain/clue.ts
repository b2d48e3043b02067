/** What a pasted text says of the recording that is looked for. What it does not say is null. */
export type Clue = {
  source: "key" | "body" | "recording" | "curl" | "log";
  /** An SDK's call, or raw HTTP; the two are hashed differently. */
  kind: "inference" | "http" | null;
  /** The request key, or its first digits (at least 8). */
  key: string | null;
  method: string | null;
  /** As the recorder saw it: the host does not count for the key, the path does. */
  url: string | null;
  model: string | null;
  testId: string | null;
  /** The request body as JSON text. */
  body: string | null;
};

export type ClueResult = { ok: true; clue: Clue } | { ok: false; message: string; hint: string };

/** Nothing known; for the readers of the several forms. */
export const noClue: Omit<Clue, "source"> = {
  kind: null,
  key: null,
  method: null,
  url: null,
  model: null,
  testId: null,
  body: null,
};

/** A text that names no request: why, and what to paste instead. */
export function failed(message: string, hint: string): ClueResult {
  return { ok: false, message, hint };
}
