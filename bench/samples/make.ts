import { parseJson } from "../../lib/json/parse";
import { printPython } from "../../lib/json/print";
import { pythonFloat } from "../../lib/json/python-number";
import { pythonString } from "../../lib/json/python-text";
import { allKeysOf, requestKeyOf } from "../../lib/recording/key";
import { modelsDigestOf } from "../../lib/recording/key/models";
import { openRecording, type Recording } from "../../lib/recording/recording";
import type { Naming, Scene } from "./scene";
import { type Fields, Float, type Value } from "./values";

export type Sample = { path: string; text: string; scene: Scene };

/** The words of the format's rename, new and old (format, section 4.4), that a renamed sample bears. */
const RENAMED = ["ogx_client", "llama_stack_client"] as const;

/** The recording that the recorder would write for a scene. Throws where a scene makes no recording. */
export function sampleOf(scene: Scene): Sample {
  const unanswered = recordingOf(dump(envelopeOf(scene, scene.answer(""))));
  const key = keyOf(unanswered, scene);
  const text = dump(envelopeOf(scene, scene.answer(`rec-${key.slice(0, 12)}`)));
  const name = scene.layout === "L1" ? key.slice(0, 12) : key;
  return { path: `${scene.suite}/recordings/${prefixed(name, recordingOf(text))}.json`, text, scene };
}

function envelopeOf({ layout, testId, request }: Scene, response: Fields): Fields {
  const exchange = { request, response };
  if (layout === "L1") return exchange;
  return { test_id: testId, ...exchange, ...(layout === "L3" ? { id_normalization_mapping: {} } : {}) };
}

/** A value as Python's `json.dump` with an indent of two writes it. */
export function dump(value: Value): string {
  const parsed = parseJson(jsonOf(value));
  if (!parsed.ok) throw new Error(`not JSON: ${parsed.error.message}`);
  return printPython(parsed.doc.root);
}

function jsonOf(value: Value): string {
  if (value instanceof Float) return pythonFloat(value.value);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`;
  if (typeof value === "string") return pythonString(value);
  if (typeof value !== "object" || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${pythonString(key)}:${jsonOf(member)}`)
    .join(",")}}`;
}

function recordingOf(text: string): Recording {
  const opened = openRecording("", text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
}

function keyOf(recording: Recording, { naming }: Scene): string {
  const key = keyBy(recording, naming);
  if (!key) throw new Error(`no key by ${naming.by} for ${recording.testId}`);
  return key;
}

function keyBy(recording: Recording, naming: Naming): string | null | undefined {
  if (naming.by === "current") return requestKeyOf(recording);
  if (naming.by === "before-rename") {
    return requestKeyOf(recordingOf(recording.doc.text.replaceAll(RENAMED[0], RENAMED[1])));
  }
  return allKeysOf(recording).find(({ version }) => version === naming.version)?.key;
}

/** Model lists carry a digest of their ids in their name, so that lists of several days stand side by side. */
function prefixed(name: string, recording: Recording): string {
  if (!recording.endpoint.endsWith("/models")) return name;
  const digest = modelsDigestOf(recording, "")?.expected;
  return digest ? `models-${name}-${digest}` : name;
}
