import { jsonProblems, type TextProblem } from "@/components/raw-editor/json-problems";
import { argumentObjections, argumentWarnings } from "@/lib/edit/schema/tool-arguments";
import { visibleText } from "@/lib/format/visible";
import { parseJson } from "@/lib/json/parse";
import type { ToolDefinition } from "@/lib/recording/message";
import { jsonProblem } from "../session/problems";

/** What speaks against arguments: where they are no JSON, or else what the tool's schema objects to. */
export function argumentNotes(tools: readonly ToolDefinition[], name: string, json: string): string[] {
  const problem = jsonProblem(json);
  return problem === null ? argumentWarnings(tools, name, json) : [`The arguments are not JSON. ${problem}`];
}

/** The same where it stands in the arguments; of an object or a list, the bracket that opens it. */
export function argumentProblems(tools: readonly ToolDefinition[], name: string, json: string): TextProblem[] {
  const parsed = parseJson(json);
  if (!parsed.ok) return jsonProblems(json);
  return argumentObjections(tools, name, json).map(({ pointer, message }) => {
    const { kind, start, end } = parsed.doc.at(pointer) ?? parsed.doc.root;
    const to = kind === "object" || kind === "array" ? start + 1 : end;
    return { from: start, to, severity: "warning", message: visibleText(message) };
  });
}
