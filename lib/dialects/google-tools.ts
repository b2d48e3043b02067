import type { JsonNode } from "../json/document";
import type { ToolDefinition } from "../recording/message";

/**
 * The tools of a request to Google, in every spelling that callers use: `{type, name, parameters}`,
 * `{type, function: {…}}`, `{function_declarations: […]}`, and built-in ones (`{google_search: {}}`, `{type}`), whose
 * settings stand in place of a schema.
 */
export function googleToolsOf(tools: JsonNode | undefined): ToolDefinition[] {
  return (tools?.items() ?? []).flatMap((tool) => {
    const declarations = tool.get("function_declarations");
    if (declarations) return declarations.items().map((declaration) => definitionOf(declaration, "function"));
    const type = tool.get("type")?.string;
    if (type === undefined) return tool.members().map(({ key, value }) => builtInOf(key, value, 0));
    if (type !== "function") return [builtInOf(type, tool, 1)];
    return [{ ...definitionOf(tool.get("function") ?? tool, type), pointer: tool.pointer }];
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

/** `known` is the number of members that are no settings. */
function builtInOf(type: string, node: JsonNode, known: number): ToolDefinition {
  const schema = node.members().length > known ? node.raw : null;
  return { name: node.get("name")?.string ?? type, type, description: null, schema, pointer: node.pointer };
}
