import { parseJson } from "../../json/parse";
import type { ToolDefinition } from "../../recording/message";
import { objectionsTo } from "./json-schema";

/** What speaks against arguments of a call, by the request's own definition of the tool; in sentences. */
export function argumentWarnings(tools: readonly ToolDefinition[], name: string, json: string): string[] {
  const parsed = parseJson(json);
  if (!parsed.ok) return [`The arguments of ${name} are not JSON: ${parsed.error.message}.`];
  const tool = tools.find((candidate) => candidate.name === name);
  if (!tool) return tools.length > 0 ? [`The request defines no tool ${name}.`] : [];
  const schema = tool.schema === null ? null : parseJson(tool.schema);
  if (!schema?.ok) return [];
  return objectionsTo(schema.doc.root, parsed.doc.root).map(({ pointer, message }) => sentence(pointer, message));
}

function sentence(pointer: string, message: string): string {
  if (pointer !== "") return `${pointer.slice(1)} ${message}.`;
  return `The arguments ${message.replace(/^lacks\b/, "lack").replace(/^fits\b/, "fit")}.`;
}
