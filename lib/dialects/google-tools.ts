import type { JsonNode } from "../json/document";
import type { ToolDefinition } from "../recording/message";

/**
 * The tools of a request to Google, in every spelling that callers use: `{type, name, parameters}`,
 * `{type, function: {…}}`, `{function_declarations: […]}`, and built-in ones (`{google_search: {}}`, `{type}`).
 */
export function googleToolsOf(tools: JsonNode | undefined): ToolDefinition[] {
  return (tools?.items() ?? []).flatMap((tool) => {
    const declarations = tool.get("function_declarations");
    if (declarations) return declarations.items().map((declaration) => definitionOf(declaration, "function"));
    const type = tool.get("type")?.string;
    if (type !== undefined) return [definitionOf(tool.get("function") ?? tool, type)];
    return tool.members().map(({ key, value }) => definitionOf(value, key));
  });
}

function definitionOf(node: JsonNode, type: string): ToolDefinition {
  const schema = node.get("parameters") ?? node.get("parameters_json_schema");
  return {
    name: node.get("name")?.string ?? type,
    type,
    description: node.get("description")?.string ?? null,
    schema: schema && !schema.isNull ? schema.raw : null,
    pointer: node.pointer,
  };
}
