import type { Conversation } from "../recording/message";
import type { Recording } from "../recording/recording";
import { conversationOf } from ".";

const known = new WeakMap<Recording, Conversation>();

/** As `conversationOf`, read once as long as the recording is held: for what looks at a recording more than once. */
export function rememberedConversationOf(recording: Recording): Conversation {
  const made = known.get(recording) ?? conversationOf(recording);
  known.set(recording, made);
  return made;
}
