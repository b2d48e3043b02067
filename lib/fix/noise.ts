import { sseEventsOf } from "../dialects/sse";
import type { JsonNode } from "../json/document";
import type { Recording } from "../recording/recording";

/**
 * Members of a chunk that mean nothing, by the way to them: `*` stands for each item of a list. Padding against
 * eavesdroppers is random, no class of the recorder declares it, and no reader of an answer looks at it.
 */
const NOISE: readonly (readonly string[])[] = [["obfuscation"], ["choices", "*", "obfuscation"]];

/**
 * A member without meaning: the object that holds it, and its position there. Where it stands in the JSON of an event,
 * `line` is the string of the file whose end that JSON is.
 */
export type Noise = { object: JsonNode; position: number; value: JsonNode; line: JsonNode | null };

/** All noise in a recording's answer, in the order of its items. */
export function noiseIn({ body, doc }: Recording): Noise[] {
  const names = new Set(NOISE.map((way) => way.at(-1)));
  // A look at the whole text is far quicker than one at each object, and most recordings hold none.
  if (![...names].some((name) => doc.text.includes(`"${name}"`) || doc.text.includes(`\\"${name}\\"`))) return [];
  if (body?.at(0)?.kind === "string") return noiseOfEvents(body);
  const items = body?.kind === "array" ? body.items() : body ? [body] : [];
  return items.flatMap((item) => noiseOf(item.get("__data__") ?? item, null));
}

/** Events whose data stands in one line; several lines would have to be joined to be read as JSON. */
function noiseOfEvents(body: JsonNode): Noise[] {
  return sseEventsOf(body).flatMap(({ doc, pointers }) => {
    const lines = pointers.flatMap((pointer) => body.doc.at(pointer) ?? []);
    const [line, another] = lines.filter(({ string }) => string?.startsWith("data:"));
    return doc && line && !another && line.string?.endsWith(doc.text) ? noiseOf(doc.root, line) : [];
  });
}

function noiseOf(data: JsonNode, line: JsonNode | null): Noise[] {
  return NOISE.flatMap((way) => membersAt(data, way)).map((noise) => ({ ...noise, line }));
}

function membersAt(node: JsonNode, way: readonly string[]): Omit<Noise, "line">[] {
  const [step = "", ...rest] = way;
  if (step === "*") return node.items().flatMap((item) => membersAt(item, rest));
  const next = node.get(step);
  if (!next) return [];
  if (rest.length === 0) {
    return node
      .members()
      .flatMap(({ key, value }, position) => (key === step ? [{ object: node, position, value }] : []));
  }
  return membersAt(next, rest);
}
