import { conversationOf } from "../dialects";
import type { Edit } from "../edit";
import { pythonString } from "../json/python-text";
import type { Message, ToolCallPart } from "../recording/message";
import type { Recording } from "../recording/recording";
import { jsonStringsOf } from "./json-strings";
import type { Place } from "./places";

/** Texts of a recording that are searched, and written together. */
export type Passage = {
  place: Place;
  /** For people: "answer", "arguments of get_time", "user message 3". */
  label: string;
  strings: readonly string[];
  /** The edits that put other strings in their place. */
  edits: (strings: readonly string[]) => Edit[];
};

/**
 * What can be searched in a recording: texts as they read once their chunks are joined; of tool calls' arguments the
 * string values (neither keys nor numbers), or the whole text where it is no JSON.
 */
export function passagesOf(recording: Recording, places: ReadonlySet<Place>): Passage[] {
  const { request, response } = conversationOf(recording);
  const passages: Passage[] = [];
  if (places.has("test-id") && recording.testId !== null) {
    const edits = ([text = ""]: readonly string[]): Edit[] => [{ type: "test-id", value: text === "" ? null : text }];
    passages.push({ place: "test-id", label: "test id", strings: [recording.testId], edits });
  }
  if (places.has("request")) {
    for (const [at, message] of request.messages.entries()) passages.push(...requestPassages(recording, message, at));
  }
  for (const [at, message] of response.messages.entries()) {
    passages.push(...answerPassages(message, at, response.messages.length).filter(({ place }) => places.has(place)));
  }
  return passages;
}

function answerPassages({ role, parts }: Message, message: number, count: number): Passage[] {
  const passages: Passage[] = [];
  const which = count > 1 ? ` ${message + 1}` : "";
  let calls = 0;
  for (const [at, part] of parts.entries()) {
    if (part.type === "tool_call") {
      const call = calls++;
      const write = (json: string): Edit => ({ type: "tool-call", message, call, arguments: json });
      passages.push(argumentsPassage(part, "arguments", write));
    } else if (part.type === "text" || part.type === "reasoning" || part.type === "refusal") {
      const kind = part.type;
      const said = role === "tool" ? "tool result" : kind === "reasoning" ? "reasoning" : "answer";
      passages.push({
        place: kind === "reasoning" ? "reasoning" : "text",
        label: `${said}${which}`,
        strings: [part.text],
        edits: ([text = ""]) => [{ type: "text", message, kind, part: at, text }],
      });
    }
  }
  return passages;
}

function requestPassages(recording: Recording, { role, parts }: Message, message: number): Passage[] {
  return parts.flatMap((part, at): Passage[] => {
    if (part.type === "tool_call") return callPassage(recording, part, message);
    if (part.type !== "text" && part.type !== "reasoning" && part.type !== "refusal") return [];
    const edits = ([text = ""]: readonly string[]): Edit[] => [{ type: "request-text", message, part: at, text }];
    return [{ place: "request", label: `${role} message ${message + 1}`, strings: [part.text], edits }];
  });
}

/** Where the families keep the arguments of a call that a request repeats, below the call. */
const ARGUMENTS = ["/function/arguments", "/arguments", "/input", "/args", "/kwargs", "/function_call/args"];

function callPassage({ doc }: Recording, part: ToolCallPart, message: number): Passage[] {
  if (part.pointer === null) return [];
  const base = part.pointer;
  const place = ARGUMENTS.map((path) => doc.at(base + path)).find(
    (node) => node && (node.string ?? node.raw) === part.arguments,
  );
  if (!place) return [];
  const { pointer } = place;
  const isText = place.string !== undefined;
  const write = (json: string): Edit => ({ type: "set", pointer, json: isText ? pythonString(json) : json });
  const passage = argumentsPassage(part, "request", write);
  return [{ ...passage, label: `${passage.label}, message ${message + 1}` }];
}

function argumentsPassage(
  { name, arguments: json }: ToolCallPart,
  place: Place,
  write: (json: string) => Edit,
): Passage {
  const label = `arguments of ${name}`;
  const values = jsonStringsOf(json);
  if (!values) return { place, label, strings: [json], edits: ([text = ""]) => [write(text)] };
  return { place, label, strings: values.strings, edits: (strings) => [write(values.with(strings))] };
}
