import type { StreamItem } from "../../dialects/stream-item";
import type { JsonNode } from "../../json/document";
import type { Held } from "../wire/draft";
import { type callsOf, REASONING, type Spot } from "./chat-spots";
import type { Answer, TextKind } from "./writer";

/** The chunk that a new one is copied from: of the same kind, and not the one that ends the answer. */
export function templateFor(spots: readonly Spot[], isAlike: (spot: Spot) => boolean): Spot {
  const open = spots.filter(({ choice }) => !choice.get("finish_reason")?.string);
  const found = open.find(isAlike) ?? spots.find(isAlike) ?? open[0] ?? spots[0];
  if (!found) throw new Error("no chunk to copy");
  return found;
}

/** The item before which a new text or call belongs; undefined for the end of the list. */
export function placeFor({ draft }: Answer, spots: readonly Spot[], kind: TextKind | "call"): StreamItem | undefined {
  const follows = ({ said, choice }: Spot): boolean => {
    if (choice.get("finish_reason")?.string) return true;
    if (kind === "call") return false;
    if ((said.get("tool_calls")?.items().length ?? 0) > 0) return true;
    return kind === "reasoning" && Boolean(said.get("content")?.string);
  };
  const next = spots.find(follows);
  if (next) return next.item;
  const last = spots.at(-1);
  return last && draft.items[draft.items.indexOf(last.item) + 1];
}

/** Makes a copied chunk say one thing only: this member of its delta. */
export function onlySaying({ node, edits }: Held, { position, path }: Spot, member: string, value: JsonNode): void {
  const clear = (object: JsonNode, key: string): void => {
    const known = object.get(key);
    if (known && !known.isNull && key !== member) edits.setText(known, "null");
  };
  const choices = node.get("choices");
  const choice = choices?.at(position);
  const said = path.endsWith("/delta") ? choice?.get("delta") : choice;
  if (!choices || !choice || !said) return;
  for (const [at] of choices.items().entries()) if (at !== position) edits.remove(choices, at);
  clear(node, "usage");
  clear(choice, "finish_reason");
  clear(choice, "logprobs");
  const content = said.get("content");
  if (content?.string && member !== "content") edits.setString(content, "");
  for (const key of ["tool_calls", "function_call", "refusal"]) clear(said, key);
  for (const key of REASONING) if (said.get(key) && key !== member) edits.removeMember(said, key);
  const known = said.get(member);
  if (known) edits.replaceValue(known, value);
  else edits.insertMember(said, said.members().length, member, value);
}

/** Takes entries of calls out of a chunk, and the chunk with them where it says nothing else. */
export function removeEntries(
  { draft }: Answer,
  spots: readonly Spot[],
  spot: Spot,
  calls: ReturnType<typeof callsOf>,
  gone: ReadonlySet<JsonNode>,
): void {
  const entries = calls.flatMap((call) => call.entries).filter((entry) => entry.spot === spot);
  const list = draft.holdIn(spot.item, `${spot.path}/tool_calls`);
  if (!list) return;
  if (entries.some(({ node }) => !gone.has(node))) {
    for (const [at, { node }] of entries.entries()) if (gone.has(node)) list.edits.remove(list.node, at);
    return;
  }
  const { said, choice, item } = spot;
  const isAlone = draft.isStream && spots[0] !== spot && item.data?.get("choices")?.items().length === 1;
  const says = ["content", "refusal", ...REASONING].some((key) => said.get(key)?.string);
  const ends = choice.get("finish_reason")?.string ?? item.data?.get("usage")?.members().length;
  if (isAlone && !says && !ends) draft.removeItem(item);
  else list.edits.setText(list.node, "null");
}
