import { parseJson } from "../json/parse";
import { type ClueResult, failed, noClue } from "./clue";
import { shellWordsOf } from "./shell-words";

const DATA = new Set(["-d", "--data", "--data-raw", "--data-ascii", "--data-binary", "--json"]);
/** Options of curl that take a value which says nothing of the request's key. */
const VALUED = new Set([
  "-H",
  "--header",
  "-u",
  "--user",
  "-o",
  "--output",
  "-A",
  "--user-agent",
  "-m",
  "--max-time",
  "-x",
  "--proxy",
  "-b",
  "--cookie",
  "-e",
  "--referer",
  "--connect-timeout",
  "--retry",
  "-w",
  "--write-out",
]);

/** What a curl command calls: `method` null where it does not say, `body` null where it sends none. */
export type CurlCall = { url: string; method: string | null; body: string | null };

type Refused = { ok: false; message: string; hint: string };

/** Reads the URL, the method and the JSON body of a curl command; nothing is run or fetched. */
export function clueOfCurl(command: string): ClueResult {
  const read = curlCallOf(command);
  if (!read.ok) return read;
  const { url, method, body } = read.call;
  if (body === null) return failed("The curl command sends no body.", "A body follows `-d`, `--data-raw` or `--json`.");
  const parsed = parseJson(body);
  if (!parsed.ok) {
    const { message, line, column } = parsed.error;
    return failed(
      `The body of the curl command is not JSON: ${message}, at line ${line}, column ${column} of the body.`,
      "Check the quoting.",
    );
  }
  const { root } = parsed.doc;
  const model = root.get("model")?.string ?? null;
  return { ok: true, clue: { ...noClue, source: "curl", url, method: method ?? "POST", model, body: root.raw } };
}

/** Reads what a curl command calls. */
export function curlCallOf(command: string): { ok: true; call: CurlCall } | Refused {
  const words = shellWordsOf(command);
  if (!words) return unread("The curl command has a quote that is not closed.", "Paste the whole command.");
  let url: string | null = null;
  let method: string | null = null;
  let body: string | null = null;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? "";
    const [option = "", inline] = word.startsWith("--") && word.includes("=") ? splitAt(word) : [word, null];
    const value = () => inline ?? words[++at] ?? "";
    if (DATA.has(option)) body = (body ?? "") + value();
    else if (word.startsWith("-d") && word.length > 2 && !word.startsWith("--")) body = (body ?? "") + word.slice(2);
    else if (option === "-X" || option === "--request") method = value();
    else if (option === "--url") url = value();
    else if (VALUED.has(option)) value();
    else if (!word.startsWith("-")) url ??= word;
  }
  if (url === null) return unread("The curl command names no URL.", "Paste the whole command.");
  if (body?.startsWith("@"))
    return unread(`The body is in the file \`${body.slice(1)}\`, which was not pasted.`, "Paste the body itself.");
  return { ok: true, call: { url, method, body } };
}

function unread(message: string, hint: string): Refused {
  return { ok: false, message, hint };
}

function splitAt(word: string): [string, string] {
  const at = word.indexOf("=");
  return [word.slice(0, at), word.slice(at + 1)];
}
