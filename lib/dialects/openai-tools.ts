import type { JsonNode } from "../json/document";
import type { ToolDefinition } from "../recording/message";

const FLAT = new Set(["type", "name", "description", "parameters", "input_schema"]);

/**
 * Tool definitions of a request: nested in `function` or `custom` (chat), flat (responses, Anthropic, legacy
 * `functions`), and built-in tools, whose settings stand in place of a schema.
 */
export function openaiToolsOf(input: JsonNode): ToolDefinition[] {
  return [...(input.get("tools")?.items() ?? []), ...(input.get("functions")?.items() ?? [])].map(toolOf);
}

function toolOf(node: JsonNode): ToolDefinition {
  const definition = node.get("function") ?? node.get("custom") ?? node;
  const type = node.get("type")?.string ?? "function";
  const schema = definition.get("parameters") ?? definition.get("input_schema") ?? definition.get("format");
  const label = node.get("server_label")?.string;
  return {
    name: definition.get("name")?.string ?? (label === undefined ? type : `${type}: ${label}`),
    type,
    description: (definition.get("description") ?? node.get("server_description"))?.string ?? null,
    schema: schema && !schema.isNull ? schema.raw : settingsOf(node),
    pointer: node.pointer,
  };
}

/** A built-in tool's own members; null for a function without parameters. */
function settingsOf(node: JsonNode): string | null {
  if (node.get("function") || node.get("custom") || node.get("name")) return null;
  return node.members().some(({ key }) => !FLAT.has(key)) ? node.raw : null;
}
