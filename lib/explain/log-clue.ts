import { type ClueResult, failed, noClue } from "./clue";
import { jsonOfPythonLiteral } from "./python-literal";

/**
 * The forms in which the recorder says that it found nothing, of all its days: "Recording not found for request hash",
 * before that "No recorded response found for request hash", and the lines of its debug mode. Lines may bear a log's
 * or a test runner's prefix (`E   `).
 */
const HASH =
  /(?:recording|recorded response) (?:not )?found for request hash:?\s*([0-9a-f]{12,64})|(?:request|computed) hash:?\s*([0-9a-f]{12,64})/i;
const REQUEST = /Request:\s*([A-Z]+)\s+(\S+)(?:[ \t]+(?=\{))?/;
const FIELDS = {
  model: /\bModel:[ \t]*([^\s|\\]+)/,
  method: /\bMethod:[ \t]*([A-Z]+)/,
  url: /\bURL:[ \t]*(\S+)/,
  endpoint: /\bEndpoint:[ \t]*(\/\S+)/,
} as const;
const TEST_IDS = [
  /\bTest (?:context|ID):[ \t]*(\S*::.*\S)/,
  /^(?:FAILED|ERROR)[ \t]+(\S+\.py::[^\n]*?)(?:[ \t]+-[ \t].*)?$/m,
  /^(\S+\.py::\S.*?)[ \t]+(?:FAILED|ERROR)\b/m,
];

/** Reads a failing test's log. Without a hash, or a request to compute one of, there is nothing to explain. */
export function clueOfLog(log: string): ClueResult {
  // Test runners cut the newlines of a message into "\n" where they print it as a string.
  const text = log.replaceAll("\\n", "\n");
  const hash = HASH.exec(text);
  const request = REQUEST.exec(text);
  const body = request ? jsonOfPythonLiteral(text.slice(request.index + request[0].length)) : null;
  const key = (hash?.[1] ?? hash?.[2] ?? "").toLowerCase();
  if (key === "" && !body?.json.startsWith("{")) {
    return failed(
      "The log holds no request hash.",
      "Paste the part that says “Recording not found for request hash: …”, or the request's body.",
    );
  }
  const field = (name: keyof typeof FIELDS) => known(FIELDS[name].exec(text)?.[1]);
  const testId = TEST_IDS.map((pattern) => pattern.exec(text)?.[1]?.trim()).find((id) => id !== undefined);
  return {
    ok: true,
    clue: {
      ...noClue,
      source: "log",
      key: key || null,
      method: request?.[1] ?? field("method"),
      url: request?.[2] ?? field("url") ?? field("endpoint"),
      model: field("model"),
      testId: testId ?? null,
      body: body?.json.startsWith("{") ? body.json : null,
    },
  };
}

/** The recorder's words for "I don't know". */
function known(value: string | undefined): string | null {
  return value === undefined || value === "unknown" || value === "N/A" || value === "None" ? null : value;
}
