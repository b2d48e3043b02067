import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import { openRecording, pathOf, type Recording } from "../recording/recording";
import type { Clue } from "./clue";

/** What a clue leaves open, and where it was taken from. */
export type Assumption = { field: "url" | "test_id"; value: string | null; from: string };

/** A request that can be hashed: made of a clue, completed where the clue is silent. */
export type Asked = { recording: Recording; assumptions: Assumption[] };

/** The endpoint that a body of such a shape is sent to, for a clue that names none. */
function usualUrl(body: JsonNode): string {
  if (body.get("messages")) return "http://localhost/v1/v1/chat/completions";
  if (body.get("prompt")) return "http://localhost/v1/v1/completions";
  return body.get("input") ? "http://localhost/v1/v1/embeddings" : "http://localhost/v1/v1/models";
}

/** The endpoint that a recorded URL ends in (format, section 1.1); the whole path where it is none that is known. */
function endpointOf(url: string): string {
  const path = pathOf(url);
  return (
    /\/(?:v1\/(?:chat\/completions|completions|embeddings|models|responses)|api\/\w+|(?:generate|embed)_content\w*)$/.exec(
      path,
    )?.[0] ?? path
  );
}

/**
 * The request of a clue as a recording without an answer; null where the clue holds no body. `like` completes what
 * the clue does not say (the URL and the test id of a recording near by), and each such loan is listed.
 */
export function askedOf(clue: Clue, like: Recording | null): Asked | null {
  const body = clue.body === null ? null : parseJson(clue.body);
  if (!body?.ok) return null;
  const assumptions: Assumption[] = [];
  const from = like?.path ?? "the shape of the body";
  let { url, testId } = clue;
  if (url === null) {
    url = like?.url || usualUrl(body.doc.root);
    assumptions.push({ field: "url", value: url, from });
  }
  if (testId === null && clue.source !== "recording") {
    testId = like?.testId ?? null;
    assumptions.push({ field: "test_id", value: testId, from: like ? from : "nothing: no test id is known" });
  }
  const isHttp = (clue.kind ?? like?.kind) === "http";
  const request = isHttp
    ? `{"test_id": ${JSON.stringify(testId)}, "url": ${JSON.stringify(url)}, "method": "POST", "payload": ${clue.body}}`
    : `{"method": "POST", "url": ${JSON.stringify(url)}, "headers": {}, "body": ${clue.body}, "endpoint": ${JSON.stringify(endpointOf(url))}}`;
  const opened = openRecording(
    "asked.json",
    `{"test_id": ${JSON.stringify(testId)}, "request": ${request}, "response": {}}`,
  );
  return opened.ok ? { recording: opened.recording, assumptions } : null;
}
