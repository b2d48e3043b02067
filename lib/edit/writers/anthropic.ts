import type { StreamItem } from "../../dialects/stream-item";
import type { Draft, Site } from "../wire/draft";
import { lastItemWith } from "./usage-places";
import { type Answer, below, nodeOf, objectWith, siteIn, type TextKind, type Writer } from "./writer";

/** Anthropic's messages, whole and as event lines. */
export const anthropic: Writer = {
  slots: (answer, kind) => (kind === "refusal" ? [] : slotsOf(answer, kind)),
  makeText(answer, kind, text) {
    if (kind === "refusal") return false;
    const key = kind === "text" ? "text" : "thinking";
    if (!answer.draft.isStream) return insertBlock(answer, nodeOf({ [key]: text, type: key }), kind === "reasoning");
    return insertBlockEvents(answer, { type: key, [key]: "" }, { type: `${key}_delta`, [key]: text });
  },
  callPlaces(answer, call, pointer) {
    if (pointer !== null)
      return { names: [{ pointer: `${pointer}/name` }], arguments: [{ pointer: `${pointer}/input` }] };
    const start = callStartsOf(answer)[call];
    if (!start) return null;
    return { names: [siteIn(start, "/content_block/name")], arguments: [siteIn(start, "/content_block/input")] };
  },
  addCall(answer, { id, name, arguments: json }) {
    if (!answer.draft.isStream)
      return insertBlock(answer, objectWith({ type: "tool_use", id, name }, "input", json), false);
    const delta = { type: "input_json_delta", partial_json: json };
    return insertBlockEvents(answer, { type: "tool_use", id, name, input: {} }, delta);
  },
  removeCall(answer, call, pointer) {
    if (pointer !== null) return removeAt(answer, pointer);
    const start = callStartsOf(answer)[call];
    const index = start?.data?.get("index")?.number;
    if (index === undefined) return false;
    removeIndexed(answer, index);
    return true;
  },
  finishReason({ draft }) {
    const path = draft.isStream ? "/delta/stop_reason" : "/stop_reason";
    const said = draft.items.filter((item) => below(item, path)?.string).map((item) => siteIn(item, path));
    const last = homeOf(draft);
    return { said, free: last && siteIn(last, path), blank: "null" };
  },
  usage: ({ draft }) => ({
    items: draft.items,
    home: draft.isStream ? (lastItemWith(draft.items, ["/usage"]) ?? homeOf(draft)) : homeOf(draft),
    blank: "null",
    paths: {
      input: ["/usage/input_tokens", "/message/usage/input_tokens"],
      output: ["/usage/output_tokens", "/message/usage/output_tokens"],
      cached: ["/usage/cache_read_input_tokens", "/message/usage/cache_read_input_tokens"],
    },
  }),
};

/** What says how the answer ended: the message, or the event that closes it. */
function homeOf({ items, isStream }: Draft): StreamItem | undefined {
  if (!isStream) return items.find(({ data }) => data?.get("content"));
  return items.findLast((item) => typeOf(item) === "message_delta" && below(item, "/delta")?.kind === "object");
}

function slotsOf({ draft }: Answer, kind: Exclude<TextKind, "refusal">): Site[] {
  const key = kind === "text" ? "text" : "thinking";
  const paths = draft.isStream
    ? draft.items
        .filter((item) => below(item, "/delta/type")?.string === `${key}_delta`)
        .map((item) => ({ item, path: `/delta/${key}` }))
    : draft.items.flatMap((item) =>
        (item.data?.get("content")?.items() ?? []).map((_, at) => ({ item, path: `/content/${at}/${key}` })),
      );
  return paths.flatMap(({ item, path }) => (below(item, path)?.string === "" ? [siteIn(item, path)] : []));
}

function insertBlock({ draft }: Answer, block: ReturnType<typeof nodeOf>, isFirst: boolean): boolean {
  const [item] = draft.items;
  const held = item && draft.holdIn(item, "/content");
  if (held?.node.kind !== "array") return false;
  held.edits.insertItem(held.node, isFirst ? 0 : held.node.items().length, block);
  return true;
}

function insertBlockEvents({ draft }: Answer, block: object, delta: object): boolean {
  const like = draft.items.find((item) => item.isEvent && item.data);
  if (!like) return false;
  const indexes = draft.items.flatMap((item) => item.data?.get("index")?.number ?? []);
  const index = Math.max(-1, ...indexes) + 1;
  const before = draft.items.find((item) => ["message_delta", "message_stop"].includes(typeOf(item)));
  const event = (type: string, data: object) => draft.newEvent(like, type, { type, index, ...data });
  const texts = [
    ...event("content_block_start", { content_block: block }),
    ...event("content_block_delta", { delta }),
    ...event("content_block_stop", {}),
  ];
  draft.insertItems(texts, before);
  return true;
}

function callStartsOf({ draft }: Answer): StreamItem[] {
  return draft.items.filter(
    (item) =>
      typeOf(item) === "content_block_start" && /tool_use$/.test(below(item, "/content_block/type")?.string ?? ""),
  );
}

function typeOf(item: StreamItem): string {
  return item.data?.get("type")?.string ?? item.label;
}

/** Takes out the list item at a pointer of the file. */
export function removeAt({ draft }: Answer, pointer: string): boolean {
  const cut = pointer.lastIndexOf("/");
  const held = draft.hold({ pointer: pointer.slice(0, cut) });
  if (held?.node.kind !== "array") return false;
  held.edits.remove(held.node, Number(pointer.slice(cut + 1)));
  return true;
}

/** Takes out all events of an index; those of later indexes move down by one. */
export function removeIndexed({ draft }: Answer, index: number): void {
  for (const item of draft.items) {
    const at = item.data?.get("index")?.number;
    if (at === index) draft.removeItem(item);
    else if (at !== undefined && at > index) {
      const held = draft.holdIn(item, "/index");
      held?.edits.setText(held.node, String(at - 1));
    }
  }
}
