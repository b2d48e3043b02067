import type { Recording } from "../recording/recording";
import { recordedGenai } from "./genai";
import { recordedHttp } from "./http";
import { recordedOllama } from "./ollama";
import { recordedOpenai } from "./openai";
import { printResponse } from "./print-response";
import { recordedTavily } from "./tavily";
import type { CallError, Recorded, WireAnswer } from "./wire";

/** A recording asked again: its whole new text. `error`: the call failed, and that is what the text records. */
export type Rerecorded = { ok: true; text: string; error: CallError | null } | { ok: false; message: string };

/**
 * The text of a recording with another answer, byte for byte as the recorder would write it: everything but `response`
 * is the old file's (format, section 3.4). Fails with a sentence where the recorder would record nothing.
 */
export function rerecordedText(recording: Recording, answer: WireAnswer): Rerecorded {
  const recorded = recordedOf(recording, answer);
  if (!recorded.ok) return recorded;
  const { doc, response } = recording;
  const text = doc.text.slice(0, response.start) + printResponse(recorded) + doc.text.slice(response.end);
  return { ok: true, text, error: recorded.error };
}

function recordedOf(recording: Recording, answer: WireAnswer): Recorded {
  const { kind, url, endpoint } = recording;
  if (kind === "tool") return recordedTavily(recording, answer);
  if (kind === "http") return recordedHttp(recording, answer);
  if (kind !== "inference") return { ok: false, message: "only calls over the network can be asked again" };
  if (url.startsWith("vertexai:")) return recordedGenai(recording, answer);
  if (endpoint.startsWith("/api/")) return recordedOllama(recording, answer);
  return recordedOpenai(recording, answer);
}
