import { type ConversationAnswer, conversationAnswerSchema } from "./schema";

/**
 * Fetches a recording as a conversation, whole but for its list of chunks. Rejects with a sentence for people where
 * the server cannot be reached or does not know the path.
 */
export async function fetchConversation(path: string, signal?: AbortSignal): Promise<ConversationAnswer> {
  const response = await fetch(`/api/conversation?${new URLSearchParams({ path })}`, { signal });
  if (!response.ok) throw new Error(await response.text());
  return conversationAnswerSchema.parse(await response.json());
}
