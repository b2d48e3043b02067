import { expect, it } from "vitest";
import type { ToolDefinition } from "@/lib/recording/message";
import { argumentNotes, argumentProblems } from "./argument-notes";

const schema = {
  type: "object",
  required: ["hours"],
  properties: { place: { type: "string" }, days: { type: "array", items: { type: "string" }, maxItems: 1 } },
};
const tools: ToolDefinition[] = [
  { name: "tide", type: "function", description: null, schema: JSON.stringify(schema), pointer: "" },
];

/** What is marked in arguments, and why. */
function marked(json: string): [string, string][] {
  return argumentProblems(tools, "tide", json).map(({ from, to, message }) => [json.slice(from, to), message]);
}

it("marks what the tool's schema objects to where it stands; of what has parts, the bracket that opens it", () => {
  const json = '{\n  "place": 7,\n  "days": ["Monday", "Friday"]\n}';
  expect(marked(json)).toEqual([
    ["{", "The arguments lack hours."],
    ["7", "place should be string, and is number."],
    ["[", "days goes against maxItems 1."],
  ]);
  expect(marked(json).map(([, message]) => message)).toEqual(argumentNotes(tools, "tide", json));
});

it("marks where arguments stop being JSON", () => {
  const [problem, ...others] = argumentProblems(tools, "tide", '{"place": ]');
  expect(problem).toMatchObject({ from: 10, to: 11, severity: "error", message: expect.stringContaining("Not JSON") });
  expect(others).toEqual([]);
  expect(argumentNotes(tools, "tide", '{"place": ]')).toEqual([expect.stringMatching(/not JSON\. Line 1, column 11/)]);
});
