import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonNode } from "../json/document";
import { openRecording, type Recording } from "../recording/recording";
import { conversationOf } from "./index";
import { brokenPieces, brokenPointers } from "./testing";

const SAMPLES = join(import.meta.dirname, "../../recordings");
const INSTEAD = ["null", "7", '"odd"', "[]", "{}", "[[]]", "[null]", '["data: {\\"type\\":1}", ""]', '{"type": {}}'];

function opened(path: string, text: string): Recording | null {
  const result = openRecording(path, text);
  return result.ok ? result.recording : null;
}

/** The samples that are recordings: one is broken on purpose. */
const samples = readdirSync(SAMPLES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .flatMap((file): [string, Recording][] => {
    const recording = opened(file, readFileSync(join(SAMPLES, file), "utf8"));
    return recording ? [[file, recording]] : [];
  });

/** Up to a sixty values of a recording, spread evenly over it. */
function valuesOf({ doc }: Recording): JsonNode[] {
  const nodes: JsonNode[] = [];
  const visit = (node: JsonNode): void => {
    nodes.push(node);
    for (const item of node.items()) visit(item);
    for (const { value } of node.members()) visit(value);
  };
  visit(doc.root);
  const step = Math.ceil(nodes.length / 60);
  return nodes.filter((_, position) => position % step === 0);
}

describe("every wire family is total", () => {
  it.each(samples)("%s is known, and stays readable whatever stands in place of a value", (path, recording) => {
    const { text } = recording.doc;
    expect(conversationOf(recording).dialect).not.toBe("unknown");
    for (const [position, node] of valuesOf(recording).entries()) {
      const other = INSTEAD[position % INSTEAD.length] ?? "null";
      const mutant = opened(path, text.slice(0, node.start) + other + text.slice(node.end));
      if (!mutant) continue;
      const { request, response } = conversationOf(mutant);
      const parts = [...request.messages, ...response.messages].flatMap((message) => message.parts);
      expect([...brokenPieces(mutant, response), ...brokenPointers(mutant, parts)], node.pointer).toEqual([]);
    }
  });
});
