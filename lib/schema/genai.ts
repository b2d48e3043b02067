import { z } from "zod";
import { classMarks, float, raw, time } from "./marks";

/**
 * A class of the SDK: absent members are left out, and the wire spells names in camelCase. Unknown ones are dropped.
 */
function of<S extends z.ZodRawShape>(shape: S): z.ZodObject<S> {
  return z.object(shape).register(classMarks, { nulls: "omitted", wire: "camel" });
}

const tokens = z.array(of({ modality: raw, token_count: raw }));

const part = of({
  media_resolution: raw,
  code_execution_result: raw,
  executable_code: raw,
  file_data: of({ display_name: raw, file_uri: raw, mime_type: raw }),
  function_call: of({ id: raw, args: raw, name: raw }),
  function_response: of({ id: raw, name: raw, response: raw }),
  inline_data: of({ data: raw, display_name: raw, mime_type: raw }),
  text: raw,
  thought: raw,
  thought_signature: raw,
  video_metadata: raw,
});

const candidate = of({
  content: of({ parts: z.array(part), role: raw }),
  citation_metadata: raw,
  finish_message: raw,
  token_count: raw,
  finish_reason: raw,
  avg_logprobs: float,
  grounding_metadata: raw,
  index: raw,
  logprobs_result: raw,
  safety_ratings: raw,
  url_context_metadata: raw,
});

export const generateContentResponse = of({
  sdk_http_response: raw,
  candidates: z.array(candidate),
  create_time: time,
  model_version: raw,
  prompt_feedback: raw,
  response_id: raw,
  usage_metadata: of({
    cache_tokens_details: tokens,
    cached_content_token_count: raw,
    candidates_token_count: raw,
    candidates_tokens_details: tokens,
    prompt_token_count: raw,
    prompt_tokens_details: tokens,
    thoughts_token_count: raw,
    tool_use_prompt_token_count: raw,
    tool_use_prompt_tokens_details: tokens,
    total_token_count: raw,
    traffic_type: raw,
  }),
  model_status: raw,
  automatic_function_calling_history: raw,
  parsed: raw,
});
