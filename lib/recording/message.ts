/**
 * The one message model that every wire family is folded into. All of it is plain data: it may be sent to a browser,
 * and `pointer` (RFC 6901) says where in the recording's file a value stands, so that an edit of meaning can become
 * an edit of text. `pointer` is null where a value was derived and stands nowhere by itself.
 */
export type Message = {
  /** `system`, `developer`, `user`, `assistant` or `tool`; any other word is kept as recorded. */
  role: string;
  parts: Part[];
  /** For a tool's result: the id of the call that it answers, where the wire carries one. */
  toolCallId: string | null;
  /** For a tool's result: the name of the tool, where the wire carries one. */
  name: string | null;
  /** For a tool's result: the wire marks it as failed. */
  isError: boolean;
  pointer: string | null;
};

export type Part =
  | { type: "text"; text: string; pointer: string | null }
  | { type: "reasoning"; text: string; pointer: string | null }
  | ToolCallPart
  | { type: "image"; source: MediaSource; detail: string | null; pointer: string | null }
  | { type: "file"; source: MediaSource; name: string | null; pointer: string | null }
  | { type: "refusal"; text: string; pointer: string | null }
  /** Whatever the program does not understand: the raw JSON text of the value, shown and kept. */
  | { type: "json"; label: string; text: string; pointer: string | null };

export type ToolCallPart = {
  type: "tool_call";
  id: string | null;
  name: string;
  /** The arguments as JSON text: the wire's own string, or the raw text of the wire's object. */
  arguments: string;
  pointer: string | null;
};

/** Media by address, inline (`data` is base64), or by a provider's file id. Never fetched by the program. */
export type MediaSource =
  | { type: "url"; url: string }
  | { type: "inline"; mediaType: string; data: string }
  | { type: "id"; id: string };

export type ToolDefinition = {
  name: string;
  /** `function`, or the wire's own word for a built-in tool. */
  type: string;
  description: string | null;
  /** Raw JSON text of the parameters' schema. */
  schema: string | null;
  pointer: string;
};

/** A request parameter other than messages and tools: its value as raw JSON text. */
export type Parameter = { name: string; value: string; pointer: string };

export type RequestView = {
  model: string | null;
  messages: Message[];
  tools: ToolDefinition[];
  parameters: Parameter[];
};

export type Usage = {
  input: number | null;
  output: number | null;
  total: number | null;
  reasoning: number | null;
  cached: number | null;
};

export type ResponseError = { type: string; message: string; status: number | null };

/**
 * A stretch of assembled text that one chunk brought: `[start, end)` of part `part` of message `message` (in the
 * response's messages), taken from `[from, to)` of its source. Offsets in UTF-16 units. For a tool call the stretch is
 * of its `arguments`. The source is the decoded string at `pointer`, or the raw JSON text of a value that is no string
 * (arguments that came as an object). Where `inner` is given, `pointer` is the first data line of a server-sent event,
 * and the source is the value at `inner` (RFC 6901) of the JSON that the event's data lines make together
 * (`eventDataOf` of lib/dialects/sse.ts): its escapes keep it from being addressed in the line itself.
 */
export type Piece = {
  message: number;
  part: number;
  start: number;
  end: number;
  pointer: string;
  inner?: string;
  from: number;
  to: number;
};

/** One streamed item: an object of a chunk list, or the run of lines of one server-sent event. */
export type Chunk = {
  /** A typed chunk's class (last word), an event's name, or the wire's type word. */
  label: string;
  /** Pointers of the array items that the chunk is made of: one, or the event's lines. */
  pointers: string[];
  pieces: Piece[];
  /** What else the chunk brought, in a few words each: "role", "finish reason: stop", "usage", "content filter". */
  notes: string[];
};

export type TokenLogprob = { token: string; logprob: number; top: { token: string; logprob: number }[] };

/** What an answer holds that is no conversation. */
export type Payload =
  | { type: "embeddings"; vectors: { label: string; values: number[]; pointer: string }[] }
  /** Model lists (also loaded models): one row a model; a cell is text, or raw JSON for what is no string. */
  | { type: "models"; columns: string[]; rows: { pointer: string; cells: (string | null)[] }[] }
  /** Ranked or found items: search results, reranked documents, chunks of a file. */
  | {
      type: "items";
      label: string;
      items: { title: string | null; url: string | null; score: number | null; text: string; pointer: string | null }[];
    };

export type ResponseView = {
  /** By which a later request may name the answer, in families whose provider keeps conversations. */
  id?: string | undefined;
  /**
   * One message a choice, in the order of their indexes; empty where the answer is no conversation. Tools that ran on
   * the server (the responses API) add their results behind it, as messages of role `tool`.
   */
  messages: Message[];
  /** Of the first choice. */
  finishReason: string | null;
  usage: Usage | null;
  error: ResponseError | null;
  /** Empty unless the recording is a stream. */
  chunks: Chunk[];
  logprobs: TokenLogprob[];
  payload: Payload | null;
};

/** A recording as people read it: what was asked, and what came back. */
export type Conversation = { dialect: string; request: RequestView; response: ResponseView };
