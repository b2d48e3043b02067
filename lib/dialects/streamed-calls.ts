import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import type { Part } from "../recording/message";
import { type Origin, Strand } from "./strand";

type Call = { index: number; id: string; name: string; arguments: Strand };

/**
 * The tool calls of a streamed choice (format, section 2.2, rule 4): entries of one index are one call. The first id
 * and the first name that are not empty count; only arguments are joined. An entry without an index belongs to the
 * call of its id, and to the last call where it has none.
 */
export class StreamedCalls {
  private readonly calls: Call[] = [];

  /** Takes in the `tool_calls` of a delta; `origin.path` leads to the delta. */
  take(entries: JsonNode, origin: Origin): void {
    for (const [position, entry] of entries.items().entries()) {
      const called = entry.get("function") ? "function" : "custom";
      const path = `${origin.path}/tool_calls/${position}/${called}`;
      this.grow(this.callOf(entry, position), entry.get(called), { ...origin, path });
    }
  }

  /** Takes in the legacy `function_call` of a delta: one call, without an id and an index. */
  takeLegacy(called: JsonNode, origin: Origin): void {
    const call = this.calls.find(({ index }) => index === LEGACY) ?? this.open(LEGACY);
    this.grow(call, called, { ...origin, path: `${origin.path}/function_call` });
  }

  /** The calls as parts, in the order of their indexes, the first of them part `first` of the message. */
  settle(message: number, first: number): Part[] {
    const ordered = this.calls.toSorted((a, b) => a.index - b.index);
    return ordered.map((call, position) => {
      call.arguments.settle(message, first + position);
      return {
        type: "tool_call",
        id: call.id || null,
        name: call.name,
        arguments: call.arguments.text,
        pointer: null,
      };
    });
  }

  private callOf(entry: JsonNode, position: number): Call {
    const id = entry.get("id")?.string ?? "";
    const index = entry.get("index")?.number;
    const known =
      index !== undefined
        ? this.calls.findLast((call) => call.index === index)
        : id !== ""
          ? this.calls.find((call) => call.id === id)
          : this.calls.at(-1);
    if (known && !isAnother(known, id, entry)) {
      known.id ||= id;
      return known;
    }
    const call = this.open(index ?? Math.max(this.calls.length, position));
    call.id = id;
    return call;
  }

  private open(index: number): Call {
    const call: Call = { index, id: "", name: "", arguments: new Strand() };
    this.calls.push(call);
    return call;
  }

  private grow(call: Call, called: JsonNode | undefined, origin: Origin): void {
    if (!called) return;
    const { notes } = origin.chunk;
    const name = called.get("name")?.string;
    if (name && call.name === "") {
      call.name = name;
      notes.push(`tool call: ${name}`);
    }
    const member = called.get("arguments") ? "arguments" : "input";
    const given = called.get(member);
    if (given && !given.isNull) call.arguments.append(given.string ?? given.raw, origin, `/${member}`);
  }
}

/** Some servers give every call of an answer the index 0: a new id and name behind whole arguments begin a new call. */
function isAnother(call: Call, id: string, entry: JsonNode): boolean {
  if (id === "" || call.id === "" || call.id === id || call.arguments.text === "") return false;
  return Boolean(entry.path("function", "name")?.string) && parseJson(call.arguments.text).ok;
}

/** The legacy call has no index; it comes behind the others. */
const LEGACY = Number.POSITIVE_INFINITY;
