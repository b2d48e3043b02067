import { z } from "zod";
import { raw } from "./marks";

export const toolInvocationResult = z.object({ content: raw, error_message: raw, error_code: raw, metadata: raw });

export const processFileResponse = z.object({
  chunks: z.array(
    z.object({
      content: raw,
      chunk_id: raw,
      metadata: raw,
      chunk_metadata: z.object({
        chunk_id: raw,
        document_id: raw,
        source: raw,
        created_timestamp: raw,
        updated_timestamp: raw,
        chunk_window: raw,
        chunk_tokenizer: raw,
        content_token_count: raw,
        metadata_token_count: raw,
      }),
    }),
  ),
  metadata: raw,
});
