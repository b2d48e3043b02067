import { parseJson } from "../json/parse";
import { bearer, jsonCall } from "./json-call";
import { openai } from "./openai";
import type { CallResult, Provider } from "./provider";

const TOKEN_URL = "https://iam.cloud.ibm.com/identity/token";
const GRANT = "urn:ibm:params:oauth:grant-type:apikey";

/** IBM watsonx: the API key is exchanged for a token, which is the bearer of the calls. */
export const watsonx: Provider = {
  ...openai,
  id: "watsonx",
  label: "IBM watsonx",
  matches: ({ kind }, host) => kind === "inference" && host.endsWith(".ml.cloud.ibm.com"),
  defaults: (host) => ({ baseUrl: `https://${host}/ml/v1`, apiKeyEnv: "WATSONX_API_KEY" }),
  requestOf: (recording, settings) =>
    withProject(jsonCall(recording, settings, bearer(settings.key)), settings.project),
  tokenCall: ({ key, tokenUrl, baseUrl }) => {
    // A stand-in for the provider must not make IBM see the key; it is its bearer as it is.
    const url = tokenUrl ?? (/^https:\/\/[a-z0-9.-]+\.cloud\.ibm\.com(?:\/|$)/.test(baseUrl) ? TOKEN_URL : null);
    const body = new URLSearchParams({ grant_type: GRANT, apikey: key ?? "" }).toString();
    const headers = [["Content-Type", "application/x-www-form-urlencoded"]] as const;
    return url === null ? null : { method: "POST", url, headers, body };
  },
};

/** The caller's own project in the place of the recorded one, on the wire only. */
function withProject(made: CallResult, project: string | null): CallResult {
  if (!made.ok || project === null) return made;
  const { call } = made;
  const url = new URL(call.url);
  if (url.searchParams.has("project_id")) url.searchParams.set("project_id", project);
  const body = call.body && withMember(call.body, "project_id", project);
  return { ok: true, call: { ...call, url: url.href, body } };
}

/** JSON with another text as a member of its top level, where it has that. */
function withMember(json: string, name: string, text: string): string {
  const parsed = parseJson(json);
  const node = parsed.ok ? parsed.doc.root.get(name) : undefined;
  return node ? json.slice(0, node.start) + JSON.stringify(text) + json.slice(node.end) : json;
}
