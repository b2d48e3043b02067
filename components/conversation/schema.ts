import { z } from "zod";
import type { AnswerPlaces } from "@/lib/edit/answer-places";
import type { Conversation } from "@/lib/recording/message";
import type { Problem } from "@/lib/recording/recording";

const text = z.string();
const maybeText = z.string().nullable();
const maybeNumber = z.number().nullable();

const sourceSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("url"), url: text }),
  z.object({ type: z.literal("inline"), mediaType: text, data: text }),
  z.object({ type: z.literal("id"), id: text }),
]);

const partSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text, pointer: maybeText }),
  z.object({ type: z.literal("reasoning"), text, pointer: maybeText }),
  z.object({ type: z.literal("refusal"), text, pointer: maybeText }),
  z.object({ type: z.literal("tool_call"), id: maybeText, name: text, arguments: text, pointer: maybeText }),
  z.object({ type: z.literal("image"), source: sourceSchema, detail: maybeText, pointer: maybeText }),
  z.object({ type: z.literal("file"), source: sourceSchema, name: maybeText, pointer: maybeText }),
  z.object({ type: z.literal("json"), label: text, text, pointer: maybeText }),
]);

const messageSchema = z.object({
  role: text,
  parts: z.array(partSchema),
  toolCallId: maybeText,
  name: maybeText,
  isError: z.boolean(),
  pointer: maybeText,
});

const chunkSchema = z.object({
  label: text,
  pointers: z.array(text),
  pieces: z.array(
    z.object({
      message: z.number(),
      part: z.number(),
      start: z.number(),
      end: z.number(),
      pointer: text,
      inner: text.optional(),
      from: z.number(),
      to: z.number(),
    }),
  ),
  notes: z.array(text),
});

const payloadSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("embeddings"),
    vectors: z.array(z.object({ label: text, values: z.array(z.number()), pointer: text })),
  }),
  z.object({
    type: z.literal("models"),
    columns: z.array(text),
    rows: z.array(z.object({ pointer: text, cells: z.array(maybeText) })),
  }),
  z.object({
    type: z.literal("items"),
    label: text,
    items: z.array(z.object({ title: maybeText, url: maybeText, score: maybeNumber, text, pointer: maybeText })),
  }),
]);

const conversationSchema: z.ZodType<Conversation> = z.object({
  dialect: text,
  request: z.object({
    model: maybeText,
    messages: z.array(messageSchema),
    tools: z.array(z.object({ name: text, type: text, description: maybeText, schema: maybeText, pointer: text })),
    parameters: z.array(z.object({ name: text, value: text, pointer: text })),
  }),
  response: z.object({
    messages: z.array(messageSchema),
    finishReason: maybeText,
    usage: z
      .object({
        input: maybeNumber,
        output: maybeNumber,
        total: maybeNumber,
        reasoning: maybeNumber,
        cached: maybeNumber,
      })
      .nullable(),
    error: z.object({ type: text, message: text, status: maybeNumber }).nullable(),
    chunks: z.array(chunkSchema),
    logprobs: z.array(
      z.object({
        token: text,
        logprob: z.number(),
        top: z.array(z.object({ token: text, logprob: z.number() })),
      }),
    ),
    payload: payloadSchema.nullable(),
  }),
});

const placesSchema: z.ZodType<AnswerPlaces> = z.object({
  messages: z.array(z.object({ texts: z.array(z.enum(["text", "reasoning", "refusal"])), calls: z.boolean() })),
  finishReason: z.boolean(),
  usage: z.array(z.enum(["input", "output", "total", "reasoning", "cached"])),
});

const problemSchema: z.ZodType<Problem> = z.object({
  message: text,
  line: maybeNumber,
  column: maybeNumber,
  hint: text,
});

/** What `GET /api/conversation` answers, apart from the catalog's row. */
export const conversationAnswerSchema = z.object({
  hash: maybeText,
  testId: maybeText,
  pieces: z.array(z.array(z.number())),
  /** What the answer has a place for. */
  places: placesSchema.nullable(),
  conversation: conversationSchema.nullable(),
  problem: problemSchema.nullable(),
});
export type ConversationAnswer = z.infer<typeof conversationAnswerSchema>;
