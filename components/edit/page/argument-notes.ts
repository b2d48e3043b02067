import { argumentWarnings } from "@/lib/edit/schema/tool-arguments";
import type { ToolDefinition } from "@/lib/recording/message";
import { jsonProblem } from "../session/problems";

/** What speaks against arguments: where they are no JSON, or else what the tool's schema objects to. */
export function argumentNotes(tools: readonly ToolDefinition[], name: string, json: string): string[] {
  const problem = jsonProblem(json);
  return problem === null ? argumentWarnings(tools, name, json) : [`The arguments are not JSON. ${problem}`];
}
