import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import { generateContentResponse } from "../../schema/genai";
import { removeAt } from "./anthropic";
import { type Answer, below, nodeOf, objectWith, siteIn, type Writer } from "./writer";

/** Google's GenAI SDK, whole and streamed. */
export const genai: Writer = {
  slots(answer, kind) {
    if (kind === "refusal") return [];
    return candidatesOf(answer).flatMap(({ item, path, node }) =>
      partsOf(node).flatMap((part, at) => {
        const isThought = part.get("thought")?.boolean ?? false;
        const isSlot = part.get("text")?.string === "" && isThought === (kind === "reasoning");
        return isSlot ? [siteIn(item, `${path}/content/parts/${at}/text`)] : [];
      }),
    );
  },
  makeText(answer, kind, text) {
    if (kind === "refusal") return false;
    return insertPart(answer, nodeOf(kind === "text" ? { text } : { text, thought: true }), "first");
  },
  callPlaces(_answer, _call, pointer) {
    if (pointer === null) return null;
    const at = (key: string) => [{ pointer: `${pointer}/function_call/${key}` }];
    return { names: at("name"), arguments: at("args") };
  },
  addCall(answer, { name, arguments: json }) {
    const called = objectWith({}, "args", json).raw;
    const text = `{"function_call":${called.slice(0, -1)},"name":${JSON.stringify(name)}}}`;
    return insertPart(answer, objectWith({}, "part", text).get("part") ?? nodeOf({}), "last");
  },
  removeCall(answer, _call, pointer) {
    return pointer !== null && removeAt(answer, pointer);
  },
  finishReason(answer) {
    const candidates = candidatesOf({ ...answer, message: 0 });
    const siteOf = ({ item, path }: Candidate) => siteIn(item, `${path}/finish_reason`);
    const last = candidates.at(-1);
    return {
      said: candidates.filter(({ node }) => node.get("finish_reason")?.string).map(siteOf),
      free: last && siteOf(last),
      blank: "absent",
      order: CANDIDATE,
    };
  },
  usage: ({ draft: { items } }) => ({
    items,
    home: items.findLast(({ data }) => data?.get("candidates") ?? data?.get("usage_metadata")),
    blank: "absent",
    orderAt: (path) => (path === "" ? RESPONSE : USAGE),
    paths: {
      input: ["/usage_metadata/prompt_token_count"],
      output: ["/usage_metadata/candidates_token_count"],
      total: ["/usage_metadata/total_token_count"],
      reasoning: ["/usage_metadata/thoughts_token_count"],
      cached: ["/usage_metadata/cached_content_token_count"],
    },
  }),
};

/** The members of the SDK's classes in their order (format, section 3.2). */
const RESPONSE = Object.keys(generateContentResponse.shape);
const CANDIDATE = Object.keys(generateContentResponse.shape.candidates.element.shape);
const USAGE = Object.keys(generateContentResponse.shape.usage_metadata.shape);

type Candidate = { item: StreamItem; path: string; node: JsonNode };

function candidatesOf({ draft, message }: Answer): Candidate[] {
  const all = draft.items.flatMap((item) =>
    (item.data?.get("candidates")?.items() ?? []).map((node, position) => ({
      item,
      node,
      path: `/candidates/${position}`,
      index: node.get("index")?.number ?? position,
    })),
  );
  const wanted = [...new Set(all.map(({ index }) => index))].sort((a, b) => a - b)[message];
  return all.filter(({ index }) => index === wanted);
}

function partsOf(candidate: JsonNode): JsonNode[] {
  return candidate.path("content", "parts")?.items() ?? [];
}

/** Into the first or the last chunk whose candidate has parts: a chunk may carry several. */
function insertPart(answer: Answer, part: JsonNode, place: "first" | "last"): boolean {
  const holders = candidatesOf(answer).filter(
    ({ item, path }) => below(item, `${path}/content/parts`)?.kind === "array",
  );
  const holder = place === "first" ? holders[0] : holders.at(-1);
  const held = holder && answer.draft.holdIn(holder.item, `${holder.path}/content/parts`);
  if (!held) return false;
  held.edits.insertItem(held.node, place === "first" ? 0 : held.node.items().length, part);
  return true;
}
