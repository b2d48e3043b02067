import type { JsonNode } from "../../json/document";
import { parseJson } from "../../json/parse";
import type { KeyRequest } from "./request";

/** A request as it stood before the rename, and the old words that were put back. */
export type Undone = { request: KeyRequest; from: string };

/**
 * The rename of 2026-04-24 rewrote the text of recordings without renaming the files (format, section 4.4). What it
 * turned into `OGX` was spelled in two ways; within one recording only one of them occurs.
 */
const PRODUCT_NAMES = ["Llama Stack", "LlamaStack"];

/** The request as it may have stood before the rename: no variant where nothing bears the new name. */
export function undoRename(request: KeyRequest): Undone[] {
  const variants = PRODUCT_NAMES.map((product) => undoWith(request, product));
  return variants.filter((variant, index) => variant.from !== "" && variants[index - 1]?.from !== variant.from);
}

function undoWith(request: KeyRequest, product: string): Undone {
  const restored = new Set<string>();
  const undo = (text: string) =>
    text.replace(/ogx(_and_models|_api|_client)|ogx|OGX/g, (found, tail?: string) => {
      const old = tail !== undefined ? `llama_stack${tail}` : found === "ogx" ? "llama-stack" : product;
      restored.add(old);
      return old;
    });
  const node = (value: JsonNode): JsonNode => {
    const parsed = parseJson(undo(value.raw));
    return parsed.ok ? parsed.doc.root : value;
  };
  const testId = (id: string | null) => (id === null ? null : undo(id));

  const before: KeyRequest =
    request.kind === "tool"
      ? { ...request, kwargs: request.kwargs && node(request.kwargs) }
      : request.kind === "file_processor"
        ? { ...request, testId: testId(request.testId) }
        : { ...request, testId: testId(request.testId), body: node(request.body) };
  return { request: before, from: [...restored].join(", ") };
}
