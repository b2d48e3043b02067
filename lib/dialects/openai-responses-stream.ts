import type { JsonNode } from "../json/document";
import type { Chunk, ResponseError, ResponseView, TokenLogprob, Usage } from "../recording/message";
import { logprobsOf } from "./logprobs";
import { eventTextOf } from "./openai-event-text";
import { answerOfItems, type ItemView } from "./openai-items";
import { finishReasonOf, responseErrorOf } from "./openai-response-end";
import { StreamedItem } from "./openai-streamed-item";
import { openaiUsageOf } from "./openai-usage";
import { chunkOf, type StreamItem, streamItemsOf } from "./stream-item";

/**
 * Folds the events of a streamed response into its messages: texts from their deltas, and whatever was not streamed
 * from the events that show an item, or the response, as a whole.
 */
export function foldResponseEvents(body: JsonNode): ResponseView {
  const fold = new ResponseFold();
  for (const item of streamItemsOf(body)) fold.take(item);
  return fold.finish();
}

class ResponseFold {
  private readonly chunks: Chunk[] = [];
  private readonly items = new Map<number, StreamedItem>();
  private readonly logprobs: TokenLogprob[] = [];
  private readonly unread: ItemView[] = [];
  private id: string | undefined;
  private finishReason: string | null = null;
  private usage: Usage | null = null;
  private error: ResponseError | null = null;

  take(item: StreamItem): void {
    const chunk = chunkOf(item);
    this.chunks.push(chunk);
    const { data } = item;
    if (!data) return;
    const type = data.get("type")?.string ?? item.label;
    const failed = responseErrorOf(data);
    if (failed) {
      this.error = failed;
      chunk.notes.push(`error: ${failed.type}`);
    }
    const response = data.get("response");
    const shown = data.get("item");
    if (response?.kind === "object") this.takeResponse(response, type, item, chunk);
    else if (shown?.kind === "object") this.takeItem(this.itemOf(data), shown, item, chunk);
    else if (type.startsWith("response.")) this.takeText(type, data, item, chunk);
    else if (!failed) this.keepRaw(data, item, chunk);
  }

  finish(): ResponseView {
    const settled: { node: JsonNode | null; view: ItemView }[] = [];
    let parts = 0;
    for (const [, item] of [...this.items].toSorted(([a], [b]) => a - b)) {
      const { node, view } = item.settle(parts);
      settled.push({ node, view });
      if (view.role === "assistant") parts += view.parts.length;
    }
    for (const view of this.unread) settled.push({ node: null, view });
    return {
      id: this.id,
      messages: answerOfItems(settled),
      finishReason: this.finishReason,
      usage: this.usage,
      error: this.error,
      chunks: this.chunks,
      logprobs: this.logprobs,
      payload: null,
    };
  }

  /** The first events show the response when it began, the last one shows it as it ended. */
  private takeResponse(response: JsonNode, type: string, { isEvent }: StreamItem, { notes }: Chunk): void {
    this.id ??= response.get("id")?.string;
    const status = finishReasonOf(response);
    const hasEnded = /^response\.(completed|incomplete|failed|cancelled)$/.test(type);
    if (status) notes.push(`${hasEnded ? "finish reason" : "status"}: ${status}`);
    if (hasEnded) this.finishReason = status;
    const counts = openaiUsageOf(response.get("usage"));
    if (counts) {
      this.usage = counts;
      notes.push("usage");
    }
    for (const [index, node] of (response.get("output")?.items() ?? []).entries()) {
      const item = this.itemAt(index);
      if (!item.isShown()) item.show(node, !isEvent);
    }
  }

  private takeItem(item: StreamedItem, shown: JsonNode, { isEvent }: StreamItem, { notes }: Chunk): void {
    const type = shown.get("type")?.string ?? "item";
    const name = shown.get("name")?.string;
    if (!item.isShown()) notes.push(name === undefined ? type : `tool call: ${name}`);
    item.show(shown, !isEvent);
  }

  private takeText(type: string, data: JsonNode, item: StreamItem, chunk: Chunk): void {
    const brought = eventTextOf(type, data);
    if (!brought) return;
    const { text, member, isWhole } = brought;
    const grown = this.itemOf(data);
    const value = data.get(member)?.string;
    if (value !== undefined && (!isWhole || grown.isSilent(text))) {
      grown.append(text, value, { chunk, item, path: "" }, `/${member}`);
    }
    if (!isWhole) this.logprobs.push(...logprobsOf(data.get("logprobs")));
  }

  private keepRaw(data: JsonNode, { base, isEvent }: StreamItem, { notes }: Chunk): void {
    notes.push("unknown shape");
    const part = { type: "json" as const, label: "event", text: data.raw, pointer: isEvent ? null : base };
    this.unread.push({ role: "assistant", parts: [part], result: null });
  }

  private itemOf(data: JsonNode): StreamedItem {
    return this.itemAt(data.get("output_index")?.number ?? 0);
  }

  private itemAt(index: number): StreamedItem {
    const item = this.items.get(index) ?? new StreamedItem();
    this.items.set(index, item);
    return item;
  }
}
