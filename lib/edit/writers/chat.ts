import { embeddedReasoningOf } from "../../dialects/embedded-reasoning";
import type { JsonNode } from "../../json/document";
import type { Held, Site } from "../wire/draft";
import { onlySaying, placeFor, removeEntries, templateFor } from "./chat-chunks";
import { calledStep, callsOf, REASONING, type Spot, spotsOf } from "./chat-spots";
import { chatUsagePlaces } from "./chat-usage";
import { jsonNodeOf, nodeOf, putMember, siteIn, type TextKind, type Writer } from "./writer";

/** Chat completions and completions of OpenAI, whole and streamed, also as events. */
export const chat: Writer = {
  slots(answer, kind) {
    const spots = spotsOf(answer);
    const { isStream } = answer.draft;
    const behind = kind === "text" ? embeddedEnd(spots) : null;
    const free = behind ? spots.slice(spots.indexOf(behind) + 1) : spots;
    const slots = free.flatMap((spot) => slotsIn(spot, kind, isStream));
    if (slots.length > 0 || !behind) return slots;
    const member = memberFor("text", behind);
    const at = behind.said.get(member)?.string?.length ?? 0;
    return [{ ...siteIn(behind.item, `${behind.path}/${member}`), at }];
  },
  makeText(answer, kind, text) {
    const spots = spotsOf(answer);
    const [first] = spots;
    if (!first || (kind !== "text" && isCompletion(first))) return false;
    const member = memberFor(kind, first);
    if (!answer.draft.isStream) {
      const held = answer.draft.holdIn(first.item, first.path);
      if (held) putMember(held, member, nodeOf(text));
      return held !== undefined;
    }
    const template = templateFor(spots, (spot) => Boolean(spot.said.get(member)?.string));
    const texts = answer.draft.copyOf(template.item, (held) => onlySaying(held, template, member, nodeOf(text)));
    answer.draft.insertItems(texts, placeFor(answer, spots, kind));
    return true;
  },
  twins: (draft, site) => twinsOf(site, (place) => draft.hold(place)?.node),
  callPlaces(answer, call, pointer) {
    const entries = callsOf(spotsOf(answer))[call]?.entries ?? [];
    if (entries.length === 0) return pointer === null ? null : legacyPlaces(pointer);
    const named = entries.filter(({ node }) => nameNodeOf(node)?.string);
    const name = named[0] ?? entries[0];
    const args = entries.find(({ node }) => argumentsKeyOf(node) !== undefined) ?? entries[0];
    const siteOf = (entry: (typeof entries)[number] | undefined, key: string): Site[] =>
      entry ? [siteIn(entry.spot.item, `${entry.path}${stepOf(entry.node)}/${key}`)] : [];
    return { names: siteOf(name, "name"), arguments: siteOf(args, (args && argumentsKeyOf(args.node)) ?? "arguments") };
  },
  addCall(answer, call) {
    const spots = spotsOf(answer);
    const [first] = spots;
    if (!first || isCompletion(first)) return false;
    const calls = callsOf(spots);
    const value = { id: call.id, function: { arguments: call.arguments, name: call.name }, type: "function" };
    if (!answer.draft.isStream) {
      const held = answer.draft.holdIn(first.item, first.path);
      const isNumbered = calls.some(({ entries }) => entries.some(({ node }) => node.get("index")));
      if (held) appendItem(held, "tool_calls", nodeOf(isNumbered ? { ...value, index: calls.length } : value));
      return held !== undefined;
    }
    const index = Math.max(-1, ...calls.map((known) => known.index)) + 1;
    const template = templateFor(spots, (spot) => (spot.said.get("tool_calls")?.items().length ?? 0) > 0);
    const texts = answer.draft.copyOf(template.item, (held) =>
      onlySaying(held, template, "tool_calls", nodeOf([{ index, ...value }])),
    );
    answer.draft.insertItems(texts, placeFor(answer, spots, "call"));
    return true;
  },
  removeCall(answer, call) {
    const spots = spotsOf(answer);
    const calls = callsOf(spots);
    const removed = calls[call];
    if (!removed) return false;
    const gone = new Set(removed.entries.map(({ node }) => node));
    for (const spot of new Set(removed.entries.map((entry) => entry.spot)))
      removeEntries(answer, spots, spot, calls, gone);
    if (!answer.draft.isStream || calls.some((known, at) => known.index !== at)) return true;
    for (const { entries, index } of calls.slice(call + 1)) {
      for (const { spot, path } of entries) {
        const held = answer.draft.holdIn(spot.item, `${path}/index`);
        if (held) held.edits.setText(held.node, String(index - 1));
      }
    }
    return true;
  },
  finishReason(answer) {
    const spots = spotsOf({ ...answer, message: 0 });
    const siteOf = ({ item, position }: Spot): Site => siteIn(item, `/choices/${position}/finish_reason`);
    const last = spots.at(-1);
    return {
      said: spots.filter(({ choice }) => choice.get("finish_reason")?.string).map(siteOf),
      free: last && siteOf(last),
      blank: "null",
    };
  },
  usage: ({ draft }) => chatUsagePlaces(draft),
};

