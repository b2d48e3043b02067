"use client";

import { useMemo } from "react";
import type { Conversation } from "@/lib/recording/message";
import { ConversationPane } from "./conversation-pane";
import { usualPreferences } from "./reading-cookie";
import { conversationData } from "./view";

/**
 * A whole conversation, messages and answer, from plain data. `path` lets inline images be loaded from the recording;
 * `compact` is for a narrow place, such as the peek beside the table.
 */
export function ConversationView({
  conversation,
  compact = false,
  path = null,
}: {
  conversation: Conversation;
  compact?: boolean;
  path?: string | null;
}) {
  const data = useMemo(() => conversationData(conversation), [conversation]);
  return (
    <ConversationPane
      data={data}
      path={path}
      compact={compact}
      chunks={conversation.response.chunks.length}
      preferences={usualPreferences}
    />
  );
}
