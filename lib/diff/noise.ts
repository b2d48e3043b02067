import { stepsOf } from "../json/document";

/** Fields of an answer that differ from one call to the next, whatever was said. */
const FIELDS: ReadonlySet<string> = new Set([
  "id",
  "item_id",
  "response_id",
  "responseId",
  "created",
  "created_at",
  "completed_at",
  "createTime",
  "system_fingerprint",
  "usage",
  "usageMetadata",
  "usage_metadata",
  "total_duration",
  "load_duration",
  "prompt_eval_count",
  "prompt_eval_duration",
  "eval_count",
  "eval_duration",
  "sequence_number",
  "obfuscation",
  "service_tier",
]);

/** Below these, a field's name is the caller's own. */
const OWN: ReadonlySet<string> = new Set(["arguments", "args", "input", "schema", "parameters", "properties"]);

/** Whether what stands at a pointer of a recording tells nothing about what was said: ids, times, token counts. */
export function isNoise(pointer: string): boolean {
  const [area, ...steps] = stepsOf(pointer);
  if (area === "id_normalization_mapping") return true;
  if (area !== "response") return false;
  const own = steps.findIndex((step) => OWN.has(step));
  return (own === -1 ? steps : steps.slice(0, own)).some((step) => FIELDS.has(step));
}
