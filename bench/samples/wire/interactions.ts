import { status } from "../scene";
import { stretchesOf } from "../text";
import type { Fields } from "../values";
import { lineStream } from "./sse";

export const MODEL = "gemini-2.5-flash";
const AT = "2026-05-04T07:52:31Z";

function usage(input: number, output: number, thought: number): Fields {
  return {
    total_tokens: input + output + thought,
    total_input_tokens: input,
    input_tokens_by_modality: [{ modality: "text", tokens: input }],
    total_cached_tokens: 0,
    total_output_tokens: output,
    total_tool_use_tokens: 0,
    total_thought_tokens: thought,
  };
}

type Counts = { input: number; output: number; thought: number };

export function interaction(id: string, outputs: Fields[], state: string, { input, output, thought }: Counts) {
  return status(200, {
    id,
    status: state,
    usage: usage(input, output, thought),
    role: "model",
    created: AT,
    updated: AT,
    object: "interaction",
    model: MODEL,
    outputs,
  });
}

export function interactionStream(id: string, signature: string, text: string, counts: Counts) {
  const { input, output, thought } = counts;
  const about = { object: "interaction", model: MODEL };
  const events: Fields[] = [
    { interaction: { id, status: "in_progress", ...about }, event_type: "interaction.start" },
    { interaction_id: id, status: "in_progress", event_type: "interaction.status_update" },
    { index: 0, content: { type: "thought" }, event_type: "content.start" },
    { index: 0, delta: { signature, type: "thought_signature" }, event_type: "content.delta" },
    { index: 0, event_type: "content.stop" },
    { index: 1, content: { type: "text" }, event_type: "content.start" },
    ...stretchesOf(text, 4).map((piece) => ({
      index: 1,
      delta: { text: piece, type: "text" },
      event_type: "content.delta",
    })),
    { index: 1, event_type: "content.stop" },
    {
      interaction: {
        id,
        status: "completed",
        usage: usage(input, output, thought),
        role: "model",
        created: AT,
        updated: AT,
        ...about,
      },
      event_type: "interaction.complete",
    },
  ];
  return lineStream([
    ...events.map((data) => ({ event: String(data.event_type), data })),
    { event: "done", data: "[DONE]" },
  ]);
}
