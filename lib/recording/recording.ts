import { z } from "zod";
import type { JsonDocument, JsonNode } from "../json/document";
import { type JsonResult, parseJson, placeOf } from "../json/parse";

/** Why a file is no readable recording: what, where (line and column from 1, where known), and what to do. */
export type Problem = { message: string; line: number | null; column: number | null; hint: string };

/** What a recording is a call of (format, section 1): an SDK's inference call, raw HTTP, a tool, a file processor. */
export type RecordingKind = "inference" | "http" | "tool" | "file_processor" | "unknown";

export type Recording = {
  /** Relative to the root, with `/`. */
  path: string;
  doc: JsonDocument;
  kind: RecordingKind;
  testId: string | null;
  method: string;
  /** As recorded; empty for tools and file processors. */
  url: string;
  /** The recorded endpoint; for raw HTTP the path of the URL; empty for tools and file processors. */
  endpoint: string;
  model: string;
  request: JsonNode;
  /** What was sent: `body`, `payload` or `kwargs`; the request itself for a file processor. */
  input: JsonNode;
  response: JsonNode;
  /** The response's `body`, if there is one. */
  body: JsonNode | undefined;
  streaming: boolean;
  status: number | null;
  exception: { data: JsonNode | undefined; message: string } | null;
};

const requestSchema = z.looseObject({
  method: z.string().optional(),
  url: z.string().optional(),
  endpoint: z.string().optional(),
  model: z.string().nullish(),
  provider: z.string().optional(),
  tool_name: z.string().optional(),
  api: z.string().optional(),
});
const responseSchema = z.looseObject({
  is_streaming: z.boolean().optional(),
  status: z.number().int().optional(),
  is_exception: z.boolean().optional(),
  exception_message: z.string().nullish(),
});
const testIdSchema = z.string().nullish();

export type RecordingResult =
  | { ok: true; recording: Recording }
  | { ok: false; problem: Problem; doc: JsonDocument | null };

/** Reads a file's text as a recording (format, sections 0 and 1). Never throws; a failure says where. */
export function openRecording(path: string, text: string): RecordingResult {
  return recordingOf(path, text, parseJson(text));
}

/** The same for a text that was parsed already. */
export function recordingOf(path: string, text: string, parsed: JsonResult): RecordingResult {
  if (!parsed.ok) {
    const { message, line, column } = parsed.error;
    const hint =
      text.trim() === ""
        ? "The file is empty: delete it or record the call again."
        : "Mend the JSON at that place, or restore the file from git.";
    return { ok: false, doc: null, problem: { message: `not JSON: ${message}`, line, column, hint } };
  }
  const { doc } = parsed;
  const { root } = doc;
  if (root.kind !== "object") return shapeProblem(doc, root, `the top level is ${article(root.kind)}, not an object`);
  const request = root.get("request");
  const response = root.get("response");
  if (request?.kind !== "object") return shapeProblem(doc, request ?? root, "there is no object `request`");
  if (response?.kind !== "object") return shapeProblem(doc, response ?? root, "there is no object `response`");

  const asked = checked(requestSchema, request);
  if (!asked.ok) return shapeProblem(doc, asked.node, `\`${asked.node.pointer}\` ${asked.message}`);
  const answered = checked(responseSchema, response);
  if (!answered.ok) return shapeProblem(doc, answered.node, `\`${answered.node.pointer}\` ${answered.message}`);
  const idNode = root.get("test_id");
  const testId = testIdSchema.safeParse(idNode ? plain(idNode) : undefined);
  if (!testId.success) return shapeProblem(doc, idNode ?? root, "`/test_id` is neither a string nor null");

  const fields = asked.value;
  const kind = kindOf(request, fields);
  const url = fields.url ?? "";
  return {
    ok: true,
    recording: {
      path,
      doc,
      kind,
      testId: testId.data ?? request.get("test_id")?.string ?? null,
      method: fields.method ?? "POST",
      url,
      endpoint: fields.endpoint ?? (kind === "http" ? pathOf(url) : ""),
      model: fields.model || (request.path("body", "model") ?? request.path("payload", "model"))?.string || "",
      request,
      input: request.get("body") ?? request.get("payload") ?? request.get("kwargs") ?? request,
      response,
      body: response.get("body"),
      streaming: answered.value.is_streaming ?? false,
      status: answered.value.status ?? null,
      exception: answered.value.is_exception
        ? { data: response.get("exception_data"), message: answered.value.exception_message ?? "" }
        : null,
    },
  };
}

function kindOf(request: JsonNode, fields: z.infer<typeof requestSchema>): RecordingKind {
  if (fields.tool_name !== undefined) return "tool";
  if (fields.api === "file_processors") return "file_processor";
  if (request.get("payload")) return "http";
  return request.get("body") ? "inference" : "unknown";
}

/** The path of a URL without scheme, host, query and fragment. */
export function pathOf(url: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/[^/?#]*)?([^?#]*)/i.exec(url)?.[1] ?? "";
}

/** The host (and port) of a URL; empty where it has none. */
export function hostOf(url: string): string {
  return (/^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(url)?.[1] ?? "").replace(/^.*@/, "");
}

type Checked<T> = { ok: true; value: T } | { ok: false; node: JsonNode; message: string };

function checked<T>(schema: z.ZodType<T>, node: JsonNode): Checked<T> {
  const result = schema.safeParse(
    Object.fromEntries(node.members().map((member) => [member.key, plain(member.value)])),
  );
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const at = node.get(String(issue?.path[0] ?? "")) ?? node;
  return { ok: false, node: at, message: `is ${article(at.kind)}: ${issue?.message ?? "of the wrong type"}` };
}

/** Scalars as JavaScript values; objects and arrays as empty ones: the schemas above look at scalars only. */
function plain(node: JsonNode): unknown {
  if (node.kind === "object") return {};
  if (node.kind === "array") return [];
  return node.string ?? node.number ?? node.boolean ?? null;
}

function article(kind: string): string {
  return kind === "null" || kind === "true" || kind === "false"
    ? kind
    : /^[ao]/.test(kind)
      ? `an ${kind}`
      : `a ${kind}`;
}

function shapeProblem(doc: JsonDocument, node: JsonNode, what: string): RecordingResult {
  const { line, column } = placeOf(doc.text, node.start);
  const hint = "A recording is an object with `request` and `response`: see docs/format.md.";
  return { ok: false, doc, problem: { message: `not a recording: ${what}`, line, column, hint } };
}
