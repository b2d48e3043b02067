import type { Conversation } from "../recording/message";

/**
 * For tests: what a recording answers, derived a second time, straight from section 2.2 of the format and from plain
 * JSON, without the tape and without the wire families. It is short on purpose: it knows the shapes that were
 * recorded, not those that might be.
 */
export type Derived = {
  answers: { text: string; reasoning: string; toolCalls: { name: string; arguments: Json }[] }[];
  finishReason: string | null;
  usage: { input: number | null; output: number | null; total: number | null } | null;
};

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

type Answer = Derived["answers"][number];
type Counts = { input: string; output: string; total: string };

const NOTHING: Derived = { answers: [], finishReason: null, usage: null };
const CHAT: Counts = { input: "prompt_tokens", output: "completion_tokens", total: "total_tokens" };
const CLAUDE: Counts = { input: "input_tokens", output: "output_tokens", total: "-" };
const INTERACTION: Counts = { input: "total_input_tokens", output: "total_output_tokens", total: "total_tokens" };
const VERTEX: Counts = {
  input: "prompt_token_count",
  output: "candidates_token_count",
  total: "total_token_count",
};
const OLLAMA: Counts = { input: "prompt_eval_count", output: "eval_count", total: "-" };

/** The answer in a file's text; null where the shape is none that section 2 lists. */
export function derivedOf(file: string): Derived | null {
  const recording: Json = JSON.parse(file);
  const url = text(at(recording, "request", "url"));
  const body = at(recording, "response", "body");
  const first = Array.isArray(body) ? body[0] : body;
  const type = text(at(first, "__type__")).split(".").at(-1);
  const items = list(body).map((item) => at(item, "__data__") ?? item);
  const single = at(body, "__data__") ?? body;
  const one = single === undefined ? [] : [single];

  if (at(recording, "response", "is_exception") === true) return NOTHING;
  if (at(single, "error")) return NOTHING;
  switch (type) {
    case "ChatCompletionChunk":
      return chatStream(items);
    case "ChatCompletion":
      return chat(single);
    case "Completion":
      return Array.isArray(body) ? completionStream(items) : completion(single);
    case "CreateEmbeddingResponse":
      return { ...NOTHING, usage: counts(at(single, "usage"), CHAT) };
    case "Model":
    case "ProcessResponse":
    case "ListResponse":
    case "ProcessFileResponse":
      return NOTHING;
    case "EmbedResponse":
      return { ...NOTHING, usage: counts(single, OLLAMA) };
    case "ProgressResponse":
      return { ...NOTHING, answers: [answer(text(at(single, "status")), "")] };
    case "ToolInvocationResult":
      return { ...NOTHING, answers: [answer(text(at(single, "content")), "")] };
    case "GenerateResponse":
    case "ChatResponse":
      return ollama(Array.isArray(body) ? items : one);
  }
  if (url.startsWith("vertexai:")) return vertex(Array.isArray(body) ? items : one);
  const streamed = typeof first === "string";
  if (url.endsWith("/v1/messages")) return streamed ? claudeStream(events(body)) : claude(single);
  if (url.endsWith("/interactions")) return streamed ? interactionStream(events(body)) : interaction(single);
  // An empty list is a stream, or a list of models, that brought nothing.
  return Array.isArray(body) && body.length === 0 ? NOTHING : null;
}

/** A conversation in the terms of the derivation. */
export function readOf({ response }: Conversation): Derived {
  const { finishReason, usage } = response;
  return {
    answers: response.messages.map(({ parts }) => ({
      text: parts.map((part) => (part.type === "text" ? part.text : "")).join(""),
      reasoning: parts.map((part) => (part.type === "reasoning" ? part.text : "")).join(""),
      toolCalls: parts.flatMap((part) => (part.type === "tool_call" ? [toolCall(part.name, part.arguments)] : [])),
    })),
    finishReason,
    usage: usage && { input: usage.input, output: usage.output, total: usage.total },
  };
}

function chat(body: Json | undefined): Derived {
  const choices = list(at(body, "choices"));
  return {
    answers: choices.map((choice) => {
      const message = at(choice, "message");
      const calls = list(at(message, "tool_calls")).map((call) =>
        toolCall(text(at(call, "function", "name")), text(at(call, "function", "arguments"))),
      );
      return answer(text(at(message, "content")), thought(message), calls);
    }),
    finishReason: text(at(choices[0], "finish_reason")) || null,
    usage: counts(at(body, "usage"), CHAT),
  };
}

