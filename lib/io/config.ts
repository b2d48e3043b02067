import { join } from "node:path";
import { z } from "zod";
import { diffConfigSchema } from "../diff/semantic/config";
import { defaultDiffConfig } from "../diff/semantic/noise-rules";
import type { JsonNode } from "../json/document";
import { parseJson, placeOf } from "../json/parse";
import { ruleNames } from "../lint";
import { checkConfigSchema, unknownRulesOf } from "../lint/config";
import { providerConfigSchema } from "../providers/config";
import { CONFIG_NAME } from "./config-name";
import { readTextFile } from "./read";

const configSchema = z.strictObject({
  /** By the host (and port) of the recorded URL. */
  providers: z.record(z.string().toLowerCase(), providerConfigSchema).default({}),
  diff: diffConfigSchema.default(defaultDiffConfig),
  check: checkConfigSchema.default({ off: [], level: {}, allow: [] }),
});
export type Config = z.infer<typeof configSchema>;

export type ConfigResult = { ok: true; config: Config } | { ok: false; message: string };

/**
 * Reads `tapedeck.config.json` of a root (absolute). Without the file everything has its default. A failure names the
 * file, the line and the field.
 */
export function readConfig(root: string): ConfigResult {
  const read = readTextFile(join(/*turbopackIgnore: true*/ root, CONFIG_NAME));
  if (!read.ok) {
    return read.vanished ? { ok: true, config: configSchema.parse({}) } : wrong(null, read.problem.message);
  }
  const parsed = parseJson(read.text);
  if (!parsed.ok) return wrong(parsed.error, `not JSON: ${parsed.error.message}`);
  const { root: top } = parsed.doc;
  const result = configSchema.safeParse(JSON.parse(read.text));
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = [...(issue?.path ?? []), ...(issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])];
    return wrong(placeIn(top, path.map(String)), `\`${path.join(".")}\`: ${issue?.message ?? "wrong"}`);
  }
  const [unknown] = unknownRulesOf(result.data.check, ruleNames);
  if (unknown) return wrong(placeIn(top, unknown.pointer.split("/").slice(1)), unknown.message);
  return { ok: true, config: result.data };
}

/** The place of the deepest value on the way that is there. */
function placeIn(top: JsonNode, steps: readonly string[]): { line: number; column: number } {
  let node = top;
  for (const step of steps) node = (node.kind === "array" ? node.at(Number(step)) : node.get(step)) ?? node;
  return placeOf(node.doc.text, node.start);
}

function wrong(place: { line: number; column: number } | null, what: string): ConfigResult {
  const where = place ? `${CONFIG_NAME}:${place.line}:${place.column}` : CONFIG_NAME;
  return { ok: false, message: `${where}: ${what}` };
}
