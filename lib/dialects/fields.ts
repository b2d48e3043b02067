import type { JsonNode } from "../json/document";
import type { Message, Parameter, Usage } from "../recording/message";
import { jsonMessage } from "./shared";

/** The members of a request that are neither messages nor tools, as parameters in the order of the file. */
export function parametersOf(node: JsonNode | undefined, except: readonly string[]): Parameter[] {
  return (node?.members() ?? [])
    .filter(({ key }) => !except.includes(key))
    .map(({ key, value }) => ({ name: key, value: value.raw, pointer: value.pointer }));
}

/** Counts by their wire names; null where the wire carries none of them. */
export function usageOf(node: JsonNode | undefined, names: { [Count in keyof Usage]?: string }): Usage | null {
  if (!node) return null;
  const wanted = [names.input, names.output, names.total, names.reasoning, names.cached];
  const counts = node.pick(wanted.map((name) => name ?? ""));
  const [input, output, total, reasoning, cached] = counts.map((count) => count?.number ?? null);
  const usage: Usage = {
    input: input ?? null,
    output: output ?? null,
    total: total ?? null,
    reasoning: reasoning ?? null,
    cached: cached ?? null,
  };
  return Object.values(usage).every((value) => value === null) ? null : usage;
}

/** Counts that arrive in several events: a later count replaces an earlier one. */
export function mergedUsage(before: Usage | null, after: Usage | null): Usage | null {
  if (!before || !after) return after ?? before;
  return {
    input: after.input ?? before.input,
    output: after.output ?? before.output,
    total: after.total ?? before.total,
    reasoning: after.reasoning ?? before.reasoning,
    cached: after.cached ?? before.cached,
  };
}

/** An answer that the family does not know: shown raw, nothing where there is none. */
export function rawAnswer(body: JsonNode | undefined): Message[] {
  return body && !body.isNull ? [jsonMessage("assistant", "response", body)] : [];
}