function chatStream(chunks: Json[]): Derived {
  const answers: Answer[] = [];
  let usage: Derived["usage"] = null;
  const choices = chunks.flatMap((chunk) => list(at(chunk, "choices")));
  for (const chunk of chunks) usage = counts(at(chunk, "usage"), CHAT) ?? usage;
  const indexes = [...new Set(choices.map((choice) => number(at(choice, "index")) ?? 0))].sort((a, b) => a - b);
  for (const index of indexes) {
    const deltas = choices.filter((choice) => at(choice, "index") === index).map((choice) => at(choice, "delta"));
    const entries = deltas.flatMap((delta) => list(at(delta, "tool_calls")));
    const numbers = [...new Set(entries.map((entry) => at(entry, "index")))];
    const calls = numbers.map((number) => {
      const same = entries.filter((entry) => at(entry, "index") === number);
      const name = same.map((entry) => text(at(entry, "function", "name"))).find((word) => word !== "") ?? "";
      return toolCall(name, same.map((entry) => text(at(entry, "function", "arguments"))).join(""));
    });
    const content = deltas.map((delta) => text(at(delta, "content"))).join("");
    answers.push(answer(content, deltas.map(thought).join(""), calls));
  }
  const first = choices.filter((choice) => at(choice, "index") === indexes[0]);
  return { answers, finishReason: lastText(first.map((choice) => at(choice, "finish_reason"))), usage };
}

function completion(body: Json | undefined): Derived {
  const choices = list(at(body, "choices"));
  return {
    answers: choices.map((choice) => answer(text(at(choice, "text")), "")),
    finishReason: text(at(choices[0], "finish_reason")) || null,
    usage: counts(at(body, "usage"), CHAT),
  };
}

function completionStream(chunks: Json[]): Derived {
  const choices = chunks.map((chunk) => at(chunk, "choices", 0));
  return {
    answers: [answer(choices.map((choice) => text(at(choice, "text"))).join(""), "")],
    finishReason: lastText(choices.map((choice) => at(choice, "finish_reason"))),
    usage: chunks.reduce<Derived["usage"]>((last, chunk) => counts(at(chunk, "usage"), CHAT) ?? last, null),
  };
}

function vertex(chunks: Json[]): Derived {
  const candidates = chunks.map((chunk) => at(chunk, "candidates", 0));
  const parts = candidates.flatMap((candidate) => list(at(candidate, "content", "parts")));
  const said = (isThought: boolean) =>
    parts.filter((part) => (at(part, "thought") === true) === isThought).map((part) => text(at(part, "text")));
  const calls = parts.flatMap((part) => {
    const call = at(part, "function_call");
    return call ? [{ name: text(at(call, "name")), arguments: at(call, "args") ?? {} }] : [];
  });
  return {
    answers: [{ text: said(false).join(""), reasoning: said(true).join(""), toolCalls: calls }],
    finishReason: lastText(candidates.map((candidate) => at(candidate, "finish_reason"))),
    usage: counts(at(chunks.at(-1), "usage_metadata"), VERTEX),
  };
}

function claude(body: Json | undefined): Derived {
  const blocks = list(at(body, "content"));
  const calls = blocks
    .filter((block) => at(block, "type") === "tool_use")
    .map((block) => ({ name: text(at(block, "name")), arguments: at(block, "input") ?? {} }));
  const said = (member: string) => blocks.map((block) => text(at(block, member))).join("");
  return {
    answers: [{ text: said("text"), reasoning: said("thinking"), toolCalls: calls }],
    finishReason: text(at(body, "stop_reason")) || null,
    usage: counts(at(body, "usage"), CLAUDE),
  };
}

function claudeStream(stream: Json[]): Derived {
  const blocks = stream.filter((event) => at(event, "type") === "content_block_start");
  const deltas = stream.filter((event) => at(event, "type") === "content_block_delta");
  const said = (member: string) => deltas.map((event) => text(at(event, "delta", member))).join("");
  const calls = blocks.flatMap((event) => {
    if (at(event, "content_block", "type") !== "tool_use") return [];
    const pieces = deltas.filter((delta) => at(delta, "index") === at(event, "index"));
    const input = pieces.map((delta) => text(at(delta, "delta", "partial_json"))).join("");
    return [toolCall(text(at(event, "content_block", "name")), input)];
  });
  const end = stream.find((event) => at(event, "type") === "message_delta");
  return {
    answers: [{ text: said("text"), reasoning: said("thinking"), toolCalls: calls }],
    finishReason: text(at(end, "delta", "stop_reason")) || null,
    usage: counts(at(end, "usage"), CLAUDE),
  };
}

