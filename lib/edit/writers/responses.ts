import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import type { Draft, Site } from "../wire/draft";
import { removeAt } from "./anthropic";
import { insertEvents, reasoningEventsOf, textEventsOf } from "./responses-events";
import { responsesUsage } from "./responses-usage";
import { type Answer, below, nodeOf, siteIn, type Writer } from "./writer";

const CALL_MEMBERS = ["arguments", "input", "code"];

/** OpenAI's responses: the object, and the events that repeat what they streamed. */
export const responses: Writer = {
  slots({ draft }, kind) {
    if (kind === "reasoning") return [];
    const [type, key] = kind === "text" ? ["output_text", "text"] : ["refusal", "refusal"];
    if (draft.isStream) {
      return draft.items.flatMap((item) =>
        typeOf(item) === `response.${type}.delta` && below(item, "/delta")?.string === ""
          ? [siteIn(item, "/delta")]
          : [],
      );
    }
    return draft.items.flatMap((item) =>
      (item.data?.get("output")?.items() ?? []).flatMap((output, at) =>
        (output.get("content")?.items() ?? []).flatMap((part, position) =>
          part.get("type")?.string === type && part.get(key)?.string === ""
            ? [siteIn(item, `/output/${at}/content/${position}/${key}`)]
            : [],
        ),
      ),
    );
  },
  makeText(answer, kind, text) {
    const { draft } = answer;
    const [item] = draft.items;
    if (!item || kind === "refusal") return false;
    const id = freshId(answer, kind === "text" ? "msg" : "rs");
    const part = { annotations: [], text, type: "output_text", logprobs: null };
    const summary = { text, type: "summary_text" };
    const message = { id, content: [part], role: "assistant", status: "completed", type: "message" };
    const reasoning = { id, summary: [summary], type: "reasoning" };
    const isFirst = kind === "reasoning";
    const output = nodeOf(isFirst ? reasoning : message);
    if (!draft.isStream) return insertOutput(answer, item, "/output", output, isFirst);
    const end = draft.items.find(isEnd);
    if (!end) return false;
    if (isFirst) {
      shiftOutputs(draft, 0, 1);
      const before = draft.items.find(({ data }) => data?.get("output_index") !== undefined) ?? end;
      insertEvents(answer, reasoningEventsOf(reasoning, summary, id, 0), before);
    } else insertEvents(answer, textEventsOf(message, part, id, freeIndexOf(answer)), end);
    return insertOutput(answer, end, "/response/output", output, isFirst);
  },
  copies({ draft }, _part, sites) {
    const first = sites[0] && itemAt(draft.items, sites[0]);
    const index = first?.data?.get("output_index")?.number;
    const brought = first && streamedTextOf(typeOf(first), first);
    if (!first || index === undefined || !brought) return [];
    const own = new Set(sites.map((site) => `${site.pointer} ${site.inner ?? ""}`));
    return draft.items
      .flatMap((item) => copyPathsIn(item, index, brought).map((path) => ({ item, path })))
      .filter(({ item, path }) => below(item, path)?.string !== undefined)
      .map(({ item, path }) => siteIn(item, path))
      .filter((site) => !own.has(`${site.pointer} ${site.inner ?? ""}`));
  },
  callPlaces(answer, call, pointer) {
    const index = callIndexesOf(answer)[call];
    if (answer.draft.isStream && index !== undefined) {
      const found = (keys: readonly string[]) =>
        answer.draft.items.flatMap((item) =>
          shownPaths(item, index).flatMap((path) =>
            keys.flatMap((key) => (below(item, `${path}/${key}`)?.string ? [siteIn(item, `${path}/${key}`)] : [])),
          ),
        );
      const named = answer.draft.items.flatMap((item) =>
        item.data?.get("output_index")?.number === index && item.data.get("name") ? [siteIn(item, "/name")] : [],
      );
      return { names: [...found(["name"]), ...named], arguments: found(CALL_MEMBERS) };
    }
    if (pointer === null) return null;
    const key = CALL_MEMBERS.find((member) => answer.draft.recording.doc.at(`${pointer}/${member}`)) ?? "arguments";
    return { names: [{ pointer: `${pointer}/name` }], arguments: [{ pointer: `${pointer}/${key}` }] };
  },
  addCall(answer, call) {
    const [item] = answer.draft.items;
    if (!item) return false;
    const id = freshId(answer, "fc");
    const output = { arguments: call.arguments, call_id: call.id, name: call.name, type: "function_call", id };
    const done = nodeOf({ ...output, status: "completed" });
    if (!answer.draft.isStream) return insertOutput(answer, item, "/output", done, false);
    const end = answer.draft.items.find(isEnd);
    if (!end) return false;
    const index = freeIndexOf(answer);
    const events = [
      {
        type: "response.output_item.added",
        item: { ...output, arguments: "", status: "in_progress" },
        output_index: index,
      },
      { type: "response.function_call_arguments.delta", delta: call.arguments, item_id: id, output_index: index },
      {
        type: "response.function_call_arguments.done",
        arguments: call.arguments,
        item_id: id,
        name: call.name,
        output_index: index,
      },
      { type: "response.output_item.done", item: { ...output, status: "completed" }, output_index: index },
    ];
    insertEvents(answer, events, end);
    return insertOutput(answer, end, "/response/output", done, false);
  },
  removeCall(answer, call, pointer) {
    if (!answer.draft.isStream) return pointer !== null && removeAt(answer, pointer);
    const index = callIndexesOf(answer)[call];
    if (index === undefined) return false;
    for (const item of answer.draft.items) {
      const at = item.data?.get("output_index")?.number;
      const held = answer.draft.holdIn(item, at === undefined ? "/response/output" : "/output_index");
      if (at === index) answer.draft.removeItem(item);
      else if (held && at === undefined && held.node.items().length > index) held.edits.remove(held.node, index);
    }
    shiftOutputs(answer.draft, index + 1, -1);
    return true;
  },
  finishReason({ draft }) {
    const item = endOf(draft);
    const path = draft.isStream ? "/response" : "";
    const status = `${path}/status`;
    if (!item || below(item, draft.isStream ? path : "/output")?.kind === undefined) return { said: [], blank: "null" };
    const said = [status, `${path}/incomplete_details/reason`].filter((place) => below(item, place)?.string);
    return { said: said.map((place) => siteIn(item, place)), free: siteIn(item, status), blank: "null" };
  },
  usage({ draft }) {
    const path = draft.isStream ? "/response" : "";
    const home = endOf(draft);
    return { ...responsesUsage(path), items: draft.items, home, blank: "null" };
  },
};

