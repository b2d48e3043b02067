import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import type { Site } from "../wire/draft";
import { removeAt, removeIndexed } from "./anthropic";
import { lastItemWith } from "./usage-places";
import { type Answer, below, nodeOf, objectWith, siteIn, type Writer } from "./writer";

/** Google's interactions, whole and as event lines. */
export const interactions: Writer = {
  slots({ draft }, kind) {
    if (kind !== "text") return [];
    const paths = draft.isStream
      ? draft.items.map((item) => ({ item, path: "/delta/text" }))
      : draft.items.flatMap((item) => outputsOf(item.data).map((_, at) => ({ item, path: `/outputs/${at}/text` })));
    return paths.flatMap(({ item, path }) => (below(item, path)?.string === "" ? [siteIn(item, path)] : []));
  },
  makeText(answer, kind, text) {
    if (kind === "refusal") return false;
    const content = kind === "text" ? { text, type: "text" } : { summary: [{ text, type: "text" }], type: "thought" };
    if (!answer.draft.isStream) return insertOutput(answer, nodeOf(content));
    const delta =
      kind === "text" ? { text, type: "text" } : { content: { text, type: "text" }, type: "thought_summary" };
    return insertContentEvents(answer, { type: kind === "text" ? "text" : "thought" }, nodeOf(delta));
  },
  copies({ draft }, part, sites) {
    const index = indexOfSite(draft.items, sites[0]) ?? part;
    return draft.items.flatMap((item) =>
      ["text", "arguments"].flatMap((key) => {
        const path = `/interaction/outputs/${index}/${key}`;
        return below(item, path) ? [siteIn(item, path)] : [];
      }),
    );
  },
  callPlaces({ draft }, call, pointer) {
    if (pointer !== null) {
      const args = ["arguments", "args"].find((key) => draft.recording.doc.at(`${pointer}/${key}`)) ?? "arguments";
      return { names: [{ pointer: `${pointer}/name` }], arguments: [{ pointer: `${pointer}/${args}` }] };
    }
    const index = callIndexesOf({ draft })[call];
    const items = draft.items.filter((item) => index !== undefined && item.data?.get("index")?.number === index);
    const found = (key: string): Site[] =>
      items.flatMap((item) =>
        ["/content", "/delta"].flatMap((at) => (below(item, `${at}/${key}`) ? [siteIn(item, `${at}/${key}`)] : [])),
      );
    return items.length === 0 ? null : { names: found("name"), arguments: [...found("arguments"), ...found("args")] };
  },
  addCall(answer, { id, name, arguments: json }) {
    const content = objectWith({ name, type: "function_call", id }, "arguments", json);
    if (!answer.draft.isStream) return insertOutput(answer, content);
    return insertContentEvents(answer, { type: "function_call" }, content);
  },
  removeCall(answer, call, pointer) {
    if (pointer !== null) return removeAt(answer, pointer);
    const index = callIndexesOf(answer)[call];
    if (index === undefined) return false;
    removeIndexed(answer, index);
    return true;
  },
  finishReason({ draft }) {
    const said = draft.items.flatMap((item) => {
      const path = ["/status", "/interaction/status"].find((candidate) => below(item, candidate)?.string);
      return path === undefined ? [] : [siteIn(item, path)];
    });
    const last = homeOf(draft);
    return { said, free: last && siteIn(last, draft.isStream ? "/interaction/status" : "/status"), blank: "null" };
  },
  usage: ({ draft }) => {
    const above = draft.isStream ? "/interaction" : "";
    const paths = (name: string) => [`${above}/usage/${name}`];
    return {
      items: draft.items,
      home: homeOf(draft),
      blank: "null",
      paths: {
        input: paths("total_input_tokens"),
        output: paths("total_output_tokens"),
        total: paths("total_tokens"),
        reasoning: paths("total_thought_tokens"),
        cached: paths("total_cached_tokens"),
      },
    };
  },
};

/** What says how the answer ended: the object, or the last event that shows it. */
function homeOf({ items, isStream }: Answer["draft"]): StreamItem | undefined {
  if (!isStream) return items.find(({ data }) => data?.get("outputs"));
  return lastItemWith(items, ["/interaction"]);
}

function outputsOf(data: JsonNode | null): JsonNode[] {
  return data?.get("outputs")?.items() ?? [];
}

function insertOutput({ draft }: Answer, content: JsonNode): boolean {
  const [item] = draft.items;
  const held = item && draft.holdIn(item, "/outputs");
  if (held?.node.kind !== "array") return false;
  held.edits.insertItem(held.node, held.node.items().length, content);
  return true;
}

function insertContentEvents({ draft }: Answer, content: object, delta: JsonNode): boolean {
  const like = draft.items.find((item) => item.isEvent && item.data);
  if (!like) return false;
  const index = Math.max(-1, ...draft.items.flatMap((item) => item.data?.get("index")?.number ?? [])) + 1;
  const before = draft.items.find(
    (item) => /complete$|^error$|^done$/.test(item.label) || item.data?.get("interaction")?.get("usage"),
  );
  const event = (type: string, members: object) => draft.newEvent(like, type, { index, ...members, event_type: type });
  const texts = [
    ...event("content.start", { content }),
    ...draft.newEvent(like, "content.delta", { index, delta: JSON.parse(delta.raw), event_type: "content.delta" }),
    ...event("content.stop", {}),
  ];
  draft.insertItems(texts, before);
  return true;
}

function callIndexesOf({ draft }: Pick<Answer, "draft">): number[] {
  const indexes = draft.items.flatMap((item) => {
    const isCall = ["/content/type", "/delta/type"].some((path) => below(item, path)?.string === "function_call");
    return isCall ? (item.data?.get("index")?.number ?? []) : [];
  });
  return [...new Set(indexes)];
}

function indexOfSite(items: Answer["draft"]["items"], site: Site | undefined): number | undefined {
  const item = items.find(({ base, isEvent }) => isEvent && base === site?.pointer);
  return item?.data?.get("index")?.number;
}
