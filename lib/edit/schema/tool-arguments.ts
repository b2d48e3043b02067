import { parseJson } from "../../json/parse";
import type { ToolDefinition } from "../../recording/message";
import { type Objection, objectionsTo } from "./json-schema";

/** What speaks against arguments of a call, by the request's own definition of the tool; in sentences. */
export function argumentWarnings(tools: readonly ToolDefinition[], name: string, json: string): string[] {
  return argumentObjections(tools, name, json).map(({ message }) => message);
}

/** The same, each with the place in the arguments that it is about: their root where it is about no single value. */
export function argumentObjections(tools: readonly ToolDefinition[], name: string, json: string): Objection[] {
  const parsed = parseJson(json);
  if (!parsed.ok) return [whole(`The arguments of ${name} are not JSON: ${parsed.error.message}.`)];
  const tool = tools.find((candidate) => candidate.name === name);
  if (!tool) return tools.length > 0 ? [whole(`The request defines no tool ${name}.`)] : [];
  const schema = tool.schema === null ? null : parseJson(tool.schema);
  if (!schema?.ok) return [];
  return objectionsTo(schema.doc.root, parsed.doc.root).map(({ pointer, message }) => ({
    pointer,
    message: sentence(pointer, message),
  }));
}

function whole(message: string): Objection {
  return { pointer: "", message };
}

function sentence(pointer: string, message: string): string {
  if (pointer !== "") return `${pointer.slice(1)} ${message}.`;
  return `The arguments ${message.replace(/^lacks\b/, "lack").replace(/^fits\b/, "fit")}.`;
}
