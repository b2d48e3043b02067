/** What a provider answered: status, headers as they were on the wire (names and order kept), and the whole text. */
export type WireAnswer = {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  text: string;
};

/** What a call raised in the recorder's process, in the words that it writes down (format, section 3.6). */
export type CallError = {
  provider: string | null;
  type: string;
  message: string;
  status: number | null;
  /** The error's body as the SDK keeps it: JSON text; null where there is none. */
  body: string | null;
};

/** The JSON of a recording's `response.body`, printed for its place in the file; or why there is none. */
export type Recorded =
  | { ok: true; body: string; streaming: boolean; status: number | null; error: CallError | null }
  | { ok: false; message: string };

/** An answer that is no success, of a provider whose errors the recorder does not write down. */
export function refusedWith({ status, text }: Pick<WireAnswer, "status" | "text">): Recorded {
  return { ok: false, message: `the provider answered ${status}: ${text.trim().slice(0, 500)}` };
}
