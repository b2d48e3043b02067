import { sentencesOf } from "../../change/refusal";
import type { DiffClass } from "../../diff/semantic/classes";
import { fingerprintOf } from "../../diff/semantic/fingerprint";
import { defaultDiffConfig } from "../../diff/semantic/noise-rules";
import { semanticDiffOf } from "../../diff/semantic/semantic-diff";
import { openRecording, type Recording } from "../../recording/recording";
import type { Take } from "../../take/take";
import type { Exchanged } from "../providers/exchange";
import { type Answered, answeredText, type Question, questionOf } from "../providers/question";
import { hashOf } from "../store/bytes";
import type { Access, Askable } from "./askable";
import { writeTake } from "./files";

/** What asking again for one recording came to. `identical`: the provider answered the same, byte for byte. */
export type Rerecording =
  | { path: string; status: "identical" | "changed"; class: DiffClass; take: Take | null; error: null }
  /** `stopped`: it was not sent, since what it goes on from went another way; another try would not be sent either. */
  | { path: string; status: "failed"; class: null; take: null; error: string; stopped: boolean };

/** A recording that is about to be asked. Whoever sends the question need not hold the recording. */
export type Asking = {
  ok: true;
  host: string;
  question: Question;
  /** What the exchange came to (`took`: milliseconds); `takeId`: of the take, where one is made. To be called once. */
  settle: (exchanged: Exchanged, took: number, takeId?: string) => Promise<Rerecording>;
  /** The whole text of the recording if the answer ended here; null where that would be none. */
  textSoFar?: (answered: Answered) => string | null;
};

/** `ok: false`: it cannot be asked. */
export type Looked = Asking | { ok: false; result: Rerecording };

/** What is to be asked for a recording that was looked at. */
export function askingFor(path: string, found: Askable, access: Access): Looked {
  if (!found.ok) return { ok: false, result: failed(path, sentencesOf(found.refusal.problem), found.stopped) };
  const { provider, settings, host } = found.resolved;
  const asked = found.chained?.recording ?? found.recording;
  return {
    ok: true,
    host,
    question: questionOf(asked, provider, settings),
    settle: async (exchanged, took, takeId) =>
      exchanged.ok ? setAside(found, exchanged.answered, access, took, takeId) : failed(path, exchanged.message),
    textSoFar: (answered) => {
      const text = answeredText(asked, provider, answered);
      return text.ok && !text.error ? text.text : null;
    },
  };
}

/** The answer becomes a take where it differs. The recording itself is left as it is. */
async function setAside(
  { base, recording, whole, text, stamp, resolved, chained }: Extract<Askable, { ok: true }>,
  answered: Answered,
  access: Access,
  took: number,
  takeId: string | undefined,
): Promise<Rerecording> {
  const { path } = recording;
  const readAs = (asked: Recording) => answeredText(asked, resolved.provider, answered);
  const first = readAs(chained?.recording ?? recording);
  if (first.ok && first.text === text) return identical(path);
  const before = whole();
  if (!before.ok) return failed(path, before.problem.message);
  // Where not all was opened, not all that tells how the answer is written was known.
  const made = chained || before.recording === recording ? first : readAs(before.recording);
  if (!made.ok) return failed(path, made.message);
  if (made.text === text) return identical(path);
  const after = openRecording(path, made.text);
  if (!after.ok) return failed(path, after.problem.message);
  const diff = semanticDiffOf(before.recording, after.recording, access.diff ?? defaultDiffConfig);
  const { error } = made;
  const draft = {
    path,
    at: new Date().toISOString(),
    base: hashOf(text),
    stamp,
    class: diff.class,
    noise: diff.noise,
    fingerprint: fingerprintOf(diff.class, diff.parts, diff.noise),
    error: error && { type: error.type, message: error.message, status: error.status },
    took: Math.round(took),
    ...(chained && { chain: chained.chain }),
  };
  const written = await writeTake(base, draft, made.text, takeId);
  if (!written.ok) return failed(path, written.refusal.problem.message);
  return { path, status: "changed", class: diff.class, take: written.take, error: null };
}

function identical(path: string): Rerecording {
  return { path, status: "identical", class: "identical", take: null, error: null };
}

export function failed(path: string, error: string, stopped = false): Rerecording {
  return { path, status: "failed", class: null, take: null, error, stopped };
}
