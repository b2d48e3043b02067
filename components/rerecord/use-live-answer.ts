"use client";

import { useEffect, useState } from "react";
import { keepLooking } from "@/components/actions/keep-looking";
import { count, decode, list, nullable, object, oneOf, text } from "@/lib/list/decode";
import type { Answer, AnswerPart } from "@/lib/take/answer";

/** Milliseconds between two looks at what has arrived. */
const LOOK = 200;

const decoder = object<{ answer: Answer | null }>({
  answer: nullable(
    object<Answer>({
      parts: list(
        object<AnswerPart>({ kind: oneOf("text", "reasoning", "call", "other"), label: nullable(text), text }),
      ),
      finishReason: nullable(text),
      tokens: nullable(object({ input: nullable(count), output: nullable(count), total: nullable(count) })),
      error: nullable(object({ type: text, message: text, status: nullable(count) })),
    }),
  ),
});

/** What has arrived of the answer that a job waits for; the last of it stays once the job is over. */
export function useLiveAnswer(job: string, running: boolean): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!running) return;
    const look = async (signal: AbortSignal) => {
      const response = await fetch(`/api/rerecord?${new URLSearchParams({ job })}`, { signal });
      const read = decode(decoder, await response.json());
      if (read.answer) setAnswer(read.answer);
      return true;
    };
    return keepLooking(look, LOOK);
  }, [job, running]);
  return answer;
}
