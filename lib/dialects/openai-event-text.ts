import type { JsonNode } from "../json/document";
import type { ItemText } from "./openai-streamed-item";

/** The text that an event of a streamed response brings, and the member that holds it. */
export type EventText = { text: ItemText; member: string; isWhole: boolean };

type Content = Exclude<ItemText, { section: "call" }>;
type Known = { section: Content["section"]; kind: Content["kind"]; whole: string } | { section: "call"; whole: string };

/** By the event's name without `response.` and `.delta` or `.done`; `whole` holds the text when it is done. */
const TEXTS = new Map<string, Known>([
  ["output_text", { section: "content", kind: "text", whole: "text" }],
  ["output_audio_transcript", { section: "content", kind: "text", whole: "transcript" }],
  ["audio.transcript", { section: "content", kind: "text", whole: "transcript" }],
  ["refusal", { section: "content", kind: "refusal", whole: "refusal" }],
  ["reasoning_text", { section: "content", kind: "reasoning", whole: "text" }],
  ["reasoning_summary_text", { section: "summary", kind: "reasoning", whole: "text" }],
  ["function_call_arguments", { section: "call", whole: "arguments" }],
  ["mcp_call_arguments", { section: "call", whole: "arguments" }],
  ["mcp_call.arguments", { section: "call", whole: "arguments" }],
  ["custom_tool_call_input", { section: "call", whole: "input" }],
  ["code_interpreter_call_code", { section: "call", whole: "code" }],
]);

/** What text the event brings: a delta, or once more the whole; null for an event of another kind. */
export function eventTextOf(type: string, data: JsonNode): EventText | null {
  const [, name = "", phase] = /^response\.(.+)\.(delta|done)$/.exec(type) ?? [];
  const known = TEXTS.get(name);
  if (!known) return null;
  const at = data.get(known.section === "summary" ? "summary_index" : "content_index")?.number ?? 0;
  const text: ItemText =
    known.section === "call" ? { section: "call" } : { section: known.section, index: at, kind: known.kind };
  return { text, member: phase === "delta" ? "delta" : known.whole, isWhole: phase === "done" };
}
