import type { Conversation, ResponseError, TokenLogprob, ToolDefinition, Usage } from "@/lib/recording/message";
import { cutRows } from "./cut-rows";
import { cutView, type TextView, textView } from "./fold";
import { cutPayload, type PayloadView, payloadView } from "./payload-view";
import { type Row, rowsOf, type Slice } from "./rows";

/** A conversation folded for a page. Plain data: it is made on the server, or in the browser from a `Conversation`. */
export type ConversationData = {
  rows: Row[];
  /** Rows that are left out of the middle of a very long request: how many, and behind which row. */
  gap: { after: number; count: number } | null;
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

/** Rows of a request that a page carries. */
const MANY = 160;

/** Characters of one request parameter that a page carries. */
const PARAMETER_ROOM = 6000;

/** Characters of tool schemas that a page carries. */
const SCHEMA_ROOM = 24_000;

export function conversationData({ request, response }: Conversation, slice?: Slice): ConversationData {
  return {
    rows: rowsOf({ request, response }, slice),
    gap: null,
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
  const { rows, gap } = withoutMiddle(data.rows);
  return {
    ...data,
    rows: cutRows(rows, characters),
    gap,
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

/** The first and the last rows of a request that has very many, and the answer. */
function withoutMiddle(rows: Row[]): Pick<ConversationData, "rows" | "gap"> {
  const asked = rows.filter(({ side }) => side === "request").length;
  if (asked <= MANY) return { rows, gap: null };
  const after = MANY / 4;
  const count = asked - MANY;
  return { rows: rows.filter((_, index) => index < after || index >= after + count), gap: { after, count } };
}
