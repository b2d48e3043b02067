import type { Edit } from "../edit";
import { Draft, type Held, type Site } from "../wire/draft";
import { writerOf } from "../writers";
import { type Answer, nodeOf, putMember } from "../writers/writer";
import { answerReadingOf, differenceOf } from "./reading";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";

/** Sets why the answer ended. */
export function finishReasonStep(state: State, edit: Extract<Edit, { type: "finish-reason" }>): StepResult {
  const answer = answerOf(state);
  const sites = writerOf(state.conversation.dialect).finishReasons?.(answer) ?? [];
  if (!sites.some((site) => put(answer.draft, site, edit.value))) {
    return failed("This answer has no place for a finish reason.", "/response/body", RAW_HINT);
  }
  const wanted = { ...answerReadingOf(state.conversation.response), finishReason: edit.value };
  return drafted(answer.draft, (after) => differenceOf(wanted, answerReadingOf(after.conversation.response)));
}

/** Sets counts of tokens that the answer carries. */
export function usageStep(state: State, edit: Extract<Edit, { type: "usage" }>): StepResult {
  const answer = answerOf(state);
  const sites = writerOf(state.conversation.dialect).usage?.(answer) ?? {};
  const { usage } = state.conversation.response;
  const wanted = answerReadingOf(state.conversation.response);
  wanted.usage = usage && { ...usage };
  for (const count of ["input", "output", "total", "reasoning", "cached"] as const) {
    const value = edit[count];
    if (value === undefined || value === usage?.[count]) continue;
    const site = sites[count];
    const held = site && answer.draft.hold(site);
    if (!held || !wanted.usage) {
      return failed(`This answer carries no count of ${count} tokens.`, "/response/body", RAW_HINT);
    }
    held.edits.setText(held.node, String(value));
    wanted.usage[count] = value;
  }
  return drafted(answer.draft, (after) => differenceOf(wanted, answerReadingOf(after.conversation.response)));
}

export function answerOf({ recording, conversation }: State): Answer {
  return { draft: new Draft(recording), view: conversation.response, message: 0 };
}

/** Writes a string at a site, or puts it in as a member of the object above it. */
function put(draft: Draft, site: Site, text: string): boolean {
  const held = draft.hold(site);
  if (held) {
    held.edits.setString(held.node, text);
    return true;
  }
  const path = site.inner ?? site.pointer;
  const cut = path.lastIndexOf("/");
  const above: Site =
    site.inner === undefined ? { pointer: path.slice(0, cut) } : { ...site, inner: path.slice(0, cut) };
  const parent: Held | undefined = draft.hold(above);
  if (parent?.node.kind !== "object") return false;
  putMember(parent, path.slice(cut + 1), nodeOf(text));
  return true;
}
