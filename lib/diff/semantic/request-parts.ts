import type { RequestView } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import { fieldNameOf } from "../field-name";
import { valueDiffOf } from "../value-diff";
import type { DiffPart } from "./part";

/** What was asked, field by field. What a server says of itself, and ids that calls were given, do not count. */
export function requestParts(before: Side, after: Side): DiffPart[] {
  const [old, now] = [before.recording, after.recording];
  const parts: DiffPart[] = [];
  if (old.testId !== now.testId) {
    parts.push({ class: "request", what: "test id", before: old.testId, after: now.testId });
  }
  if (old.request.raw === now.request.raw) return parts;
  const ids = samePlaces(callIdsOf(before.request), callIdsOf(after.request));
  const base = old.request.pointer.length;
  for (const { pointer, before: was, after: is } of valueDiffOf(old.request, now.request)) {
    const path = pointer.slice(base);
    if (isUnseen(path, old.kind)) continue;
    if (was !== null && is !== null && ids.get(was) === is) continue;
    parts.push({ class: "request", what: fieldNameOf(path), before: was, after: is });
  }
  return parts;
}

/** Neither a replay nor the request key looks at these; of raw HTTP calls the address is a part of the key. */
function isUnseen(path: string, kind: Recording["kind"]): boolean {
  const [, first] = path.split("/");
  if (first === "url") return kind === "inference";
  return first === "provider_metadata" || first === "headers" || first === "test_id";
}

type Side = { recording: Recording; request: RequestView };

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
