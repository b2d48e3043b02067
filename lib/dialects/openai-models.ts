import type { JsonNode } from "../json/document";
import type { Payload } from "../recording/message";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer } from "./fields";
import { modelsTableOf } from "./models-table";
import { bodyTypeOf } from "./openai-wire";
import { dataOf, emptyResponse, errorOf } from "./shared";

/** OpenAI's list of models (format, section 2: R3), with the members that each provider adds. */
export const openaiModels: Dialect = {
  id: "openai-models",
  label: "OpenAI models",
  matches: (recording) => {
    const type = bodyTypeOf(recording);
    if (type !== "") return type === "openai.types.model.Model";
    return recording.endpoint.endsWith("/models");
  },
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: [],
    tools: [],
    parameters: parametersOf(input, ["model"]),
  }),
  readResponse: (recording) => {
    const { body } = recording;
    const models = modelsOf(body);
    return {
      ...emptyResponse,
      messages: models || body?.get("error") ? [] : rawAnswer(body),
      error: errorOf(recording),
      payload: models && tableOf(models),
    };
  },
};

/** The models of a list as recorded (items) or as the wire has it (`{data: items}`); null for anything else. */
function modelsOf(body: JsonNode | undefined): JsonNode[] | null {
  const list = body?.kind === "array" ? body : body?.get("data");
  if (list?.kind !== "array") return null;
  const models = list.items().map(dataOf);
  return models.every((model) => model.kind === "object") ? models : null;
}

/** Without the columns that say nothing: `object`, which is `model` in every row, and those that are always null. */
function tableOf(models: readonly JsonNode[]): Payload {
  const table = modelsTableOf(models);
  if (table.type !== "models") return table;
  const says = table.columns.map(
    (column, position) =>
      column !== "object" && (column === "id" || table.rows.some(({ cells }) => cells[position] !== null)),
  );
  const pick = <T>(items: readonly T[]) => items.filter((_, position) => says[position]);
  return {
    ...table,
    columns: pick(table.columns),
    rows: table.rows.map(({ pointer, cells }) => ({ pointer, cells: pick(cells) })),
  };
}
