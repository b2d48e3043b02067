import { z } from "zod";
import type { JsonNode } from "@/lib/json/document";
import { parseJson } from "@/lib/json/parse";
import { uniqueMembers } from "@/lib/json/print";
import type { Recording } from "@/lib/recording/recording";
import type { WireAnswer } from "@/lib/rerecord/wire";
import { classOf } from "@/lib/schema";
import { generateContentResponse } from "@/lib/schema/genai";
import { marks } from "@/lib/schema/marks";

/** Gives numbers from 0 up to 1 that look like chance and are the same in each run. */
export type Chance = () => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A recording's answer as its provider may have sent it (format, section 3.8): declared nulls taken out, members in any
 * order, other ids and times, whole numbers in the place of floats. Null where the recording is of local code.
 */
export function wireAnswerOf(recording: Recording, chance: Chance): WireAnswer | null {
  const { kind, body, exception } = recording;
  if (kind === "file_processor" || kind === "unknown" || !body) return null;
  if (exception) return exceptionAnswer(recording);
  if (kind === "tool") return json(tavilyText(body));
  if (kind === "http") return httpAnswer(recording, body);
  if (recording.url.startsWith("vertexai:")) return genaiAnswer(recording, body, chance);
  if (recording.endpoint.startsWith("/api/")) return ollamaAnswer(recording, body, chance);
  const items = body.kind === "array" ? body.items() : [body];
  const texts = items.map((item) => wireItem(item, chance));
  if (recording.endpoint.endsWith("/models")) return json(`{"object": "list", "data": [${texts.join(", ")}]}`);
  if (body.kind !== "array") return json(texts[0] ?? "null");
  if (recording.endpoint.endsWith("/responses")) return events(items.map((item, at) => named(item, texts[at] ?? "")));
  return events([...texts.map((item) => `data: ${item}\n\n`), "data: [DONE]\n\n"]);
}

/** An event of the Responses API says its type twice, and nothing says that the stream has ended. */
function named(item: JsonNode, text: string): string {
  return `event: ${item.path("__data__", "type")?.string ?? ""}\ndata: ${text}\n\n`;
}

function events(texts: readonly string[]): WireAnswer {
  return { status: 200, headers: [["Content-Type", "text/event-stream"]], text: texts.join("") };
}

function json(text: string, status = 200): WireAnswer {
  return { status, headers: [["Content-Type", "application/json"]], text };
}

/** A value's text without the recorder's line feeds and indents; a string holds none. */
function oneLine({ raw }: JsonNode): string {
  return raw.replace(/\n */g, "");
}

/** One typed object as it was on the wire. */
function wireItem(item: JsonNode, chance: Chance): string {
  const schema = classOf(item.get("__type__")?.string ?? "");
  const data = item.get("__data__");
  if (!data) return oneLine(item);
  return projected(schema ?? z.looseObject({}), data, chance, true);
}

function projected(type: unknown, node: JsonNode, chance: Chance, isRoot = false): string {
  if (type instanceof z.ZodDiscriminatedUnion) return projected(optionOf(type, node), node, chance);
  if (type instanceof z.ZodObject && node.kind === "object") return projectedObject(type, node, chance, isRoot);
  if (type instanceof z.ZodArray && node.kind === "array") {
    return `[${node
      .items()
      .map((item) => projected(type.element, item, chance))
      .join(",")}]`;
  }
  if (type instanceof z.ZodRecord && node.kind === "object") {
    const members = node.members().map(({ keyStart, keyEnd, value }) => {
      return `${node.doc.text.slice(keyStart, keyEnd)}:${projected(type.valueType, value, chance)}`;
    });
    return `{${members.join(",")}}`;
  }
  const isFloat = type instanceof z.ZodType && marks.get(type)?.printed === "float";
  return isFloat && /^-?\d+\.0$/.test(node.raw) && node.raw !== "-0.0" && chance() < 0.5
    ? node.raw.slice(0, -2)
    : oneLine(node);
}

/** The class that an object of a union says it is of; undefined where it is of none that is known. */
function optionOf({ options, def }: z.ZodDiscriminatedUnion, node: JsonNode): unknown {
  const word = node.get(def.discriminator)?.string ?? "";
  const all: unknown[] = [...options];
  return all.find((option) => {
    const type: unknown = option instanceof z.ZodObject ? option.shape[def.discriminator] : null;
    return type instanceof z.ZodLiteral && type.values.has(word);
  });
}

