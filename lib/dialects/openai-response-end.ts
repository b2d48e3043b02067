import type { JsonNode } from "../json/document";
import type { ResponseError } from "../recording/message";
import { errorFrom } from "./shared";

/** Why a response (of the responses API) ended: the reason where it is incomplete, else its status. */
export function finishReasonOf(response: JsonNode): string | null {
  return (response.path("incomplete_details", "reason") ?? response.get("status"))?.string ?? null;
}

/** The error of a failed response, or of an `error` event, which carries its code and message itself. */
export function responseErrorOf(data: JsonNode): ResponseError | null {
  const failed = data.path("response", "error") ?? data.get("error");
  if (failed?.kind === "object") return errorFrom(failed, null);
  if (data.get("type")?.string !== "error") return null;
  return { ...errorFrom(data, null), type: data.get("code")?.string ?? "error" };
}
