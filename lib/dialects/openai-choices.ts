import type { JsonNode } from "../json/document";
import type { Chunk, Message, Part, ResponseError, ResponseView, Usage } from "../recording/message";
import { rawAnswer } from "./fields";
import { logprobsOf } from "./logprobs";
import { CHOICE_MEMBERS, StreamedChoice } from "./openai-choice";
import { noteExtras } from "./openai-notes";
import { openaiUsageOf } from "./openai-usage";
import { dataOf, emptyResponse, errorFrom, message } from "./shared";
import { chunkOf, type StreamItem, streamItemsOf } from "./stream-item";

/** Folds the chunks of a streamed chat or completion into messages, one a choice (format, section 2.2, R1, R12). */
export function foldChoices(body: JsonNode): ResponseView {
  const fold = new ChoicesFold();
  for (const item of streamItemsOf(body)) fold.take(item);
  return fold.finish();
}

/**
 * Reads the choices of a whole answer; `messagesOf` reads one of them. An answer without choices is shown raw, unless
 * it is an error.
 */
export function readChoices(body: JsonNode | undefined, messagesOf: (choice: JsonNode) => Message[]): ResponseView {
  const data = body && dataOf(body);
  const choices = data?.get("choices");
  if (!data || choices?.kind !== "array") {
    return { ...emptyResponse, messages: data?.get("error") ? [] : rawAnswer(body) };
  }
  const ordered = choices
    .items()
    .map((choice, position) => ({ choice, index: choice.get("index")?.number ?? position }))
    .toSorted((a, b) => a.index - b.index)
    .map(({ choice }) => choice);
  return {
    ...emptyResponse,
    messages: ordered.flatMap(messagesOf),
    finishReason: ordered[0]?.get("finish_reason")?.string ?? null,
    usage: openaiUsageOf(data.get("usage")),
    logprobs: logprobsOf(ordered[0]?.get("logprobs")),
  };
}

const MEMBERS = ["choices", "usage", "error", "prompt_filter_results", "system"];

class ChoicesFold {
  private readonly chunks: Chunk[] = [];
  private readonly choices = new Map<number, StreamedChoice>();
  private readonly unread: Part[] = [];
  private usage: Usage | null = null;
  private error: ResponseError | null = null;

  take(item: StreamItem): void {
    const chunk = chunkOf(item);
    this.chunks.push(chunk);
    const { data } = item;
    if (!data) {
      chunk.notes.push("end of stream");
      return;
    }
    const [choices, usage, failed, promptFilters, system] = data.pick(MEMBERS);
    if (failed && (failed.kind === "object" || failed.string)) {
      this.error = errorFrom(failed, null);
      chunk.notes.push(`error: ${this.error.type}`);
    } else if (choices?.kind !== "array" && !usage && !data.get("choices")?.isNull) {
      this.unread.push({ type: "json", label: "chunk", text: data.raw, pointer: item.isEvent ? null : item.base });
      chunk.notes.push("unknown shape");
    }
    if (choices) this.takeChoices(choices, chunk, item);
    const counts = openaiUsageOf(usage);
    if (counts) {
      this.usage = counts;
      chunk.notes.push("usage");
    }
    noteExtras(chunk.notes, promptFilters, system);
  }

  finish(): ResponseView {
    const choices = [...this.choices].toSorted(([a], [b]) => a - b).map(([, choice]) => choice);
    const messages = choices.map((choice, position) => choice.settle(position));
    if (this.unread.length > 0) messages.push(message("assistant", this.unread, null));
    return {
      messages,
      finishReason: choices[0]?.finishReason ?? null,
      usage: this.usage,
      error: this.error,
      chunks: this.chunks,
      logprobs: choices[0]?.logprobs() ?? [],
      payload: null,
    };
  }

  private takeChoices(choices: JsonNode, chunk: Chunk, item: StreamItem): void {
    let position = 0;
    for (const choice of choices.items()) {
      const members = choice.pick(CHOICE_MEMBERS);
      const index = members[0]?.number ?? position;
      let streamed = this.choices.get(index);
      if (!streamed) {
        streamed = new StreamedChoice();
        this.choices.set(index, streamed);
      }
      streamed.take(members, { chunk, item, path: `/choices/${position}` });
      position++;
    }
  }
}
