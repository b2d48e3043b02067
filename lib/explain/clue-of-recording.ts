import type { Recording } from "../recording/recording";
import type { Clue } from "./clue";

/** A recording's own request as a clue; null for kinds that have no request body (tools, file processors). */
export function clueOfRecording({ kind, method, url, model, testId, input }: Recording): Clue | null {
  if (kind !== "inference" && kind !== "http") return null;
  return { source: "recording", kind, key: null, method, url, model: model || null, testId, body: input.raw };
}
