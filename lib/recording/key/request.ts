import { type CanonicalRules, canonicalJson, canonicalObject } from "../../json/canonical";
import type { JsonNode } from "../../json/document";
import { roundHalfEven } from "../../json/python-number";
import { pythonString } from "../../json/python-text";
import type { Recording } from "../recording";
import { splitUrl } from "./url";
import { CURRENT, type KeyVersion, VERSIONS } from "./versions";

/** What a request key is made of, for each kind of call; a text is made of it without the recording around it. */
export type KeyRequest =
  | { kind: "inference" | "http"; method: string; url: string; testId: string | null; body: JsonNode }
  | { kind: "tool"; provider: string | null; toolName: string | null; kwargs: JsonNode | undefined }
  | { kind: "file_processor"; fileId: string | null; testId: string | null };

/** The rules of the two kinds that are hashed as they are have never changed, so that they name themselves. */
export type KeyVersionName = KeyVersion["name"] | "tool" | "file-processor";

/** A canonical text and the rules that made it. */
export type KeyText = { version: KeyVersionName; text: string };

/** The parts of a recording that its key depends on, or null where it has none (format, section 4.1). */
export function keyRequestOf(recording: Recording): KeyRequest | null {
  const { kind, request, testId, input, method } = recording;
  if (kind === "tool") {
    const provider = request.get("provider")?.string ?? null;
    return { kind, provider, toolName: request.get("tool_name")?.string ?? null, kwargs: request.get("kwargs") };
  }
  if (kind === "file_processor") return { kind, fileId: request.get("file_id")?.string ?? null, testId };
  const url = request.get("url")?.string;
  return kind === "unknown" || url === undefined ? null : { kind, method, url, testId, body: input };
}

/** The text that is hashed by the current rules. */
export function currentText(request: KeyRequest): KeyText {
  if (request.kind === "tool") return { version: "tool", text: toolText(request) };
  if (request.kind === "file_processor") return { version: "file-processor", text: fileText(request) };
  return { version: CURRENT.name, text: bodyText(request, CURRENT) };
}

/** The texts of all rules that a call of this kind was ever hashed by, in the order in which they are tried. */
export function* keyTextsOf(request: KeyRequest): Generator<KeyText> {
  yield currentText(request);
  if (request.kind !== "inference" && request.kind !== "http") return;
  for (const version of VERSIONS) {
    if (version === CURRENT || (request.kind === "http" && !version.http)) continue;
    yield { version: version.name, text: bodyText(request, version) };
  }
}

type BodyRequest = Extract<KeyRequest, { body: JsonNode }>;

function bodyText(request: BodyRequest, version: KeyVersion): string {
  const { method, url, testId, body } = request;
  const { host, path } = splitUrl(url);
  const upper = pythonString(method.toUpperCase());
  if (request.kind === "http") {
    const payload = canonicalJson(body, rulesOf(request, version, ""));
    return canonicalObject({ method: upper, payload, test_id: orNull(testId), url: pythonString(url) });
  }
  const members = { body: canonicalJson(body, rulesOf(request, version, host)), endpoint: pythonString(path) };
  const shared = !version.testId || version.sharedPaths.includes(path);
  return canonicalObject({ ...members, method: upper, ...(shared ? {} : { test_id: orNull(testId) }) });
}

function rulesOf({ body, testId }: BodyRequest, version: KeyVersion, host: string): CanonicalRules {
  const { decimals, drops } = version;
  return {
    strings: [...version.bodyRules(body, testId), ...version.strings],
    drops: (key, object) => drops.some((rule) => rule.drops(key, object, host)),
    float: decimals === null ? undefined : (value) => roundHalfEven(value, decimals),
  };
}

function toolText({ provider, toolName, kwargs }: Extract<KeyRequest, { kind: "tool" }>): string {
  return canonicalObject({
    kwargs: kwargs ? canonicalJson(kwargs) : "null",
    provider: orNull(provider),
    tool_name: orNull(toolName),
  });
}

/** The file does not say how it was to be cut into chunks; the recorder's tests used the default alone. */
const CHUNKING = '{"static": {"chunk_overlap_tokens": 400, "max_chunk_size_tokens": 800}, "type": "static"}';

function fileText({ fileId, testId }: Extract<KeyRequest, { kind: "file_processor" }>): string {
  return canonicalObject({
    api: pythonString("file_processors"),
    chunking_strategy: CHUNKING,
    file_id: orNull(fileId),
    test_id: orNull(testId),
  });
}

function orNull(text: string | null): string {
  return text === null ? "null" : pythonString(text);
}
