import type { Conversation, ResponseError, TokenLogprob, ToolDefinition, Usage } from "@/lib/recording/message";
import { cutRows } from "./cut-rows";
import { cutView, type TextView, textView } from "./fold";
import { cutPayload, type PayloadView, payloadView } from "./payload-view";
import { type Row, rowsOf, type Slice } from "./rows";

/** A conversation folded for a page. Plain data: it is made on the server, or in the browser from a `Conversation`. */
export type ConversationData = {
  rows: Row[];
  model: string | null;
  parameters: { name: string; value: TextView }[];
  tools: ToolDefinition[];
  finishReason: string | null;
  usage: Usage | null;
  error: ResponseError | null;
  payload: PayloadView | null;
  logprobs: { count: number; tokens: TokenLogprob[] };
  /** Something is left out and has to be fetched when it is asked for. */
  cut: boolean;
};

/** Characters of one request parameter that a page carries. */
const PARAMETER_ROOM = 6000;

/** Characters of tool schemas that a page carries. */
const SCHEMA_ROOM = 24_000;

export function conversationData({ request, response }: Conversation, slice?: Slice): ConversationData {
  return {
    rows: rowsOf({ request, response }, slice),
    model: request.model,
    parameters: request.parameters.map(({ name, value }) => ({ name, value: textView(value, "json") })),
    tools: request.tools,
    finishReason: response.finishReason,
    usage: response.usage,
    error: response.error,
    payload: response.payload && payloadView(response.payload, inputsOf(request)),
    logprobs: { count: response.logprobs.length, tokens: response.logprobs },
    cut: false,
  };
}

/** What was sent, message by message: of embeddings, the texts that the vectors stand for. */
function inputsOf({ messages }: Conversation["request"]): string[] {
  return messages.map(({ parts }) => parts.map((part) => (part.type === "text" ? part.text : "")).join(" "));
}

/** The same with no more than a folded page shows, and about `characters` of recorded text. */
export function cutData(data: ConversationData, characters = 70_000): ConversationData {
  let room = SCHEMA_ROOM;
  return {
    ...data,
    rows: cutRows(data.rows, characters),
    parameters: data.parameters.map(({ name, value }) => ({
      name,
      value: value.length > PARAMETER_ROOM ? cutView(value, PARAMETER_ROOM) : value,
    })),
    tools: data.tools.map((tool) => {
      room -= (tool.schema?.length ?? 0) + (tool.description?.length ?? 0);
      return room >= 0 ? tool : { ...tool, schema: null, description: tool.description?.slice(0, 200) ?? null };
    }),
    payload: data.payload && cutPayload(data.payload),
    logprobs: { count: data.logprobs.count, tokens: [] },
    cut: true,
  };
}
