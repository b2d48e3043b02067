import { openRecording } from "../../recording/recording";
import { type Answer, answerOf } from "../../take/answer";

type Live = { path: string; text: string };

declare global {
  // Actions and route handlers get a copy of this module each, in one process.
  var tapedeckLiveAnswers: Map<string, Live> | undefined;
}

function answers(): Map<string, Live> {
  globalThis.tapedeckLiveAnswers ??= new Map();
  return globalThis.tapedeckLiveAnswers;
}

/** Keeps what the recording would be if the stream ended here. */
export function setLive(job: string, path: string, text: string): void {
  answers().set(job, { path, text });
}

export function forgetLive(job: string): void {
  answers().delete(job);
}

/** What has arrived of a job's answer so far; null where nothing has, and once it is over. */
export function liveAnswer(job: string): Answer | null {
  const live = answers().get(job);
  const opened = live && openRecording(live.path, live.text);
  return opened?.ok ? answerOf(opened.recording) : null;
}