function projectedObject(schema: z.ZodObject, node: JsonNode, chance: Chance, isRoot: boolean): string {
  const declared: string[] = [];
  const extras: string[] = [];
  for (const [key, value] of uniqueMembers(node)) {
    const type: unknown = schema.shape[key];
    const name = JSON.stringify((type instanceof z.ZodType && marks.get(type)?.wire) || key);
    if (type === undefined) extras.push(`${name}: ${oneLine(value)}`);
    else if (!value.isNull)
      declared.push(`${name}: ${isRoot ? otherRoot(key, value, schema, chance) : projected(type, value, chance)}`);
  }
  for (let at = declared.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    [declared[at], declared[other]] = [declared[other] ?? "", declared[at] ?? ""];
  }
  // Undeclared members keep their order among each other, and stand anywhere between the others.
  const members = declared;
  let from = 0;
  for (const extra of extras) {
    from += Math.floor(chance() * (members.length - from + 1));
    members.splice(from, 0, extra);
    from++;
  }
  return `{${members.join(", ")}}`;
}

/** Ids and times that another answer would have; those of model lists stay. */
function otherRoot(key: string, value: JsonNode, schema: z.ZodObject, chance: Chance): string {
  const isModel = schema === classOf("Model");
  if (key === "id" && !isModel && value.string !== undefined) return `"chatcmpl-${Math.floor(chance() * 1e9)}"`;
  if (key === "created_at" && schema === classOf("Response")) return `${1_700_000_000 + Math.floor(chance() * 1e6)}`;
  if (key === "created" && !isModel) return String(1_700_000_000 + Math.floor(chance() * 1e6));
  return projected(schema.shape[key], value, chance);
}

/** The body is the JSON whose `repr` the message holds (format, section 3.6). */
function exceptionAnswer({ exception }: Recording): WireAnswer | null {
  const status = exception?.data?.get("status_code")?.number;
  const said = /^Error code: \d+ - ([\s\S]*)$/.exec(exception?.message ?? "")?.[1];
  if (status === undefined || said === undefined) return null;
  const text = jsonOfRepr(said);
  return text === null ? null : json(text, status);
}

/** JSON from Python's `repr` of plain values; null for what it does not know. */
export function jsonOfRepr(repr: string): string | null {
  const token = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\b(None|True|False)\b|([^'"A-Za-z]+|\w+)/g;
  const words: Readonly<Record<string, string>> = { None: "null", True: "true", False: "false" };
  let out = "";
  for (const [, single, double, word, other] of repr.matchAll(token)) {
    const quoted = single ?? double;
    if (quoted !== undefined) out += JSON.stringify(unescaped(quoted));
    else out += word === undefined ? (other ?? "") : (words[word] ?? "");
  }
  return parseJson(out).ok ? out : null;
}

function unescaped(text: string): string {
  const simple: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
  return text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs, (_, x, u, long, other: string) => {
    const code: string | undefined = x ?? u ?? long;
    return code === undefined ? (simple[other] ?? other) : String.fromCodePoint(Number.parseInt(code, 16));
  });
}

function tavilyText(body: JsonNode): string {
  const content = body.path("__data__", "content")?.string ?? "{}";
  return content.replace('"top_k":', '"follow_up_questions": null, "response_time": 1.5, "results":');
}

function httpAnswer(recording: Recording, body: JsonNode): WireAnswer {
  if (body.kind !== "array" || !recording.streaming) return json(body.raw, recording.status ?? 200);
  return events(body.items().map((line) => `${line.string ?? ""}\n`));
}

function ollamaAnswer(_recording: Recording, body: JsonNode, chance: Chance): WireAnswer {
  if (body.kind !== "array") return json(wireItem(body, chance));
  const lines = body.items().map((item) => `${wireItem(item, chance)}\n`);
  return { status: 200, headers: [["Content-Type", "application/x-ndjson"]], text: lines.join("") };
}

function genaiAnswer(recording: Recording, body: JsonNode, chance: Chance): WireAnswer {
  const items = body.kind === "array" ? body.items() : [body];
  const headers = items[0]?.path("sdk_http_response", "headers")?.members() ?? [];
  const texts = items.map((item) => camelText(generateContentResponse, item, chance));
  const text = recording.endpoint.endsWith("_stream")
    ? texts.map((each) => `data: ${each}\r\n\r\n`).join("")
    : (texts[0] ?? "");
  return { status: 200, headers: headers.map(({ key, value }) => [key, value.string ?? ""] as const), text };
}

const OWN = new Set(["sdk_http_response", "automatic_function_calling_history"]);

function camelText(type: unknown, node: JsonNode, chance: Chance): string {
  if (type instanceof z.ZodArray && node.kind === "array") {
    return `[${node
      .items()
      .map((item) => camelText(type.element, item, chance))
      .join(",")}]`;
  }
  if (!(type instanceof z.ZodObject) || node.kind !== "object") return oneLine(node);
  const members = node
    .members()
    .filter(({ key }) => !OWN.has(key))
    .map(({ key, value }) => {
      const name = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return `${JSON.stringify(name)}: ${camelText(type.shape[key], value, chance)}`;
    });
  return `{${members.toReversed().join(", ")}}`;
}
