import { conversationOf } from "../../dialects";
import type { Conversation } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import type { EditFailure, EditWarning } from "../plan";
import type { Draft } from "../wire/draft";

/** A recording between two edits; it is read as a conversation when an edit asks for that. */
export class State {
  private read: Conversation | null = null;

  constructor(readonly recording: Recording) {}

  get conversation(): Conversation {
    this.read ??= conversationOf(this.recording);
    return this.read;
  }
}

/** One edit, drafted: `verify` says what the file that it makes reads otherwise than asked, in words. */
export type Step = { draft: Draft; verify: (after: State) => string | null; warnings: EditWarning[] };

export type StepResult = { ok: true; step: Step } | { ok: false; failure: EditFailure };

export function failed(message: string, pointer: string, hint: string): { ok: false; failure: EditFailure } {
  return { ok: false, failure: { message, pointer, hint } };
}

export function drafted(draft: Draft, verify: Step["verify"], warnings: EditWarning[] = []): StepResult {
  return { ok: true, step: { draft, verify, warnings } };
}

export const RAW_HINT = "Edit the value itself, as raw JSON.";