/** What shows the response as it ended: the last event of a stream. */
function endOf({ items, isStream }: Draft): StreamItem | undefined {
  return isStream ? items.findLast(isEnd) : items[0];
}

/** Events of outputs from an index on are told to be of another one. */
function shiftOutputs(draft: Draft, from: number, by: number): void {
  for (const item of draft.items) {
    const index = item.data?.get("output_index")?.number;
    const held = index === undefined || index < from ? undefined : draft.holdIn(item, "/output_index");
    if (held && index !== undefined) held.edits.setText(held.node, String(index + by));
  }
}

type StreamedText = { section: "content" | "summary" | "call"; index: number };

function typeOf(item: StreamItem): string {
  return item.data?.get("type")?.string ?? item.label;
}

function isEnd(item: StreamItem): boolean {
  return /^response\.(completed|incomplete|failed|cancelled)$/.test(typeOf(item));
}

function streamedTextOf(type: string, { data }: StreamItem): StreamedText | null {
  const name = /^response\.(.+)\.(?:delta|done)$/.exec(type)?.[1] ?? "";
  if (name === "reasoning_summary_text") return { section: "summary", index: data?.get("summary_index")?.number ?? 0 };
  if (/arguments$|_input$|_code$/.test(name)) return { section: "call", index: 0 };
  return { section: "content", index: data?.get("content_index")?.number ?? 0 };
}

/** Where an item shows a text of output item `output` once more, as a whole. */
function copyPathsIn(item: StreamItem, output: number, { section, index }: StreamedText): string[] {
  const type = typeOf(item);
  const inItem = (path: string): string[] =>
    section === "call"
      ? CALL_MEMBERS.map((key) => `${path}/${key}`)
      : ["text", "refusal", "transcript"].map((key) => `${path}/${section}/${index}/${key}`);
  if (isEnd(item)) return inItem(`/response/output/${output}`);
  if (item.data?.get("output_index")?.number !== output || !type.endsWith(".done")) return [];
  if (type === "response.output_item.done") return inItem("/item");
  if (section === "call") return CALL_MEMBERS.map((key) => `/${key}`);
  const at = item.data.get(section === "summary" ? "summary_index" : "content_index")?.number;
  if (at !== index) return [];
  return ["/text", "/refusal", "/transcript", "/part/text", "/part/refusal", "/part/transcript"];
}

/** Where an event shows an output item, as a whole or begun. */
function shownPaths(item: StreamItem, index: number): string[] {
  if (item.data?.get("output_index")?.number === index && item.data.get("item")) return ["/item"];
  return below(item, `/response/output/${index}`) ? [`/response/output/${index}`] : [];
}

function callIndexesOf({ draft }: Answer): number[] {
  const found = new Set<number>();
  for (const item of draft.items) {
    const index = item.data?.get("output_index")?.number;
    if (index !== undefined && isCall(item.data?.get("item"))) found.add(index);
    for (const [at, output] of (below(item, "/response/output")?.items() ?? []).entries()) {
      if (isCall(output)) found.add(at);
    }
  }
  return [...found].sort((a, b) => a - b);
}

function isCall(node: JsonNode | undefined): boolean {
  return /_call$/.test(node?.get("type")?.string ?? "");
}

function itemAt(items: readonly StreamItem[], { pointer, inner }: Site): StreamItem | undefined {
  return items.find(({ base }) => (inner === undefined ? pointer.startsWith(`${base}/`) : pointer === base));
}

function insertOutput({ draft }: Answer, item: StreamItem, path: string, output: JsonNode, isFirst: boolean): boolean {
  const held = draft.holdIn(item, path);
  if (held?.node.kind !== "array") return false;
  held.edits.insertItem(held.node, isFirst ? 0 : held.node.items().length, output);
  return true;
}

/** The index of an output item that comes behind all others. */
function freeIndexOf({ draft }: Answer): number {
  const ended = draft.items.map((item) => below(item, "/response/output")?.items().length ?? 0);
  return Math.max(...ended, ...draft.items.map(({ data }) => (data?.get("output_index")?.number ?? -1) + 1));
}

function freshId({ draft }: Answer, prefix: string): string {
  for (let number = 1; ; number++) {
    const id = `${prefix}_edited${number}`;
    if (!draft.recording.doc.text.includes(id)) return id;
  }
}
