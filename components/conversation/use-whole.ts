"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { fetchConversation } from "./conversation-client";
import type { Slice } from "./rows";
import { type ConversationData, conversationData } from "./view";

/**
 * The data that a page came with, replaced by the whole conversation once that was asked for. When the page's own
 * data changes (the file did), the whole is fetched again by the next one who needs it.
 */
export function useWhole(sent: ConversationData, path: string | null, slice: Slice | undefined) {
  const [whole, setWhole] = useState<{ of: ConversationData; data: ConversationData } | null>(null);
  const pending = useRef<{ of: ConversationData; data: Promise<ConversationData | null> } | null>(null);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const load = useCallback(async (): Promise<ConversationData | null> => {
    if (!sent.cut || path === null) return sent;
    if (pending.current?.of !== sent) pending.current = { of: sent, data: fetchWhole(path, slice) };
    const data = await pending.current.data;
    if (data === null) pending.current = null;
    else if (mounted.current) setWhole({ of: sent, data });
    return data;
  }, [sent, path, slice]);

  return { data: whole?.of === sent ? whole.data : sent, load };
}

async function fetchWhole(path: string, slice: Slice | undefined): Promise<ConversationData | null> {
  try {
    const { conversation, problem } = await fetchConversation(path);
    if (conversation) return conversationData(conversation, slice);
    toast.error(problem?.message ?? "The recording could not be read.");
  } catch (reason) {
    toast.error(reason instanceof Error ? reason.message : String(reason));
  }
  return null;
}
