import { z } from "zod";
import { float, marks, raw, since, typedSince } from "../marks";
import { variables } from "./content";
import { outputItem } from "./items";
import { members, oneOf, oneOfOrRaw, tagged } from "./members";
import { toolChoice, tools } from "./tools";

const usage = members("input_tokens input_tokens_details output_tokens output_tokens_details total_tokens", {
  input_tokens_details: members("cache_write_tokens cached_tokens", { cache_write_tokens: since("2.45.0") }),
  output_tokens_details: members("reasoning_tokens"),
});

const moderationOutcome = oneOf(
  tagged("moderation_result", "categories category_applied_input_types category_scores flagged model type", {
    category_scores: z.record(z.string(), float),
  }),
  tagged("error", "code message type"),
);

const cacheDiagnostics = oneOfOrRaw(
  tagged("cache_miss", "cache_missed_tokens reason type comparison_reusable_tokens"),
  tagged("cache_hit", "type"),
  tagged("comparison_response_not_found", "type"),
  tagged("unavailable", "type"),
);

const textFormat = oneOf(
  tagged("text", "type"),
  tagged("json_schema", "name schema_ type description strict", {
    schema_: z.unknown().register(marks, { wire: "schema" }),
  }),
  tagged("json_object", "type"),
);

/** The object of the Responses API. */
export const response = z.looseObject({
  id: raw,
  access_programs: typedSince("3.20.0", members("cyber")),
  created_at: float,
  error: members("code message misalignment", {
    misalignment: typedSince("3.8.0", members("detailed_explanation error_type steer", { steer: members("message") })),
  }),
  incomplete_details: members("reason"),
  /** A text; the items of a stored prompt stay in the wire's order. */
  instructions: raw,
  metadata: raw,
  model: raw,
  object: raw,
  output: z.array(outputItem),
  parallel_tool_calls: raw,
  temperature: float,
  tool_choice: toolChoice,
  tools,
  top_p: float,
  background: raw,
  completed_at: typedSince("2.15.0", float),
  conversation: members("id"),
  max_output_tokens: raw,
  max_tool_calls: raw,
  moderation: typedSince("2.41.0", members("input output", { input: moderationOutcome, output: moderationOutcome })),
  previous_response_id: raw,
  prompt: members("id variables version", { variables }),
  prompt_cache_diagnostics: typedSince("3.9.0", cacheDiagnostics),
  prompt_cache_key: raw,
  prompt_cache_options: typedSince(
    "2.45.0",
    members("mode ttl comparison_response_id", { comparison_response_id: since("3.9.0") }),
  ),
  prompt_cache_retention: since("2.8.0"),
  reasoning: members("context effort generate_summary mode summary", {
    context: since("2.45.0"),
    mode: since("2.45.0"),
  }),
  safety_identifier: raw,
  service_tier: raw,
  status: raw,
  text: members("format verbosity", { format: textFormat }),
  top_logprobs: raw,
  truncation: raw,
  usage,
  user: raw,
});
