import { conversationOf } from "../dialects";
import { keyStatusOf, requestKeyOf } from "../recording/key";
import { keyNameOf } from "../recording/key/name";
import type { Conversation, Part } from "../recording/message";
import { hostOf, openRecording, type Problem, type Recording } from "../recording/recording";
import type { Row } from "./row";
import { textsOf } from "./row-text";
import { inputSummaryOf, outputSummaryOf } from "./summary";
import { suiteOf, testNameOf } from "./test-name";

/** A file as the catalog sees it: path relative to the root with `/`, bytes, milliseconds since 1970. */
export type FileStamp = { path: string; size: number; mtime: number };

/** How much is found out: all, or what is quick to find out. */
export type Depth = "glance" | "whole";

/** SHA-256 of an ASCII text as hexadecimal digits. */
export type Hash = (text: string) => string;

/**
 * Derives a recording's row from its file's text. Never throws: what is no recording becomes a row with a problem.
 * `depth`: `glance` leaves open which earlier rules a name goes by, if not today's. `hash`: a faster one than the
 * built-in, if the host has it.
 */
export function rowOf(file: FileStamp, text: string, depth: Depth = "whole", hash?: Hash): Row {
  const opened = openRecording(file.path, text);
  return opened.ok ? recordingRow(file, opened.recording, depth, hash) : problemRow(file, opened.problem);
}

/** The row of a file that could not be read as a recording. */
export function problemRow({ path, size, mtime }: FileStamp, problem: Problem): Row {
  return {
    path,
    size,
    mtime,
    kind: "unknown",
    dialect: "unknown",
    testId: null,
    testName: "",
    suite: suiteOf(path, null),
    model: "",
    provider: "",
    endpoint: "",
    streaming: false,
    chunks: 0,
    input: "",
    output: "",
    finishReason: null,
    tokens: null,
    messages: 0,
    tools: [],
    hasToolCalls: false,
    hasReasoning: false,
    hasImage: false,
    hasError: false,
    isException: false,
    key: null,
    keyStatus: "none",
    problem,
    text: `${path}\n${problem.message}`,
  };
}

function keyOf(recording: Recording, depth: Depth, hash?: Hash): Pick<Row, "key" | "keyStatus"> {
  const key = requestKeyOf(recording, hash);
  const named = keyNameOf(recording.path).key;
  if (key === null || named === null) return { key, keyStatus: "none" };
  if (key.startsWith(named)) return { key, keyStatus: "current" };
  return { key, keyStatus: depth === "glance" ? null : keyStatusOf(recording, key, hash).status };
}

function recordingRow({ path, size, mtime }: FileStamp, recording: Recording, depth: Depth, hash?: Hash): Row {
  const conversation = conversationOf(recording);
  const { request, response } = conversation;
  const { usage } = response;
  const tools = calledTools(conversation, recording);
  const model = recording.model || request.model || "";
  return {
    path,
    size,
    mtime,
    kind: recording.kind,
    dialect: conversation.dialect,
    testId: recording.testId,
    testName: testNameOf(recording.testId),
    suite: suiteOf(path, recording.testId),
    model,
    provider: providerOf(recording),
    endpoint: recording.endpoint,
    streaming: recording.streaming,
    chunks: recording.streaming ? response.chunks.length : 0,
    input: inputSummaryOf(conversation),
    output: outputSummaryOf(conversation),
    finishReason: response.finishReason,
    tokens: usage && { input: usage.input, output: usage.output, total: usage.total },
    messages: request.messages.length,
    tools,
    hasToolCalls: tools.length > 0,
    hasReasoning: hasPart(conversation, ({ type }) => type === "reasoning"),
    hasImage: hasPart(conversation, ({ type }) => type === "image"),
    hasError: response.error !== null,
    isException: recording.exception !== null,
    ...keyOf(recording, depth, hash),
    problem: null,
    text: [recording.testId ?? "", path, model, tools.join(" "), ...textsOf(conversation)].filter(Boolean).join("\n"),
  };
}

function providerOf({ url, request }: Recording): string {
  if (url === "") return request.get("provider")?.string ?? "";
  return hostOf(url) || (/^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? url.split("/")[0] ?? "");
}

function calledTools({ request, response }: Conversation, recording: Recording): string[] {
  const names = new Set<string>();
  for (const { parts } of [...request.messages, ...response.messages]) {
    for (const part of parts) if (part.type === "tool_call" && part.name) names.add(part.name);
  }
  const invoked = recording.kind === "tool" ? recording.request.get("tool_name")?.string : undefined;
  if (invoked) names.add(invoked);
  return [...names];
}

function hasPart({ request, response }: Conversation, test: (part: Part) => boolean): boolean {
  return [request, response].some(({ messages }) => messages.some(({ parts }) => parts.some(test)));
}
