import { z } from "zod";
import { ifSeen, raw, time } from "./marks";

const details = z.object({
  parent_model: raw,
  format: raw,
  family: raw,
  families: raw,
  parameter_size: raw,
  quantization_level: raw,
});

const base = {
  model: raw,
  created_at: raw,
  done: raw,
  done_reason: raw,
  total_duration: raw,
  load_duration: raw,
  prompt_eval_count: raw,
  prompt_eval_duration: raw,
  eval_count: raw,
  eval_duration: raw,
};

const toolCall = z.object({ function: z.object({ name: raw, arguments: raw }) });

const message = z.object({
  role: raw,
  content: raw,
  thinking: ifSeen(),
  images: raw,
  tool_name: ifSeen(),
  tool_calls: z.array(toolCall),
});

export const generateResponse = z.object({
  ...base,
  response: raw,
  thinking: ifSeen(),
  context: raw,
  logprobs: ifSeen(),
  image: ifSeen(),
  completed: ifSeen(),
  total: ifSeen(),
});

export const chatResponse = z.object({ ...base, message, logprobs: ifSeen() });

export const embedResponse = z.object({ ...base, embeddings: raw });

export const processResponse = z.object({
  models: z.array(
    z.object({
      model: raw,
      name: raw,
      digest: raw,
      expires_at: time,
      size: raw,
      size_vram: raw,
      details,
      context_length: ifSeen(),
    }),
  ),
});

export const listResponse = z.object({
  models: z.array(z.object({ model: raw, modified_at: time, digest: raw, size: raw, details })),
});

export const progressResponse = z.object({ status: raw, completed: raw, total: raw, digest: raw });