function memberFor(kind: TextKind, spot: Spot): string {
  if (kind === "reasoning") return REASONING.find((key) => spot.said.get(key)) ?? "reasoning";
  if (kind === "refusal") return "refusal";
  return isCompletion(spot) ? "text" : "content";
}

/** A completion's choice holds its text itself, and nothing else that is said. */
function isCompletion({ said, choice }: Spot): boolean {
  return said === choice;
}

/** Where the content ends that holds nothing but reasoning; null where it is none. */
function embeddedEnd(spots: readonly Spot[]): Spot | null {
  const spoken = spots.filter((spot) => spot.said.get(memberFor("text", spot))?.string);
  const content = spoken.map((spot) => spot.said.get(memberFor("text", spot))?.string ?? "").join("");
  return embeddedReasoningOf(content) ? (spoken.at(-1) ?? null) : null;
}

function slotsIn(spot: Spot, kind: TextKind, isStream: boolean): Site[] {
  const member = memberFor(kind, spot);
  const node = spot.said.get(member);
  const isEmpty = node?.string === "" || (!isStream && node?.isNull);
  if (!isEmpty || (isStream && (isBusy(spot) || spot.choice.get("finish_reason")?.string))) return [];
  return [siteIn(spot.item, `${spot.path}/${member}`)];
}

/** Whether a delta says something. */
function isBusy({ said }: Spot): boolean {
  const texts = ["content", "text", "refusal", ...REASONING];
  return texts.some((key) => said.get(key)?.string) || (said.get("tool_calls")?.items().length ?? 0) > 0;
}

/** Appends a value to a member that is a list, or puts the list in. */
export function appendItem(held: Held, key: string, value: JsonNode): void {
  const list = held.node.get(key);
  if (list?.kind === "array") held.edits.insertItem(list, list.items().length, value);
  else putMember(held, key, listOf(value));
}

function listOf(value: JsonNode): JsonNode {
  return jsonNodeOf(`[${value.raw}]`);
}

/** Reasoning may stand under two names; what is written under one is written under the other too. */
function twinsOf(site: Site, at: (site: Site) => JsonNode | undefined): Site[] {
  const swap = (path: string): string =>
    path.endsWith("/reasoning")
      ? `${path}_content`
      : path.endsWith("/reasoning_content")
        ? path.slice(0, -"_content".length)
        : path;
  const twin =
    site.inner === undefined ? { pointer: swap(site.pointer) } : { pointer: site.pointer, inner: swap(site.inner) };
  const isTwin = twin.pointer !== site.pointer || ("inner" in twin && twin.inner !== site.inner);
  return isTwin && at(twin)?.string === at(site)?.string ? [twin] : [];
}

function legacyPlaces(pointer: string) {
  return { names: [{ pointer: `${pointer}/name` }], arguments: [{ pointer: `${pointer}/arguments` }] };
}

function stepOf(node: JsonNode): string {
  const step = calledStep(node);
  return step === "" ? "" : `/${step}`;
}

function nameNodeOf(node: JsonNode): JsonNode | undefined {
  return (node.get(calledStep(node)) ?? node).get("name");
}

function argumentsKeyOf(node: JsonNode): string | undefined {
  const called = node.get(calledStep(node)) ?? node;
  return ["arguments", "input"].find((key) => called.get(key));
}
