import type { JsonNode } from "../json/document";

const DURATIONS = new Set(["total_duration", "load_duration", "prompt_eval_duration", "eval_duration"]);

/**
 * What the recorder writes in the place of a member of a typed object's outermost level, so that two recordings of one
 * answer are alike (format, section 2.1): the JSON, or null where the member stays. `recId` begins with `rec-`.
 */
export function writtenMember(
  key: string,
  value: JsonNode | undefined,
  { recId, isModel }: { recId: string; isModel: boolean },
): string | null {
  if (key === "id" && !isModel) return JSON.stringify(recId);
  if (key === "created" && !isModel) return "0";
  if (key === "created_at") return '"1970-01-01T00:00:00.000000Z"';
  return DURATIONS.has(key) && value !== undefined && !value.isNull ? "0" : null;
}
