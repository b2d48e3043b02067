import { single, streamed, typed } from "../scene";
import { stretchesOf } from "../text";
import { type Fields, float, type Value } from "../values";

/** OpenAI's Responses API: its object and the events of its stream, in the SDK's order of keys. */
export type About = { model: string; instructions: string; tools: Fields[] };
type Counts = { input: number; output: number; reasoning: number };

function usageOf({ input, output, reasoning }: Counts): Fields {
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  };
}

function responseOf(id: string, createdAt: Value, about: About, state: string, output: Value[], usage: Value): Fields {
  return {
    id,
    created_at: createdAt,
    error: null,
    incomplete_details: null,
    instructions: about.instructions,
    metadata: {},
    model: about.model,
    object: "response",
    output,
    parallel_tool_calls: true,
    temperature: float(1),
    tool_choice: "auto",
    tools: about.tools.map(declaredTool),
    top_p: float(1),
    background: false,
    completed_at: state === "completed" ? float(1777880403) : null,
    conversation: null,
    max_output_tokens: null,
    max_tool_calls: null,
    previous_response_id: null,
    prompt: null,
    prompt_cache_key: null,
    prompt_cache_retention: null,
    reasoning: { effort: "low", generate_summary: null, summary: "auto" },
    safety_identifier: null,
    service_tier: "default",
    status: state,
    text: { format: { type: "text" }, verbosity: "medium" },
    top_logprobs: 0,
    truncation: "disabled",
    usage,
    user: null,
  };
}

/** A function as the SDK declares it, whatever the request said of it. */
function declaredTool({ description = null, ...required }: Fields): Fields {
  return { ...required, defer_loading: null, description };
}

export function reasoningItem(id: string, summary: string[]): Fields {
  const texts = summary.map((text) => ({ text, type: "summary_text" }));
  return { id, summary: texts, type: "reasoning", content: null, encrypted_content: null, status: null };
}

export function messageItem(id: string, text: string | null, state = "completed"): Fields {
  const content = text === null ? [] : [textContent(text)];
  return { id, content, role: "assistant", status: state, type: "message", phase: null };
}

function textContent(text: string): Fields {
  return { annotations: [], text, type: "output_text", logprobs: [] };
}

export function callItem(id: string, callId: string, name: string, args: string, state = "completed"): Fields {
  return { arguments: args, call_id: callId, name, type: "function_call", id, namespace: null, status: state };
}

export function responseSingle(about: About, output: Value[], counts: Counts) {
  return single((rec) =>
    typed(
      "openai.types.responses.response.Response",
      responseOf(rec, "1970-01-01T00:00:00.000000Z", about, "completed", output, usageOf(counts)),
    ),
  );
}

type Event = { kind: string; data: Fields };

/** A stream that reasons in a summary, says a text and calls one function. */
export function responseStream(
  about: About,
  made: { id: string; summary: string; text: string; call: { callId: string; name: string; arguments: string } },
  counts: Counts,
) {
  const { id, summary, text, call } = made;
  const at = float(1777880400);
  const [thoughtId, messageId, callId] = [`rs_${id}`, `msg_${id}`, `fc_${id}`];
  const items = [
    reasoningItem(thoughtId, [summary]),
    messageItem(messageId, text),
    callItem(callId, call.callId, call.name, call.arguments),
  ];
  const response = (state: string, output: Value[], usage: Value) =>
    responseOf(`resp_${id}`, at, about, state, output, usage);
  const events: Event[] = [
    { kind: "created", data: { response: response("in_progress", [], null) } },
    { kind: "in_progress", data: { response: response("in_progress", [], null) } },
    ...itemEvents(0, reasoningItem(thoughtId, []), items[0], summaryEvents(thoughtId, summary)),
    ...itemEvents(1, messageItem(messageId, null, "in_progress"), items[1], textEvents(messageId, text)),
    ...itemEvents(2, callItem(callId, call.callId, call.name, "", "in_progress"), items[2], callEvents(callId, call)),
    { kind: "completed", data: { response: response("completed", items, usageOf(counts)) } },
  ];
  return streamed(() => events.map(({ kind, data }, position) => eventOf(kind, data, position)));
}

function itemEvents(index: number, start: Fields, end: Fields | undefined, between: Event[]): Event[] {
  return [
    { kind: "output_item.added", data: { item: start, output_index: index } },
    ...between,
    { kind: "output_item.done", data: { item: end ?? start, output_index: index } },
  ];
}

function summaryEvents(itemId: string, summary: string): Event[] {
  const place = { item_id: itemId, output_index: 0 };
  const deltas = stretchesOf(summary, 3).map((delta) => ({
    kind: "reasoning_summary_text.delta",
    data: { delta, ...place, summary_index: 0 },
  }));
  const part = (text: string) => ({ ...place, part: { text, type: "summary_text" }, summary_index: 0 });
  return [
    { kind: "reasoning_summary_part.added", data: part("") },
    ...deltas,
    { kind: "reasoning_summary_text.done", data: { ...place, summary_index: 0, text: summary } },
    { kind: "reasoning_summary_part.done", data: part(summary) },
  ];
}

function textEvents(itemId: string, text: string): Event[] {
  const part = (said: string) => ({
    content_index: 0,
    item_id: itemId,
    output_index: 1,
    part: textContent(said),
  });
  const deltas = stretchesOf(text, 2).map((delta) => ({
    kind: "output_text.delta",
    data: { content_index: 0, delta, item_id: itemId, logprobs: [], output_index: 1 },
  }));
  return [
    { kind: "content_part.added", data: part("") },
    ...deltas,
    { kind: "output_text.done", data: { content_index: 0, item_id: itemId, logprobs: [], output_index: 1, text } },
    { kind: "content_part.done", data: part(text) },
  ];
}

function callEvents(itemId: string, call: { name: string; arguments: string }): Event[] {
  const place = { item_id: itemId, output_index: 2 };
  const deltas = stretchesOf(call.arguments, 1).map((delta) => ({
    kind: "function_call_arguments.delta",
    data: { delta, ...place },
  }));
  const done = { arguments: call.arguments, item_id: itemId, name: call.name, output_index: 2 };
  return [...deltas, { kind: "function_call_arguments.done", data: done }];
}

function eventOf(kind: string, data: Fields, position: number): Fields {
  const words = kind.split(/[._]/);
  const short = kind.startsWith("output_text.") ? ["text", ...words.slice(2)] : words;
  const name = `Response${short.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Event`;
  const module = `response_${short.join("_")}_event`;
  const members = Object.entries<Value>({ ...data, sequence_number: position, type: `response.${kind}` });
  // The SDK declares what events must have in the order of the alphabet.
  const declared = members.sort(([one], [other]) => (one < other ? -1 : 1));
  return typed(`openai.types.responses.${module}.${name}`, Object.fromEntries(declared));
}
