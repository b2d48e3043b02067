import { curlCallOf } from "../explain/curl-clue";
import { parseJson } from "../json/parse";
import { printPython } from "../json/print";
import { recordedAddressOf } from "./address";
import type { CreateDraft } from "./draft";

/** What a curl command says of the recording that its call would be; or what is wrong with it. */
export type FromCurl =
  | { ok: true; draft: Pick<CreateDraft, "call" | "url" | "body"> }
  | { ok: false; message: string; hint: string };

/** Reads a pasted curl command; nothing is run. */
export function draftOfCurl(command: string): FromCurl {
  const read = curlCallOf(command.trim().replace(/^\$\s*/, ""));
  if (!read.ok) return read;
  const { url, body } = read.call;
  const parsed = body === null ? null : parseJson(body);
  const text = parsed?.ok ? printPython(parsed.doc.root).trimEnd() : (body ?? "{}");
  return { ok: true, draft: { ...recordedAddressOf(url), body: text } };
}
