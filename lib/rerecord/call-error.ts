import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import { pythonRepr } from "./python-repr";
import type { CallError, WireAnswer } from "./wire";

const BY_STATUS: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  409: "ConflictError",
  422: "UnprocessableEntityError",
  429: "RateLimitError",
};

/** What the OpenAI SDK raises for an answer that is no success (format, section 3.6). */
export function statusErrorOf({ status, text }: Pick<WireAnswer, "status" | "text">): CallError {
  const parsed = parseJson(text);
  const type = BY_STATUS[status] ?? (status >= 500 ? "InternalServerError" : "APIStatusError");
  if (!parsed.ok) {
    const said = text.trim();
    const message = said === "" ? `Error code: ${status}` : said;
    return { provider: "openai", type, message, status, body: said === "" ? null : JSON.stringify(said) };
  }
  const { root } = parsed.doc;
  const inner = root.get("error") ?? root;
  return { provider: "openai", type, message: `Error code: ${status} - ${pythonRepr(root)}`, status, body: inner.raw };
}

/**
 * What the OpenAI SDK raises for an event that is an error, by what Python takes for true; null for any other event.
 */
export function streamErrorOf(event: JsonNode): CallError | null {
  const error = event.get("error");
  if (!error || error.isNull || error.raw === "false" || error.raw === '""' || error.raw === "0") return null;
  const message = error.get("message")?.string || error.string || "An error occurred during streaming";
  return { provider: null, type: "APIError", message, status: null, body: error.raw };
}
