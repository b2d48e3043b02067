import { openRecording } from "../../recording/recording";
import { type Answer, answerOf } from "../../take/answer";

/** `textSoFar`: what the recording would be if the answer ended here; null where that would be none. */
type Live = { path: string; textSoFar: () => string | null; shown: Answer | null };

declare global {
  // Actions and route handlers get a copy of this module each, in one process.
  var tapedeckLiveAnswers: Map<string, Live> | undefined;
}

function answers(): Map<string, Live> {
  globalThis.tapedeckLiveAnswers ??= new Map();
  return globalThis.tapedeckLiveAnswers;
}

/** Keeps how to read what has arrived of a job's answer: it is read when somebody looks, not with each piece. */
export function setLive(job: string, path: string, textSoFar: () => string | null): void {
  answers().set(job, { path, textSoFar, shown: answers().get(job)?.shown ?? null });
}

export function forgetLive(job: string): void {
  answers().delete(job);
}

/** What has arrived of a job's answer so far; null where nothing has, and once it is over. */
export function liveAnswer(job: string): Answer | null {
  const live = answers().get(job);
  if (!live) return null;
  const text = live.textSoFar();
  const opened = text === null ? null : openRecording(live.path, text);
  // What cannot be read yet leaves what could be read before.
  if (opened?.ok) live.shown = answerOf(opened.recording);
  return live.shown;
}
