import type { Usage } from "../../recording/message";
import type { Edit } from "../edit";
import { Draft, type Held, type Site } from "../wire/draft";
import { writerOf } from "../writers";
import { USAGE_COUNTS, type UsageCount } from "../writers/usage";
import { insertInOrder, writeCounts } from "../writers/usage-places";
import { type Answer, nodeOf } from "../writers/writer";
import { answerReadingOf, differenceOf } from "./reading";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";

/** Sets why the answer ended; null: it does not say. */
export function finishReasonStep(state: State, edit: Extract<Edit, { type: "finish-reason" }>): StepResult {
  const answer = answerOf(state);
  const places = writerOf(state.conversation.dialect).finishReason?.(answer);
  const { draft } = answer;
  const target = places?.said.at(-1) ?? places?.free;
  if (!places || !target) return failed("This answer has no place for a finish reason.", "/response/body", RAW_HINT);
  if (edit.value === null) for (const site of places.said) blank(draft, site, places.blank);
  else put(draft, target, edit.value, places.order ?? []);
  const wanted = { ...answerReadingOf(state.conversation.response), finishReason: edit.value };
  return drafted(draft, (after) => differenceOf(wanted, answerReadingOf(after.conversation.response)));
}

const NO_USAGE: Usage = { input: null, output: null, total: null, reasoning: null, cached: null };

/** Sets counts of tokens; null: the answer does not carry the count. */
export function usageStep(state: State, edit: Extract<Edit, { type: "usage" }>): StepResult {
  const answer = answerOf(state);
  const places = writerOf(state.conversation.dialect).usage?.(answer);
  const { usage } = state.conversation.response;
  const wanted = answerReadingOf(state.conversation.response);
  const counts = { ...(usage ?? NO_USAGE) };
  const changes = new Map<UsageCount, number | null>();
  for (const count of USAGE_COUNTS) {
    const value = edit[count];
    if (value === undefined || value === counts[count]) continue;
    changes.set(count, value);
    counts[count] = value;
  }
  const [first] = changes.keys();
  const missing = places ? writeCounts(answer.draft, places, changes) : (first ?? null);
  if (missing !== null) {
    return failed(`This answer has no place for a count of ${missing} tokens.`, "/response/body", RAW_HINT);
  }
  wanted.usage = Object.values(counts).every((value) => value === null) ? null : counts;
  return drafted(answer.draft, (after) => differenceOf(wanted, answerReadingOf(after.conversation.response)));
}

/** The answer of a state, as edits of its first message need it. */
export function answerOf({ recording, conversation }: State): Answer {
  return { draft: new Draft(recording), view: conversation.response, message: 0 };
}

/** Writes a string at a site, or puts it in as a member of the object above it. */
function put(draft: Draft, site: Site, text: string, order: readonly string[]): void {
  const held = draft.hold(site);
  if (held) {
    held.edits.setString(held.node, text);
    return;
  }
  const { parent, key } = aboveOf(draft, site);
  if (parent?.node.kind === "object") insertInOrder(parent, key, nodeOf(text), order);
}

function blank(draft: Draft, site: Site, how: "null" | "absent"): void {
  const held = draft.hold(site);
  const { parent, key } = aboveOf(draft, site);
  if (how === "null") held?.edits.setText(held.node, "null");
  else parent?.edits.removeMember(parent.node, key);
}

function aboveOf(draft: Draft, site: Site): { parent: Held | undefined; key: string } {
  const path = site.inner ?? site.pointer;
  const cut = path.lastIndexOf("/");
  const above = path.slice(0, cut);
  return {
    parent: draft.hold(site.inner === undefined ? { pointer: above } : { ...site, inner: above }),
    key: path.slice(cut + 1),
  };
}
