import type { JsonNode } from "../json/document";
import type { Message, Part, TokenLogprob } from "../recording/message";
import { embeddedReasoningOf } from "./embedded-reasoning";
import { logprobsOf } from "./logprobs";
import { noteFilters } from "./openai-notes";
import { message } from "./shared";
import { type Origin, Strand } from "./strand";
import { StreamedCalls } from "./streamed-calls";

/** What `take` wants of a choice, in this order. */
export const CHOICE_MEMBERS = [
  "index",
  "delta",
  "finish_reason",
  "logprobs",
  "content_filter_results",
  "content_filter_result",
  "text",
];

const DELTA_MEMBERS = ["role", "content", "reasoning", "reasoning_content", "refusal", "tool_calls", "function_call"];

/** One choice of a streamed chat (format, section 2.2, R1, rules 2 to 8) or completion (R12) as its pieces arrive. */
export class StreamedChoice {
  finishReason: string | null = null;
  private role: string | null = null;
  private spoke = false;
  private readonly reasoning = new Strand();
  private readonly content = new Strand();
  private readonly refusal = new Strand();
  private readonly calls = new StreamedCalls();
  private readonly logprobNodes: JsonNode[] = [];

  /** Takes in the `CHOICE_MEMBERS` of a chunk's choice; `origin.path` leads to the choice. */
  take(members: readonly (JsonNode | undefined)[], origin: Origin): void {
    const [, delta, finish, logprobs, filter, filterFailed, text] = members;
    if (delta) this.takeDelta(delta, { ...origin, path: `${origin.path}/delta` });
    // Some servers repeat a chat's delta as `text`.
    else if (text?.string !== undefined) this.say(text.string, origin, "/text");
    const reason = finish?.string;
    if (reason) {
      this.finishReason = reason;
      origin.chunk.notes.push(`finish reason: ${reason}`);
    }
    if (logprobs) this.logprobNodes.push(logprobs);
    if (filter || filterFailed) noteFilters(origin.chunk.notes, filter, filterFailed);
  }

  logprobs(): TokenLogprob[] {
    return this.logprobNodes.flatMap(logprobsOf);
  }

  /** The message that the deltas make, as the answer's message `position`; gives the chunks their pieces. */
  settle(position: number): Message {
    const parts: Part[] = [];
    const embedded = embeddedReasoningOf(this.content.text);
    const add = (type: "text" | "reasoning" | "refusal", text: string, settle: (part: number) => void) => {
      if (text === "") return;
      settle(parts.length);
      parts.push({ type, text, pointer: null });
    };
    add("reasoning", this.reasoning.text, (part) => this.reasoning.settle(position, part));
    if (embedded) {
      for (const [type, ranges] of [
        ["reasoning", embedded.reasoning],
        ["text", [embedded.text]],
      ] as const) {
        add(type, this.content.sliceOf(ranges), (part) => this.content.settleRanges(ranges, position, part));
      }
    } else add("text", this.content.text, (part) => this.content.settle(position, part));
    add("refusal", this.refusal.text, (part) => this.refusal.settle(position, part));
    parts.push(...this.calls.settle(position, parts.length));
    if (parts.length === 0 && this.spoke) parts.push({ type: "text", text: "", pointer: null });
    return message(this.role ?? "assistant", parts, null);
  }

  private takeDelta(delta: JsonNode, origin: Origin): void {
    const [role, content, reasoning, otherReasoning, refusal, calls, legacyCall] = delta.pick(DELTA_MEMBERS);
    if (role) this.takeRole(role.string, origin);
    const said = content?.string;
    if (said !== undefined) this.say(said, origin, "/content");
    else if (content) this.takeParts(content, { ...origin, path: `${origin.path}/content` });
    // The two names of reasoning hold the same text where both are given: it counts once (rule 6).
    const reasoned = reasoning?.string;
    if (reasoned) this.reasoning.append(reasoned, origin, "/reasoning");
    else if (otherReasoning?.string) this.reasoning.append(otherReasoning.string, origin, "/reasoning_content");
    if (refusal?.string) this.refusal.append(refusal.string, origin, "/refusal");
    if (calls) this.calls.take(calls, origin);
    if (legacyCall) this.calls.takeLegacy(legacyCall, origin);
    if (!content) noteUnread(delta, origin);
  }

  private takeRole(role: string | undefined, { chunk }: Origin): void {
    if (!role || this.role !== null) return;
    this.role = role;
    chunk.notes.push(`role: ${role}`);
  }

  private say(text: string, origin: Origin, step: string): void {
    this.spoke = true;
    this.content.append(text, origin, step);
  }

  /** A content as a list of parts (Mistral): `{type: text, text}` and `{type: thinking, thinking: [{text}]}`. */
  private takeParts(content: JsonNode, origin: Origin): void {
    for (const [position, part] of content.items().entries()) {
      const text = part.get("text")?.string;
      if (text) this.content.append(text, origin, `/${position}/text`);
      for (const [step, thought] of (part.get("thinking")?.items() ?? []).entries()) {
        this.reasoning.append(thought.get("text")?.string ?? "", origin, `/${position}/thinking/${step}/text`);
      }
    }
  }
}

/** Members of a delta that become no part (spoken audio, pictures) are at least named. */
function noteUnread(delta: JsonNode, { chunk }: Origin): void {
  for (const { key, value } of delta.members()) {
    if (!DELTA_MEMBERS.includes(key) && (value.kind === "object" || value.kind === "array" || value.string))
      chunk.notes.push(key);
  }
}