function interaction(body: Json | undefined): Derived {
  const outputs = list(at(body, "outputs"));
  const calls = outputs
    .filter((output) => at(output, "type") === "function_call")
    .map((output) => ({ name: text(at(output, "name")), arguments: at(output, "arguments") ?? {} }));
  const said = outputs.map((output) => text(at(output, "text"))).join("");
  return {
    answers: [{ text: said, reasoning: "", toolCalls: calls }],
    finishReason: text(at(body, "status")) || null,
    usage: counts(at(body, "usage"), INTERACTION),
  };
}

function interactionStream(stream: Json[]): Derived {
  const deltas = stream.map((event) => at(event, "delta"));
  const end = stream.find((event) => at(event, "event_type") === "interaction.complete");
  return {
    answers: [answer(deltas.map((delta) => text(at(delta, "text"))).join(""), "")],
    finishReason: text(at(end, "interaction", "status")) || null,
    usage: counts(at(end, "interaction", "usage"), INTERACTION),
  };
}

function ollama(items: Json[]): Derived {
  const messages = items.map((item) => at(item, "message") ?? item);
  const calls = messages.flatMap((message) =>
    list(at(message, "tool_calls")).map((call) => ({
      name: text(at(call, "function", "name")),
      arguments: at(call, "function", "arguments") ?? {},
    })),
  );
  const said = messages.map((message) => text(at(message, "content")) + text(at(message, "response"))).join("");
  const reasoning = messages.map((message) => text(at(message, "thinking"))).join("");
  return {
    answers: [{ text: said, reasoning, toolCalls: calls }],
    finishReason: lastText(items.map((item) => at(item, "done_reason"))),
    usage: counts(
      items.find((item) => at(item, "done") === true),
      OLLAMA,
    ),
  };
}

/** Rule 7: what stands in `<reasoning>` or `<think>` at the beginning of the content is reasoning. */
export function answer(content: string, reasoning: string, toolCalls: Answer["toolCalls"] = []): Answer {
  const tagged = /^(?:\s*<(reasoning|think)>[\s\S]*?(?:<\/\1>|$))+/.exec(content)?.[0] ?? "";
  const embedded = [...tagged.matchAll(/<(reasoning|think)>([\s\S]*?)(?:<\/\1>|$)/g)].map((match) => match[2]).join("");
  return {
    text: content.slice(tagged.length),
    reasoning: embedded + reasoning,
    toolCalls,
  };
}

/** Arguments are compared by value; those that are no JSON, as the text that they are. */
export function toolCall(name: string, args: string): Answer["toolCalls"][number] {
  try {
    return { name, arguments: JSON.parse(args) };
  } catch {
    return { name, arguments: args };
  }
}

function thought(message: Json | undefined): string {
  return text(at(message, "reasoning")) || text(at(message, "reasoning_content"));
}

function events(body: Json | undefined): Json[] {
  return list(body).flatMap((line): Json[] =>
    text(line).startsWith("data: {") ? [JSON.parse(text(line).slice(6))] : [],
  );
}

function counts(node: Json | undefined, names: Counts): Derived["usage"] {
  const [input, output, total] = [names.input, names.output, names.total].map((name) => number(at(node, name)) ?? null);
  const usage = { input: input ?? null, output: output ?? null, total: total ?? null };
  return usage.input === null && usage.output === null && usage.total === null ? null : usage;
}

function lastText(values: (Json | undefined)[]): string | null {
  return values.map(text).findLast((value) => value !== "") ?? null;
}

function at(json: Json | undefined, ...steps: (string | number)[]): Json | undefined {
  let node = json;
  for (const step of steps) {
    if (Array.isArray(node)) node = typeof step === "number" ? node[step] : undefined;
    else if (node !== null && typeof node === "object" && Object.hasOwn(node, step)) node = node[step];
    else return undefined;
  }
  return node;
}

function text(json: Json | undefined): string {
  return typeof json === "string" ? json : "";
}

function number(json: Json | undefined): number | undefined {
  return typeof json === "number" ? json : undefined;
}

function list(json: Json | undefined): Json[] {
  return Array.isArray(json) ? json : [];
}
