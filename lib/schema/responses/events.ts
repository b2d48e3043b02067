import { z } from "zod";
import { since } from "../marks";
import { deltaLogprobs, shownPart, summaryText } from "./content";
import { outputItem } from "./items";
import { members } from "./members";
import { response } from "./response";
import { shellOutput } from "./shell";

const responseShown = members("response sequence_number type", { response });
const place = members("item_id output_index sequence_number type");
const delta = members("delta item_id output_index sequence_number type");
const item = members("item output_index sequence_number type", { item: outputItem });
const contentPart = members("content_index item_id output_index part sequence_number type", { part: shownPart });
const argumentsDone = members("arguments item_id output_index sequence_number type");
const command = members("command command_index output_index sequence_number type");

/** The events of a stream of the Responses API, by the names of their classes without `Response` and `Event`. */
export const events: Readonly<Record<string, z.ZodObject>> = {
  AudioDelta: members("delta sequence_number type"),
  AudioDone: members("sequence_number type"),
  AudioTranscriptDelta: members("delta sequence_number type"),
  AudioTranscriptDone: members("sequence_number type"),
  CodeInterpreterCallCodeDelta: delta,
  CodeInterpreterCallCodeDone: members("code item_id output_index sequence_number type"),
  CodeInterpreterCallCompleted: place,
  CodeInterpreterCallInProgress: place,
  CodeInterpreterCallInterpreting: place,
  CompactionCompacting: place,
  Completed: responseShown,
  ContentPartAdded: contentPart,
  ContentPartDone: contentPart,
  Created: responseShown,
  CustomToolCallInputDelta: delta,
  CustomToolCallInputDone: members("input item_id output_index sequence_number type"),
  Error: members("code message param sequence_number type"),
  Failed: responseShown,
  FileSearchCallCompleted: place,
  FileSearchCallInProgress: place,
  FileSearchCallSearching: place,
  FunctionCallArgumentsDelta: delta,
  FunctionCallArgumentsDone: members("arguments item_id name output_index sequence_number type", {
    name: since("2.17.0", "3.9.0"),
  }),
  ImageGenCallCompleted: place,
  ImageGenCallGenerating: place,
  ImageGenCallInProgress: place,
  ImageGenCallPartialImage: members(
    "item_id output_index partial_image_b64 partial_image_index sequence_number type background output_format quality size",
    { background: since("3.2.0"), output_format: since("3.2.0"), quality: since("3.2.0"), size: since("3.2.0") },
  ),
  InProgress: responseShown,
  Incomplete: responseShown,
  McpCallArgumentsDelta: delta,
  McpCallArgumentsDone: argumentsDone,
  McpCallCompleted: place,
  McpCallFailed: place,
  McpCallInProgress: place,
  McpListToolsCompleted: place,
  McpListToolsFailed: place,
  McpListToolsInProgress: place,
  OutputItemAdded: item,
  OutputItemDone: item,
  OutputTextAnnotationAdded: members(
    "annotation annotation_index content_index item_id output_index sequence_number type",
  ),
  Queued: responseShown,
  ReasoningSummaryPartAdded: members("item_id output_index part sequence_number summary_index type", {
    part: summaryText,
  }),
  ReasoningSummaryPartDone: members("item_id output_index part sequence_number summary_index type status", {
    part: summaryText,
    status: since("2.45.0"),
  }),
  ReasoningSummaryTextDelta: members("delta item_id output_index sequence_number summary_index type"),
  ReasoningSummaryTextDone: members("item_id output_index sequence_number summary_index text type"),
  ReasoningTextDelta: members("content_index delta item_id output_index sequence_number type"),
  ReasoningTextDone: members("content_index item_id output_index sequence_number text type"),
  RefusalDelta: members("content_index delta item_id output_index sequence_number type"),
  RefusalDone: members("content_index item_id output_index refusal sequence_number type"),
  ShellCallCommandAdded: command,
  ShellCallCommandDelta: members("command_index delta output_index sequence_number type obfuscation"),
  ShellCallCommandDone: command,
  ShellCallOutputContentDelta: members("command_index delta item_id output_index sequence_number type", {
    delta: members("stderr stdout"),
  }),
  ShellCallOutputContentDone: members("command_index item_id output output_index sequence_number type", {
    output: z.array(shellOutput),
  }),
  TextDelta: members("content_index delta item_id logprobs output_index sequence_number type", {
    logprobs: deltaLogprobs,
  }),
  TextDone: members("content_index item_id logprobs output_index sequence_number text type", {
    logprobs: deltaLogprobs,
  }),
  WebSearchCallCompleted: place,
  WebSearchCallInProgress: place,
  WebSearchCallSearching: place,
};
