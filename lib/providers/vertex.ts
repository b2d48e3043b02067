import { camelCase } from "../format/camel-case";
import type { JsonNode } from "../json/document";
import { recordedGenai } from "../rerecord/genai";
import { bearer } from "./json-call";
import type { Provider } from "./provider";

/** Vertex AI through Google's SDK. The recording names neither project nor region: the configuration does. */
export const vertex: Provider = {
  id: "vertex",
  label: "Vertex AI",
  matches: ({ url }) => url.startsWith("vertexai:"),
  defaults: () => null,
  entry: {
    baseUrl: "https://us-central1-aiplatform.googleapis.com/v1",
    apiKeyEnv: "VERTEX_ACCESS_TOKEN",
    project: "YOUR-PROJECT",
    location: "us-central1",
  },
  needs: ["project", "location"],
  objection: ({ endpoint }) =>
    /^\/?generate_content(_stream)?$/.test(endpoint) ? null : `Calls of \`${endpoint}\` are not known.`,
  requestOf: ({ input, endpoint }, { baseUrl, key, project, location }) => {
    if (project === null || location === null) {
      return { ok: false, reason: "The configuration of `vertexai` needs `project` and `location`." };
    }
    const name = input.get("model")?.string ?? "";
    const model = name.includes("/") ? name : `publishers/google/models/${name}`;
    const verb = endpoint.endsWith("_stream") ? "streamGenerateContent?alt=sse" : "generateContent";
    const place = `projects/${encodeURIComponent(project)}/locations/${encodeURIComponent(location)}`;
    const path = model.split("/").map(encodeURIComponent).join("/");
    return {
      ok: true,
      call: {
        method: "POST",
        url: `${baseUrl}/${place}/${path}:${verb}`,
        headers: [["Content-Type", "application/json"], ...bearer(key)],
        body: bodyOf(input),
      },
    };
  },
  parse: recordedGenai,
};

/** Members of `config` that stand at the top of the wire's JSON; all others belong to `generationConfig`. */
const TOP = new Map([
  ["system_instruction", "systemInstruction"],
  ["tools", "tools"],
  ["tool_config", "toolConfig"],
  ["safety_settings", "safetySettings"],
  ["cached_content", "cachedContent"],
  ["labels", "labels"],
]);

/** Members whose value is the caller's own JSON, where names are not the SDK's. */
const RAW = new Set([
  "args",
  "response",
  "response_schema",
  "response_json_schema",
  "parameters",
  "parameters_json_schema",
  "labels",
]);

function bodyOf(input: JsonNode): string {
  const members = [`"contents": ${camel(input.get("contents"))}`];
  const generation: string[] = [];
  for (const { key, value } of input.get("config")?.members() ?? []) {
    const top = TOP.get(key);
    if (key === "system_instruction" && value.string !== undefined) {
      members.push(`"systemInstruction": {"role": "user", "parts": [{"text": ${value.raw}}]}`);
    } else if (top) members.push(`${JSON.stringify(top)}: ${camel(value)}`);
    else generation.push(`${JSON.stringify(camelCase(key))}: ${RAW.has(key) ? value.raw : camel(value)}`);
  }
  if (generation.length > 0) members.push(`"generationConfig": {${generation.join(", ")}}`);
  return `{${members.join(", ")}}`;
}

function camel(node: JsonNode | undefined): string {
  if (!node) return "null";
  if (node.kind === "array") return `[${node.items().map(camel).join(", ")}]`;
  if (node.kind !== "object") return node.raw;
  const members = node.members().map(({ key, value }) => {
    return `${JSON.stringify(camelCase(key))}: ${RAW.has(key) ? value.raw : camel(value)}`;
  });
  return `{${members.join(", ")}}`;
}
