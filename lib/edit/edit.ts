import { z } from "zod";

const index = z.number().int().nonnegative();
const count = z.number().int().nonnegative();

/** The answer's message (a choice), by its position in `ResponseView.messages`. */
const message = index.default(0);

const editSchemas = [
  /**
   * What the answer says. Without `part`, all parts of that kind together: where there are several, the new text is
   * spread over them; where there is none, one is made.
   */
  z.object({
    type: z.literal("text"),
    message,
    kind: z.enum(["text", "reasoning", "refusal"]),
    part: index.optional(),
    text: z.string(),
  }),
  /** A tool call of the answer, the `call`-th of its message; what is left out stays. Arguments are JSON text. */
  z.object({
    type: z.literal("tool-call"),
    message,
    call: index,
    name: z.string().min(1).optional(),
    arguments: z.string().optional(),
  }),
  /** Behind the calls that are there. Without an id, one is made that no other call of the recording has. */
  z.object({
    type: z.literal("add-tool-call"),
    message,
    name: z.string().min(1),
    arguments: z.string(),
    id: z.string().min(1).optional(),
  }),
  z.object({ type: z.literal("remove-tool-call"), message, call: index }),
  /** In the wire's own word; null where the answer is not to say why it ended. */
  z.object({ type: z.literal("finish-reason"), value: z.string().min(1).nullable() }),
  /** Token counts; what is left out stays, and what is null is not said. */
  z.object({
    type: z.literal("usage"),
    input: count.nullable().optional(),
    output: count.nullable().optional(),
    total: count.nullable().optional(),
    reasoning: count.nullable().optional(),
    cached: count.nullable().optional(),
  }),
  /** Fields of the answer's error, or of the recorded exception; what is left out stays. */
  z.object({
    type: z.literal("error"),
    name: z.string().optional(),
    message: z.string().optional(),
    status: z.number().int().optional(),
  }),
  /** Spreads a part of a streamed answer anew: a chunk a word, or one chunk. */
  z.object({ type: z.literal("rechunk"), message, part: index, by: z.enum(["word", "one"]) }),
  /** A text or reasoning part of a message of the request, by positions in `RequestView.messages`. */
  z.object({ type: z.literal("request-text"), message: index, part: index, text: z.string() }),
  /** A tool call in a message of the request; what is left out stays. Arguments are JSON text. */
  z.object({
    type: z.literal("request-call"),
    message: index,
    part: index,
    id: z.string().min(1).optional(),
    name: z.string().min(1).optional(),
    arguments: z.string().optional(),
  }),
  /** Which call a tool's result answers. */
  z.object({ type: z.literal("request-result"), message: index, toolCallId: z.string().min(1) }),
  /** Another image or file in the place of one of the request: an address, or a `data:` address with base64. */
  z.object({ type: z.literal("request-media"), message: index, part: index, url: z.string().min(1) }),
  /** A new part, behind those of its kind that a message of the request has. */
  z.object({
    type: z.literal("add-part"),
    message: index,
    part: z.discriminatedUnion("type", [
      z.object({ type: z.literal("text"), text: z.string() }),
      z.object({ type: z.literal("image"), url: z.string().min(1) }),
      z.object({
        type: z.literal("call"),
        id: z.string().min(1).optional(),
        name: z.string().min(1),
        arguments: z.string(),
      }),
    ]),
  }),
  z.object({ type: z.literal("remove-part"), message: index, part: index }),
  /** A message of the request that will stand at position `at`. `toolCallId` is for role `tool`. */
  z.object({
    type: z.literal("add-message"),
    at: index,
    role: z.string().min(1),
    text: z.string(),
    toolCallId: z.string().optional(),
  }),
  z.object({ type: z.literal("remove-message"), message: index }),
  /** Takes the message out, and puts it where it will stand at position `to`. */
  z.object({ type: z.literal("move-message"), message: index, to: index }),
  z.object({ type: z.literal("test-id"), value: z.string().min(1).nullable() }),
  /** The value at a JSON pointer, which must be there, becomes this JSON. */
  z.object({ type: z.literal("set"), pointer: z.string(), json: z.string() }),
  /** A new member, or a new item before the one at that index (`-` or the length: behind the last). */
  z.object({ type: z.literal("insert"), pointer: z.string(), json: z.string() }),
  z.object({ type: z.literal("remove"), pointer: z.string() }),
] as const;

/** An edit of a recording's meaning, as actions, the command line and the journal carry it. */
export const editSchema = z.discriminatedUnion("type", editSchemas);

export type Edit = z.infer<typeof editSchema>;

/** As it may be written down: what has a default may be left out. */
export type EditInput = z.input<typeof editSchema>;
