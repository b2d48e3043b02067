import { fetchConversation } from "@/components/conversation/conversation-client";
import type { EditBase } from "./base";

/** Fetches what an editing session starts from. Rejects with a sentence for people. */
export async function fetchBase(path: string): Promise<EditBase> {
  const { conversation, hash, testId, pieces, places, problem } = await fetchConversation(path);
  if (!conversation || !places || hash === null)
    throw new Error(problem?.message ?? "The recording could not be read.");
  return { conversation, hash, testId, pieces, places };
}
