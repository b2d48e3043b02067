"use client";

import { useEffect, useState } from "react";
import { fetchConversation } from "@/components/conversation/conversation-client";
import { ConversationView } from "@/components/conversation/conversation-view";
import type { ConversationAnswer } from "@/components/conversation/schema";
import { useCatalogChange } from "@/components/shell/live";
import { ErrorNote, Skeleton } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";

/** Milliseconds that the cursor rests on a row before its conversation is fetched, and until a wait is shown. */
const REST = 40;
const SLOW = 200;
const KEPT = 24;

type Shown = { path: string; answer: ConversationAnswer };
const kept = new Map<string, ConversationAnswer>();

/** A recording's conversation, beside the table; the last one stays until the next is here. */
export default function ConversationPeek({ path }: { path: string }) {
  const [shown, setShown] = useState<Shown | null>(() => {
    const answer = kept.get(path);
    return answer ? { path, answer } : null;
  });
  const [failure, setFailure] = useState<{ path: string; message: string } | null>(null);
  const [change, setChange] = useState(0);
  const [slow, setSlow] = useState(false);

  useCatalogChange((paths) => {
    if (paths) for (const changed of paths) kept.delete(changed);
    else kept.clear();
    if (!paths || paths.includes(path)) setChange((count) => count + 1);
  });

  // A change on disk asks again.
  useEffect(() => {
    const answer = kept.get(path);
    if (answer) return setShown({ path, answer });
    const abort = new AbortController();
    const wait = setTimeout(() => setSlow(true), SLOW);
    const rest = setTimeout(async () => {
      try {
        const fetched = await fetchConversation(path, abort.signal);
        kept.set(path, fetched);
        for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
        setShown({ path, answer: fetched });
        setFailure(null);
      } catch (error) {
        if (!abort.signal.aborted)
          setFailure({ path, message: error instanceof Error ? error.message : String(error) });
      } finally {
        clearTimeout(wait);
        if (!abort.signal.aborted) setSlow(false);
      }
    }, REST);
    return () => {
      clearTimeout(rest);
      clearTimeout(wait);
      abort.abort();
      setSlow(false);
    };
  }, [path, change]);

  if (failure?.path === path) {
    return (
      <div className="p-3">
        <ErrorNote
          title="The conversation could not be read"
          where={visibleText(failure.message)}
          hint="Choose the row again to retry."
        />
      </div>
    );
  }
  if (!shown || (slow && shown.path !== path)) return <PeekSkeleton />;
  const { conversation, problem } = shown.answer;
  if (problem) {
    const place = problem.line === null ? null : `line ${problem.line}, column ${problem.column ?? 1}`;
    return (
      <div className="p-3">
        <ErrorNote
          title={visibleText(problem.message)}
          where={[visibleText(shown.path), place].filter(Boolean).join(", ")}
          hint={problem.hint}
        />
      </div>
    );
  }
  return conversation && <ConversationView key={shown.path} conversation={conversation} path={shown.path} compact />;
}

export function PeekSkeleton() {
  return (
    <div role="status" aria-label="Reading the conversation" className="space-y-5 p-4">
      {["w-3/4", "w-11/12", "w-2/3"].map((width) => (
        <div key={width} className="space-y-2">
          <Skeleton className="h-3 w-16" />
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}
