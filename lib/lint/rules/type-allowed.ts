import type { JsonNode } from "../../json/document";
import type { RecordingRule, Report } from "../finding";

/** Packages that the recorder may import classes from (format, section 2). */
const PACKAGES = ["openai.types.", "ollama._types.", "litellm.types.", "ogx_api.", "llama_stack_api.", "llama_stack."];

/** Modules that were moved since: the class is no longer found there (format, section 2, R11). */
const GONE = [
  { prefix: "llama_stack.apis.", now: "ogx_api" },
  { prefix: "llama_stack_api.", now: "ogx_api" },
];

export const typeAllowed: RecordingRule = {
  name: "type-allowed",
  level: "warning",
  title: "Unexpected `__type__`",
  why: "The reader imports the class that `__type__` names: a moved module falls back to raw data, and a foreign one should not be imported at all.",
  check: ({ recording }) => {
    const { body } = recording;
    if (!body) return [];
    // A list repeats one class a thousand times: one report a class is enough.
    const seen = new Set<string>();
    const reports = reportOf(body, seen);
    for (const item of body.items()) reports.push(...reportOf(item, seen));
    return reports;
  },
};

function reportOf(item: JsonNode, seen: Set<string>): Report[] {
  const type = item.get("__type__");
  if (!type) return [];
  const name = type.string;
  if (name === undefined)
    return [
      { pointer: type.pointer, level: "error", message: `\`__type__\` is no string but ${type.raw.slice(0, 40)}.` },
    ];
  if (seen.has(name)) return [];
  seen.add(name);
  if (!PACKAGES.some((prefix) => name.startsWith(prefix)) || !/^[\w.]+$/.test(name)) {
    return [
      { pointer: type.pointer, level: "error", message: `\`${name}\` is of no package that recordings may name.` },
    ];
  }
  const moved = GONE.find(({ prefix }) => name.startsWith(prefix));
  return moved
    ? [{ pointer: type.pointer, message: `\`${name}\` is of a module that has moved to \`${moved.now}\`.` }]
    : [];
}
