import { type JsonDocument, type JsonNode, stepsOf } from "../../json/document";
import { parseJson } from "../../json/parse";
import { pythonNumber } from "../../json/python-number";
import type { Edit } from "../edit";
import type { EditWarning } from "../plan";
import { sameValue } from "../text/same-value";
import { Draft } from "../wire/draft";
import { drafted, failed, type State, type StepResult } from "./step";

/** Replaces the value at a pointer by other JSON. */
export function setStep({ recording }: State, { pointer, json }: Extract<Edit, { type: "set" }>): StepResult {
  const found = place(recording.doc, pointer);
  if (!found.ok) return found;
  const value = given(json, pointer);
  if (!value.ok) return value;
  const draft = new Draft(recording);
  draft.file.setValue(found.node, value.node);
  return drafted(draft, holds(pointer, value.node), numberWarnings(value.node, pointer));
}

/** Puts a new member or item where a pointer leads. */
export function insertStep({ recording }: State, { pointer, json }: Extract<Edit, { type: "insert" }>): StepResult {
  const { above, last } = parted(pointer);
  const found = place(recording.doc, above);
  if (!found.ok) return found;
  const value = given(json, pointer);
  if (!value.ok) return value;
  const draft = new Draft(recording);
  const { node } = found;
  if (node.kind === "object") {
    if (node.get(last)) return failed("There is a member of that name.", pointer, "Set its value instead.");
    draft.file.insertMember(node, node.members().length, last, value.node);
    return drafted(draft, holds(pointer, value.node), numberWarnings(value.node, pointer));
  }
  const { length } = node.items();
  const at = last === "-" ? length : /^(0|[1-9]\d*)$/.test(last) ? Number(last) : -1;
  if (node.kind !== "array" || at < 0 || at > length) {
    return failed(
      `Nothing can be put in at ${pointer}.`,
      pointer,
      "Point at a new member of an object, or an index of a list.",
    );
  }
  draft.file.insertItem(node, at, value.node);
  return drafted(draft, holds(`${above}/${at}`, value.node), numberWarnings(value.node, pointer));
}

/** Takes the member or item at a pointer out. */
export function removeStep({ recording }: State, { pointer }: Extract<Edit, { type: "remove" }>): StepResult {
  const { above, last } = parted(pointer);
  const found = place(recording.doc, pointer);
  if (!found.ok) return found;
  const container = recording.doc.at(above);
  if (pointer === "" || !container) return failed("The whole file cannot be taken out.", "", "Delete the recording.");
  const draft = new Draft(recording);
  if (container.kind === "array") draft.file.remove(container, Number(last));
  else draft.file.removeMember(container, stepsOf(`/${last}`)[0] ?? "");
  const before = container.kind === "array" ? container.items().length : container.members().length;
  return drafted(draft, ({ recording: after }) => {
    const rest = after.doc.at(above);
    const count = rest?.kind === "array" ? rest.items().length : rest?.members().length;
    return count === before - 1 ? null : "what remains";
  });
}

/** The value at a pointer; fails where it is not there, or where the way to it is not plain. */
function place(doc: JsonDocument, pointer: string): { ok: true; node: JsonNode } | ReturnType<typeof failed> {
  if (pointer !== "" && !pointer.startsWith("/")) {
    return failed(`${pointer} is not a JSON pointer.`, "", "A pointer begins with /, as in /response/body.");
  }
  let node = doc.root;
  let at = "";
  for (const step of stepsOf(pointer)) {
    if (node.members().filter(({ key }) => key === step).length > 1) {
      const hint = "Take one of the two out in the raw text first.";
      return failed(`The key ${step} stands twice, so that a pointer cannot tell which is meant.`, at, hint);
    }
    const next = node.kind === "array" ? node.at(/^(0|[1-9]\d*)$/.test(step) ? Number(step) : -1) : node.get(step);
    if (!next) return failed(`There is nothing at ${pointer}: ${step} is not there.`, at, membersHint(node));
    at = next.pointer;
    node = next;
  }
  return { ok: true, node };
}

function membersHint(node: JsonNode): string {
  if (node.kind === "array") return `The list has ${node.items().length} items; the first is 0.`;
  const keys = node.members().map(({ key }) => key);
  return keys.length === 0
    ? `There stands ${node.kind}, which has no members.`
    : `There are: ${keys.slice(0, 12).join(", ")}.`;
}

function given(json: string, pointer: string): { ok: true; node: JsonNode } | ReturnType<typeof failed> {
  const parsed = parseJson(json);
  if (!parsed.ok) {
    const { message, line, column } = parsed.error;
    return failed(
      `That is not JSON: ${message} (line ${line}, column ${column}).`,
      pointer,
      "A text needs quotes around it.",
    );
  }
  const twice = duplicateIn(parsed.doc.root);
  if (twice !== null)
    return failed(`The key ${twice} stands twice in the new value.`, pointer, "Take one of the two out.");
  return { ok: true, node: parsed.doc.root };
}

function duplicateIn(node: JsonNode): string | null {
  const seen = new Set<string>();
  for (const { key } of node.members()) {
    if (seen.has(key)) return key;
    seen.add(key);
  }
  for (const value of [...node.items(), ...node.members().map((member) => member.value)]) {
    const found = duplicateIn(value);
    if (found !== null) return found;
  }
  return null;
}

function holds(pointer: string, value: JsonNode) {
  return ({ recording }: State): string | null => {
    const node = recording.doc.at(pointer);
    return node && sameValue(node, value) ? null : `the value at ${pointer || "the top"}`;
  };
}

/** Number tokens are kept as typed; the recorder would write some of them otherwise. */
function numberWarnings(node: JsonNode, pointer: string): EditWarning[] {
  if (node.kind === "number" && pythonNumber(node.raw) !== node.raw) {
    return [{ message: `The recorder would write ${node.raw} as ${pythonNumber(node.raw)}.`, pointer }];
  }
  const inner = [...node.items(), ...node.members().map(({ value }) => value)];
  return inner.flatMap((value) => numberWarnings(value, pointer)).slice(0, 3);
}

function parted(pointer: string): { above: string; last: string } {
  const cut = pointer.lastIndexOf("/");
  return { above: pointer.slice(0, Math.max(cut, 0)), last: stepsOf(pointer).at(-1) ?? "" };
}
