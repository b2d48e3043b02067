import type { JsonNode } from "../json/document";
import type { Recording } from "../recording/recording";

/**
 * Members of a chunk that mean nothing, by the way to them: `*` stands for each item of a list. Padding against
 * eavesdroppers is random, no class of the recorder declares it, and no reader of an answer looks at it.
 */
const NOISE: readonly (readonly string[])[] = [["obfuscation"], ["choices", "*", "obfuscation"]];

/** A member without meaning: the object that holds it, and its position there. */
type Noise = { object: JsonNode; position: number; value: JsonNode };

/** All noise in a recording's answer, in no order. */
export function noiseIn({ body, doc }: Recording): Noise[] {
  const names = new Set(NOISE.map((way) => way.at(-1)));
  // A look at the whole text is far quicker than one at each object, and most recordings hold none.
  if (![...names].some((name) => doc.text.includes(`"${name}"`))) return [];
  const items = body?.kind === "array" ? body.items() : body ? [body] : [];
  return items.flatMap((item) => NOISE.flatMap((way) => membersAt(item.get("__data__") ?? item, way)));
}

function membersAt(node: JsonNode, way: readonly string[]): Noise[] {
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
