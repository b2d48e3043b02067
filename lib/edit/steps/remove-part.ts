import type { Part } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import type { Edit } from "../edit";
import { Draft } from "../wire/draft";
import { readingOf, requestReadingsOf } from "./reading";
import { verifyRequest } from "./request";
import { partOf } from "./request-part";
import { drafted, failed, RAW_HINT, type State, type StepResult } from "./step";

/** Members that are a part by themselves, and may be missing. */
const MEMBERS = new Set(["reasoning", "reasoning_content", "refusal", "thinking", "function_call"]);
/** Lists that are left out where they would be empty. */
const LISTS = new Set(["tool_calls", "images"]);

/** Takes a part out of a message of the request. */
export function removePartStep(state: State, edit: Extract<Edit, { type: "remove-part" }>): StepResult {
  const found = partOf(state, edit.message, edit.part);
  if (!found) return failed("The request has no such part.", "/request", "Reload the recording.");
  const { message, part } = found;
  const others = state.conversation.request.messages.flatMap(({ parts }) => parts.filter((other) => other !== part));
  const draft = new Draft(state.recording);
  if (!takeOut(draft, part, others)) {
    return failed("That part stands nowhere by itself.", part.pointer ?? message.pointer ?? "/request", RAW_HINT);
  }
  const wanted = requestReadingsOf(state.conversation.request);
  wanted[edit.message] = readingOf({ ...message, parts: message.parts.filter((other) => other !== part) });
  return drafted(draft, verifyRequest(wanted));
}

function takeOut({ file, recording }: Draft, part: Part, others: readonly Part[]): boolean {
  const { doc } = recording;
  if (part.pointer === null) return false;
  for (const place of [part.pointer, above(part.pointer)]) {
    const list = doc.at(above(place));
    const isShared = others.some(({ pointer }) => pointer === place || pointer?.startsWith(`${place}/`));
    if (list?.kind !== "array" || isShared) continue;
    const name = list.pointer.slice(list.pointer.lastIndexOf("/") + 1);
    const owner = doc.at(above(list.pointer));
    if (list.items().length === 1 && LISTS.has(name) && owner) file.removeMember(owner, name);
    else file.remove(list, Number(place.slice(place.lastIndexOf("/") + 1)));
    return true;
  }
  return takeMemberOut(file, recording, part.pointer);
}

function takeMemberOut(file: Draft["file"], { doc }: Recording, pointer: string): boolean {
  const [node, owner] = [doc.at(pointer), doc.at(above(pointer))];
  const key = pointer.slice(pointer.lastIndexOf("/") + 1);
  if (!node || owner?.kind !== "object") return false;
  // Beside calls and reasoning, an empty text is how wires say that there is none.
  if (key === "content" && node.string !== undefined) file.setString(node, "");
  else if (MEMBERS.has(key)) {
    file.removeMember(owner, key);
    // The two names of reasoning say the same.
    for (const twin of ["reasoning", "reasoning_content"]) {
      if (twin !== key && owner.get(twin)?.string === node.string && key.startsWith("reasoning"))
        file.removeMember(owner, twin);
    }
  } else return false;
  return true;
}

function above(pointer: string): string {
  return pointer.slice(0, Math.max(pointer.lastIndexOf("/"), 0));
}
