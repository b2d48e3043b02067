import { parseJson } from "../json/parse";
import type { DraftProblem } from "./draft";

type Answer = { ok: true; text: string } | { ok: false; problem: DraftProblem };

/**
 * An answer as it would be on the wire. A stream may also be given as a JSON list of its chunks; what is missing at
 * its end is put there.
 */
export function wireAnswerOf(given: string, streaming: boolean, form: "events" | "lines"): Answer {
  const parsed = parseJson(given);
  if (!streaming) {
    if (parsed.ok) return { ok: true, text: given };
    const isStream = /^\s*(?:event|data|id|:)/.test(given);
    const hint = isStream ? 'A stream needs `"stream": true` in the request.' : "Mend the JSON at that place.";
    return failed(`this is not JSON: ${parsed.error.message}`, parsed.error.line, parsed.error.column, hint);
  }
  if (form === "lines") return { ok: true, text: given };
  if (parsed.ok) {
    const { root } = parsed.doc;
    if (root.kind !== "array") {
      const hint = 'Paste its `data:` lines, or a list of its chunks; or take `"stream": true` out of the request.';
      return failed("the request asks for a stream, and this is a single answer", 1, 1, hint);
    }
    return {
      ok: true,
      text: root
        .items()
        .map((item) => `data: ${item.raw.replaceAll("\n", " ")}\n\n`)
        .join(""),
    };
  }
  return brokenEventOf(given) ?? { ok: true, text: `${given.trimEnd()}\n\n` };
}

/** The first event whose data is no JSON, where it stands on one line. */
function brokenEventOf(text: string): Answer | null {
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    const data = /^data: ?(.*)$/.exec(line)?.[1];
    const isWhole = !lines[at - 1]?.startsWith("data:") && !lines[at + 1]?.startsWith("data:");
    if (data === undefined || data.startsWith("[DONE]") || !isWhole) continue;
    const parsed = parseJson(data);
    if (parsed.ok) continue;
    const column = line.length - data.length + parsed.error.column;
    return failed(
      `the event's data is not JSON: ${parsed.error.message}`,
      at + 1,
      column,
      "Mend the JSON at that place.",
    );
  }
  return null;
}

function failed(message: string, line: number, column: number, hint: string): Answer {
  return { ok: false, problem: { field: "answer", message, line, column, hint } };
}
