import type { JsonNode } from "../json/document";
import type { Payload } from "../recording/message";

type Cells = Map<string, string | null>;

/**
 * A list of models as a table: a column for every member that any model has, in the order in which they appear.
 * `details` (Ollama) is spread into columns of its own; other objects and numbers are shown as raw JSON, null as null.
 */
export function modelsTableOf(models: readonly JsonNode[]): Payload {
  const rows = models.map((node) => ({ pointer: node.pointer, cells: cellsOf(node) }));
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  return {
    type: "models",
    columns,
    rows: rows.map(({ pointer, cells }) => ({ pointer, cells: columns.map((column) => cells.get(column) ?? null) })),
  };
}

function cellsOf(model: JsonNode): Cells {
  const cells: Cells = new Map();
  for (const { key, value } of model.members()) {
    if (key === "details" && value.kind === "object") for (const [name, cell] of cellsOf(value)) cells.set(name, cell);
    else cells.set(key, value.isNull ? null : (value.string ?? value.raw));
  }
  return cells;
}
