import { rememberedConversationOf } from "../../dialects/remembered";
import type { RequestView } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import { fieldNameOf } from "../field-name";
import { normalisedRequestOf } from "../request-diff";
import { type ValueChange, valueDiffOf } from "../value-diff";
import type { DiffPart } from "./part";

/**
 * What was asked, field by field, as far as a replay looks at it: what the normaliser erases before it hashes (scores,
 * ids of documents) and the ids that calls were given do not count.
 */
export function requestParts(old: Recording, now: Recording): DiffPart[] {
  const parts: DiffPart[] = [];
  if (old.testId !== now.testId) {
    parts.push({ class: "request", what: "test id", before: old.testId, after: now.testId });
  }
  if (old.request.raw === now.request.raw) return parts;
  const ids = samePlaces(
    callIdsOf(rememberedConversationOf(old).request),
    callIdsOf(rememberedConversationOf(now).request),
  );
  for (const { pointer, before: was, after: is } of changesBetween(old, now)) {
    if (/^\/test_id(?:\/|$)/.test(pointer)) continue;
    if (was !== null && is !== null && ids.get(was) === is) continue;
    parts.push({ class: "request", what: fieldNameOf(pointer), before: was, after: is });
  }
  return parts;
}

function changesBetween(before: Recording, after: Recording): ValueChange[] {
  const [old, now] = [normalisedRequestOf(before), normalisedRequestOf(after)];
  if (old && now) return valueDiffOf(old, now);
  const base = before.request.pointer.length;
  return valueDiffOf(before.request, after.request).map((change) => ({
    ...change,
    pointer: change.pointer.slice(base),
  }));
}

/** The ids of the calls in a request, in the order in which they first stand there, as JSON strings. */
function callIdsOf({ messages }: RequestView): string[] {
  const ids = messages.flatMap(({ parts, toolCallId }) => [
    ...parts.flatMap((part) => (part.type === "tool_call" && part.id !== null ? [part.id] : [])),
    ...(toolCallId === null ? [] : [toolCallId]),
  ]);
  return [...new Set(ids)].map((id) => JSON.stringify(id));
}

function samePlaces(before: readonly string[], after: readonly string[]): Map<string, string> {
  return new Map(before.flatMap((id, at) => (after[at] === undefined ? [] : [[id, after[at]] as const])));
}
