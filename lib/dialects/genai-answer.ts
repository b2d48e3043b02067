import type { JsonNode } from "../json/document";
import type { Chunk, Message, ResponseError, ResponseView, TokenLogprob, Usage } from "../recording/message";
import { Assembly, push } from "./assembly";
import { mergedUsage, usageOf } from "./fields";
import { contentMessagesOf, isThought, kindOf, partOf } from "./genai-content";
import { emptyResponse, message } from "./shared";

const USAGE = {
  input: "prompt_token_count",
  output: "candidates_token_count",
  total: "total_token_count",
  reasoning: "thoughts_token_count",
  cached: "cached_content_token_count",
};

/** One response (format, section 2.2, R5): a message a candidate, in the order of their indexes. */
export function answerOf(body: JsonNode): ResponseView {
  const candidates = candidatesOf(body);
  return {
    ...emptyResponse,
    messages: candidates.flatMap(({ node }) => singleMessageOf(node)),
    finishReason: candidates[0]?.node.get("finish_reason")?.string ?? null,
    usage: usageOf(body.get("usage_metadata"), USAGE),
    error: blockOf(body),
    logprobs: candidates[0] ? logprobsOf(candidates[0].node) : [],
  };
}

/** A streamed response (format, section 2.2, R4): one chunk an item, folded by the candidates' indexes. */
export function streamOf(body: JsonNode): ResponseView {
  const items = body.items();
  const fold = new Fold(items.flatMap(candidatesOf).map(({ index }) => index));
  const chunks = items.map((item) => fold.read(item));
  const { finishReason, usage, error, logprobs } = fold;
  return { ...emptyResponse, messages: fold.messages(), finishReason, usage, error, chunks, logprobs };
}

/** A message as it grows, and the kind of the part that came last. */
type Growing = { assembly: Assembly; kind: string };

type Candidate = { index: number; node: JsonNode };

function candidatesOf(body: JsonNode): Candidate[] {
  return (body.get("candidates")?.items() ?? [])
    .map((node, position) => ({ index: node.get("index")?.number ?? position, node }))
    .sort((a, b) => a.index - b.index);
}

/** A candidate's message; a function response inside an answer (never seen) stays with it as it is. */
function singleMessageOf(candidate: JsonNode): Message[] {
  const content = candidate.get("content");
  return content && !content.isNull ? contentMessagesOf(content, "assistant") : [message("assistant", [], candidate)];
}

/** A prompt that was refused has no candidates, but a feedback. */
function blockOf(body: JsonNode): ResponseError | null {
  const feedback = body.get("prompt_feedback");
  const reason = feedback?.get("block_reason")?.string;
  if (reason === undefined) return null;
  return {
    type: reason,
    message: feedback?.get("block_reason_message")?.string ?? "The prompt was blocked.",
    status: null,
  };
}

function logprobsOf(candidate: JsonNode): TokenLogprob[] {
  const result = candidate.get("logprobs_result");
  const tops = result?.get("top_candidates")?.items() ?? [];
  const tokenOf = (node: JsonNode) => ({
    token: node.get("token")?.string ?? "",
    logprob: node.get("log_probability")?.number ?? 0,
  });
  return (result?.get("chosen_candidates")?.items() ?? []).map((chosen, position) => ({
    ...tokenOf(chosen),
    top: (tops[position]?.get("candidates")?.items() ?? []).map(tokenOf),
  }));
}

class Fold {
  finishReason: string | null = null;
  usage: Usage | null = null;
  error: ResponseError | null = null;
  readonly logprobs: TokenLogprob[] = [];
  private readonly byIndex: ReadonlyMap<number, Growing>;

  constructor(indexes: readonly number[]) {
    const ordered = [...new Set(indexes)].sort((a, b) => a - b);
    this.byIndex = new Map(ordered.map((index, at) => [index, { assembly: new Assembly(at), kind: "" }]));
  }

  read(item: JsonNode): Chunk {
    const chunk: Chunk = { label: "GenerateContentResponse", pointers: [item.pointer], pieces: [], notes: [] };
    for (const candidate of candidatesOf(item)) this.candidate(candidate, chunk);
    const usage = usageOf(item.get("usage_metadata"), USAGE);
    if (usage) {
      this.usage = mergedUsage(this.usage, usage);
      chunk.notes.push("usage");
    }
    this.error = blockOf(item) ?? this.error;
    return chunk;
  }

  messages(): Message[] {
    return [...this.byIndex.values()].map(({ assembly }) => message("assistant", assembly.parts, null));
  }

  private candidate({ index, node }: Candidate, chunk: Chunk): void {
    const state = this.byIndex.get(index);
    if (!state) return;
    for (const part of node.path("content", "parts")?.items() ?? []) this.part(state, part, chunk);
    const reason = node.get("finish_reason")?.string;
    if (reason !== undefined) {
      if (state.assembly.message === 0) this.finishReason = reason;
      chunk.notes.push(`finish reason: ${reason}`);
    }
    if (state.assembly.message === 0) this.logprobs.push(...logprobsOf(node));
  }

  /** Text goes on where the part before it was text of the same kind; everything else is a part of its own. */
  private part(state: Growing, part: JsonNode, chunk: Chunk): void {
    const { assembly } = state;
    const member = kindOf(part);
    const read = partOf(part);
    if (read.type === "text" || read.type === "reasoning") {
      if (read.text === "") return;
      const kind = isThought(part) ? "thought" : "text";
      if (state.kind !== kind) assembly.add(kind, { ...read, text: "", pointer: null });
      state.kind = kind;
      push(chunk.pieces, assembly.append(kind, { node: part.get("text") ?? part }));
      return;
    }
    state.kind = member;
    if (read.type === "tool_call") {
      assembly.add(member, { ...read, arguments: "", pointer: part.pointer });
      const args = part.path(member, "args");
      if (args) push(chunk.pieces, assembly.append(member, { node: args }));
      chunk.notes.push(`tool call: ${read.name}`);
    } else {
      assembly.add(member, read);
      chunk.notes.push(member);
    }
  }
}
