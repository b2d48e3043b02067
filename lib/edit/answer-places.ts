import type { Conversation } from "../recording/message";
import type { Recording } from "../recording/recording";
import { putNewText } from "./steps/answer-text";
import { Draft } from "./wire/draft";
import { writerOf } from "./writers";
import type { UsageCount } from "./writers/usage";
import { countsWithPlace } from "./writers/usage-places";
import type { TextKind } from "./writers/writer";

/** What an answer has a place for, said or not. */
export type AnswerPlaces = {
  /** For each message of the answer, what could be added to it. */
  messages: { texts: TextKind[]; calls: boolean }[];
  finishReason: boolean;
  usage: UsageCount[];
};

const KINDS: readonly TextKind[] = ["text", "reasoning", "refusal"];

/** What an answer can hold: what its writer finds a place for, tried on a draft that nobody keeps. */
export function answerPlacesOf(recording: Recording, { dialect, response: view }: Conversation): AnswerPlaces {
  const writer = writerOf(dialect);
  const draft = new Draft(recording);
  const messages = view.messages.map(({ role }, message) => {
    const answer = { draft, view, message };
    if (role === "tool") return { texts: [], calls: false };
    return {
      texts: KINDS.filter((kind) => putNewText(answer, writer, kind, "?")),
      calls: writer.addCall?.(answer, { id: "?", name: "?", arguments: "{}" }) ?? false,
    };
  });
  const answer = { draft, view, message: 0 };
  const reason = writer.finishReason?.(answer);
  return {
    messages,
    finishReason: Boolean(reason?.said.length || reason?.free),
    usage: countsWithPlace(writer.usage?.(answer)),
  };
}
