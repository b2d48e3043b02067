import type { JsonNode } from "../../json/document";
import { requestKeyOf } from "../../recording/key";
import { keyNameOf } from "../../recording/key/name";
import type { Recording } from "../../recording/recording";

/** A value that the recorder would write otherwise, and how. */
type Unnormalised = { node: JsonNode; json: string };

const EPOCH = '"1970-01-01T00:00:00.000000Z"';
const DURATIONS = ["total_duration", "load_duration", "prompt_eval_duration", "eval_duration"];
const RECORDED_ID = /^rec-[0-9a-f]{12}$/;

/** The values of typed answers that differ each time, where they are not yet what the recorder makes of them. */
export function unnormalisedIn(recording: Recording): Unnormalised[] {
  const found: Unnormalised[] = [];
  const ids: JsonNode[] = [];
  const fix = (node: JsonNode | undefined, json: string) => {
    if (node && node.raw !== json) found.push({ node, json });
  };
  for (const data of typedObjectsOf(recording)) {
    const isModel = data.get("object")?.string === "model";
    const id = isModel ? undefined : data.get("id");
    if (id) ids.push(id);
    if (!isModel) fix(data.get("created"), "0");
    fix(data.get("created_at"), EPOCH);
    for (const name of DURATIONS) {
      const duration = data.get(name);
      if (duration && !duration.isNull) fix(duration, "0");
    }
  }
  return [...found, ...unnormalisedIds(recording, ids)];
}

/**
 * Ids that all agree stay, also where they are of another key: a recording that was copied or named anew keeps the ids
 * that it was recorded with.
 */
function unnormalisedIds(recording: Recording, ids: readonly JsonNode[]): Unnormalised[] {
  const [first] = ids;
  const common = first?.string;
  if (!first || (common !== undefined && RECORDED_ID.test(common) && ids.every(({ raw }) => raw === first.raw)))
    return [];
  const key = keyNameOf(recording.path).key ?? requestKeyOf(recording);
  if (key === null) return [];
  const json = `"rec-${key.slice(0, 12)}"`;
  return ids.filter(({ raw }) => raw !== json).map((node) => ({ node, json }));
}

/** The answer's object, or each of a stream's, that the recorder wrote with its class. */
function typedObjectsOf({ body }: Recording): JsonNode[] {
  const items = body?.kind === "array" ? body.items() : body ? [body] : [];
  return items.flatMap((item) => {
    const data = item.get("__type__")?.kind === "string" ? item.get("__data__") : undefined;
    return data?.kind === "object" ? [data] : [];
  });
}
