import { type Embedding, embeddingOf } from "../recording/embedding";
import type { Conversation } from "../recording/message";

/**
 * The recordings of a test whose requests hold another's answer, nearest first, and how: where they repeat it, a change
 * of the answer changes their requests, and so their keys; where they only name it by its id, they keep them.
 */
export function downstreamOf<Entry extends { path: string; conversation: Conversation }>(
  entries: readonly Entry[],
  path: string,
): (Entry & { by: Embedding["by"] })[] {
  const earlier = entries.find((entry) => entry.path === path);
  if (!earlier) return [];
  return entries
    .flatMap((entry) => {
      const embedding = embeddingOf(entry.conversation, earlier.conversation);
      return embedding ? [{ ...entry, by: embedding.by }] : [];
    })
    .sort((a, b) => a.conversation.request.messages.length - b.conversation.request.messages.length);
}
