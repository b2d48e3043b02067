import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import { printPython } from "../json/print";
import { pythonString } from "../json/python-text";
import { providerOf } from "../providers";
import { requestKeyOf } from "../recording/key";
import { modelsDigestOf } from "../recording/key/models";
import { hostOf, openRecording, type Recording } from "../recording/recording";
import { rerecordedText } from "../rerecord";
import { endpointOf } from "./address";
import { wireAnswerOf } from "./answer";
import type { CreateDraft, DraftProblem } from "./draft";

export type Composed =
  | { ok: true; path: string; key: string; recording: Recording }
  | { ok: false; problems: DraftProblem[] };

/**
 * The recording that a draft describes, byte for byte as the recorder would write it, under the name by which a replay
 * looks for it. Fails with everything that is wrong with the draft.
 */
export function composed(draft: CreateDraft, hash?: (text: string) => string): Composed {
  const problems = folderProblems(draft);
  const asked = requestOf(draft, hash);
  if (!asked.ok) return { ok: false, problems: [...problems, asked.problem] };
  const { recording, key } = asked;
  const answer = answered(draft, recording);
  if (!answer.ok) return { ok: false, problems: [...problems, answer.problem] };
  if (problems.length > 0) return { ok: false, problems };
  const folder = draft.folder.replace(/^\/+|\/+$/g, "");
  const path = `${folder === "" ? "" : `${folder}/`}${nameOf(answer.recording, key)}.json`;
  return { ok: true, path, key, recording: { ...answer.recording, path } };
}

type Failed = { ok: false; problem: DraftProblem };

/** The recording without its answer, and its key. */
function requestOf(
  draft: CreateDraft,
  hash?: (text: string) => string,
): { ok: true; recording: Recording; key: string } | Failed {
  const made = requestText(draft);
  if (!made.ok) return made;
  const parsed = parseJson(made.text);
  const opened = parsed.ok ? openRecording("new.json", printPython(parsed.doc.root)) : null;
  const key = opened?.ok ? requestKeyOf(opened.recording, hash) : null;
  if (opened?.ok && key !== null) return { ok: true, recording: opened.recording, key };
  return failed("body", "no request key can be made of this", "Choose a template, and change it.");
}

function failed(field: DraftProblem["field"], message: string, hint: string): Failed {
  return { ok: false, problem: { field, message, line: null, column: null, hint } };
}

function folderProblems({ folder }: CreateDraft): DraftProblem[] {
  const steps = folder.split("/");
  if (!steps.includes("..") && !steps.includes(".") && !folder.includes("\\")) return [];
  const hint = "Name a folder below the one that is open, such as `suite/recordings`.";
  return [{ field: "folder", message: "this leads out of the folder", line: null, column: null, hint }];
}

/** The whole recording with an empty answer, as compact JSON. */
function requestText(draft: CreateDraft): { ok: true; text: string } | Failed {
  const parsed = parseJson(draft.body);
  if (!parsed.ok) {
    const { message, line, column } = parsed.error;
    const problem = { field: "body" as const, message: `this is not JSON: ${message}`, line, column };
    return { ok: false, problem: { ...problem, hint: "Mend the JSON at that place." } };
  }
  const { root } = parsed.doc;
  if (root.kind !== "object") return failed("body", "a request is a JSON object", "Put it in braces.");
  const testId = draft.testId === "" ? "null" : pythonString(draft.testId);
  const request = requestMembers(draft, root, testId);
  if (!request.ok) return request;
  const streaming = isStream(draft, root);
  const response = `{"body": ${streaming ? "[]" : "null"}, "is_streaming": ${streaming}}`;
  const text = `{"test_id": ${testId}, "request": {${request.text}}, "response": ${response}, "id_normalization_mapping": {}}`;
  return { ok: true, text };
}

function isStream({ url }: CreateDraft, body: JsonNode): boolean {
  return body.get("stream")?.boolean === true || url.endsWith("_stream");
}

/** The members of `request` in the recorder's order (format, section 1). */
function requestMembers(
  { call, url, body }: CreateDraft,
  root: JsonNode,
  testId: string,
): { ok: true; text: string } | Failed {
  if (call === "tool") {
    const [provider = "", name = ""] = url.split("::");
    if (provider === "" || name === "")
      return failed("url", "a tool is named `provider::tool`", "As in `tavily::web_search`.");
    const words = `"provider": ${pythonString(provider)}, "tool_name": ${pythonString(name)}`;
    return { ok: true, text: `"test_id": ${testId}, ${words}, "kwargs": ${body}` };
  }
  if (url.trim() === "") return failed("url", "there is no address", "Give the address that was called.");
  if (call === "http") {
    return {
      ok: true,
      text: `"test_id": ${testId}, "url": ${pythonString(url)}, "method": "POST", "payload": ${body}`,
    };
  }
  const endpoint = endpointOf(url);
  if (endpoint === null) {
    const hint =
      "An SDK's address ends with /v1/chat/completions, /v1/embeddings, /v1/models, or the like; else record it as raw HTTP.";
    return failed("url", "no SDK is known that calls this address", hint);
  }
  const model = root.get("model")?.string ?? "";
  const sent = `"method": "POST", "url": ${pythonString(url)}, "headers": {}, "body": ${body}`;
  const filed = `"endpoint": ${pythonString(endpoint)}, "model": ${pythonString(model)}`;
  return { ok: true, text: `${sent}, ${filed}, "provider_metadata": ${metadataOf(endpoint)}` };
}

/** What the recorder says of the SDK (format, section 1). */
function metadataOf(endpoint: string): string {
  if (endpoint.startsWith("/generate_content")) return '{"provider": "vertexai"}';
  return endpoint.startsWith("/api/") ? '{"ollama_sdk_version": "unknown"}' : '{"openai_sdk_version": "2.31.0"}';
}

/** What an answer says of itself at least; Google's SDK keeps it. */
const HEADERS = [["Content-Type", "application/json; charset=UTF-8"]] as const;

function answered(draft: CreateDraft, recording: Recording): { ok: true; recording: Recording } | Failed {
  const { status } = draft;
  const isSuccess = status >= 200 && status < 300;
  const streaming = recording.streaming && isSuccess;
  const form = recording.kind === "http" || recording.endpoint.startsWith("/api/") ? "lines" : "events";
  const wire =
    isSuccess || recording.kind === "http"
      ? wireAnswerOf(draft.answer, streaming, form)
      : { ok: true as const, text: draft.answer };
  if (!wire.ok) return wire;
  const { parse } = providerOf(recording, hostOf(recording.url).toLowerCase());
  const made = rerecordedText(recording, { status, headers: HEADERS, text: wire.text }, parse);
  if (!made.ok) return failed("answer", made.message, "Paste the answer as it came over the wire.");
  const opened = openRecording(recording.path, made.text);
  return opened.ok ? opened : failed("answer", opened.problem.message, opened.problem.hint);
}

/** Model lists bear a digest of their models in their name (format, section 0). */
function nameOf(recording: Recording, key: string): string {
  const isModels = recording.endpoint.endsWith("/models") || recording.endpoint === "/api/tags";
  const digest = isModels ? modelsDigestOf(recording, "") : null;
  return digest ? `models-${key}-${digest.expected}` : key;
}
