import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import type { Chunk, Conversation, Part, Piece, ResponseView } from "../recording/message";
import { openRecording, type Recording } from "../recording/recording";
import { conversationOf } from "./index";
import { eventDataOf } from "./sse";

/** For tests: a plain value as the recording that it would be as a file. Throws where it is none. */
export function recordingOf(value: unknown, path = "suite/recordings/sample.json"): Recording {
  const opened = openRecording(path, `${JSON.stringify(value, null, 2)}\n`);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
}

/** For tests: an SDK's call (format, section 1: Q1) of `body` at `endpoint`, with its `response`. */
export function inferenceOf(endpoint: string, body: object, response: object): Recording {
  const request = {
    method: "POST",
    url: `http://model.test${endpoint}`,
    headers: {},
    body,
    endpoint,
    model: "model" in body ? body.model : "",
  };
  return recordingOf({ test_id: "suite/test_sample.py::test_it", request, response, id_normalization_mapping: {} });
}

/** For tests: a raw HTTP call (format, section 1: Q3) of `payload` at `url`, with its `response`. */
export function httpOf(url: string, payload: object, response: object): Recording {
  const test_id = "suite/test_sample.py::test_it";
  const request = { test_id, url, method: "POST", payload };
  return recordingOf({ test_id, request, response, id_normalization_mapping: {} });
}

/** For tests: a streamed raw HTTP answer as the recorder keeps it, a list of lines; data is written as JSON. */
export function eventLinesOf(events: readonly (readonly [name: string, data: unknown])[]): object {
  const lines = events.flatMap(([name, data]) => [
    `event: ${name}`,
    `data: ${typeof data === "string" ? data : JSON.stringify(data)}`,
    "",
  ]);
  return { body: lines, is_streaming: true };
}

/** For tests: the conversation of a recording whose pieces and pointers all hold. Throws what does not. */
export function soundConversationOf(recording: Recording): Conversation {
  const conversation = conversationOf(recording);
  const { request, response } = conversation;
  const parts = [...request.messages, ...response.messages].flatMap((message) => message.parts);
  const broken = [
    ...brokenPieces(recording, response),
    ...holesInPieces(response),
    ...brokenPointers(recording, parts),
  ];
  if (broken.length > 0) throw new Error(broken.join("\n"));
  return conversation;
}

/** For tests: a typed object as the recorder writes it. */
export function typed(type: string, data: object): object {
  return { __type__: type, __data__: data };
}

/** The text that the pieces of a part are stretches of; undefined where a part has none. */
export function assembledTextOf(part: Part | undefined): string | undefined {
  if (part?.type === "tool_call") return part.arguments;
  return part && "text" in part ? part.text : undefined;
}

/**
 * Checks the promise of `Piece`: each stretch of assembled text equals the stretch of the recorded string that it
 * names (as `Piece` defines its source), and the stretches of a part come in order and do not overlap. Gives what is
 * broken, in words; nothing is broken where the list is empty.
 */
export function brokenPieces(recording: Recording, response: ResponseView): string[] {
  const broken: string[] = [];
  const reached = new Map<string, number>();
  for (const [number, chunk] of response.chunks.entries()) {
    for (const piece of chunk.pieces) {
      const where = `chunk ${number}, message ${piece.message}, part ${piece.part}, [${piece.start}, ${piece.end})`;
      const assembled = assembledTextOf(response.messages[piece.message]?.parts[piece.part]);
      const source = sourceOf(recording, chunk, piece);
      const recorded = source?.string ?? source?.raw;
      if (assembled === undefined) broken.push(`${where}: no such part`);
      else if (recorded === undefined) broken.push(`${where}: nothing at ${piece.pointer} ${piece.inner ?? ""}`);
      else if (piece.end <= piece.start || piece.end > assembled.length) broken.push(`${where}: outside of the text`);
      else if (assembled.slice(piece.start, piece.end) !== recorded.slice(piece.from, piece.to)) {
        broken.push(`${where}: differs from [${piece.from}, ${piece.to}) of ${piece.pointer}`);
      }
      const key = `${piece.message}/${piece.part}`;
      if (piece.start < (reached.get(key) ?? 0)) broken.push(`${where}: overlaps an earlier piece`);
      reached.set(key, piece.end);
    }
  }
  return broken;
}

function sourceOf({ doc }: Recording, chunk: Chunk, { pointer, inner }: Piece): JsonNode | undefined {
  if (inner === undefined) return doc.at(pointer);
  const first = chunk.pointers.indexOf(pointer);
  const lines = chunk.pointers.map((line) => doc.at(line)?.string ?? "");
  const data = first === -1 ? null : eventDataOf(lines);
  const parsed = data === null ? null : parseJson(data);
  return parsed?.ok ? parsed.doc.at(inner) : undefined;
}

/**
 * Parts of the response that pieces cover in part only, in words. A part without any piece is none of them: it was
 * not streamed.
 */
export function holesInPieces(response: ResponseView): string[] {
  const covered = new Map<string, number>();
  for (const { pieces } of response.chunks) {
    for (const { message, part, start, end } of pieces) {
      covered.set(`${message}/${part}`, (covered.get(`${message}/${part}`) ?? 0) + end - start);
    }
  }
  return [...covered].flatMap(([key, length]) => {
    const [message, part] = key.split("/").map(Number);
    const text = assembledTextOf(response.messages[message ?? -1]?.parts[part ?? -1]) ?? "";
    return length === text.length ? [] : [`message ${message}, part ${part}: ${length} of ${text.length} units`];
  });
}

/** Parts whose text is not the recorded string that their own pointer names, in words. */
export function brokenPointers({ doc }: Recording, parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.pointer === null) return [];
    const node = doc.at(part.pointer);
    if (!node) return [`${part.type}: nothing at ${part.pointer}`];
    if (part.type === "json" && node.raw !== part.text) return [`json differs from ${part.pointer}`];
    const isText = part.type === "text" || part.type === "reasoning" || part.type === "refusal";
    return isText && node.string !== part.text ? [`${part.type} differs from ${part.pointer}`] : [];
  });
}
