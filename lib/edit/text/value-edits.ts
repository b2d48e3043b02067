import type { JsonDocument, JsonNode } from "../../json/document";
import type { TextEdit } from "../plan";
import { enclose, indentAt, type Layout, layoutOf, printIn } from "./layout";
import { sameAt, sameValue } from "./same-value";

/** What is taken out of and put into one container; positions are those before any change. */
type Rebuilt = { node: JsonNode; removed: Set<number>; inserted: { at: number; text: string }[] };
type Entry = { start: number; end: number };

/**
 * Collects changes of one JSON document and turns them into edits of its text, all at once: bytes of values that do
 * not change stay. What lies in a value that is replaced or removed as a whole is lost with it.
 */
export class DocumentEdits {
  private readonly strings = new Map<number, string>();
  private readonly replaced = new Map<number, { node: JsonNode; text: string }>();
  private readonly containers = new Map<number, Rebuilt>();

  constructor(
    readonly doc: JsonDocument,
    readonly layout: Layout = layoutOf(doc),
  ) {}

  /** The value becomes this string. */
  setString(node: JsonNode, text: string): void {
    this.strings.set(node.index, text);
    if (node.string !== text) this.setText(node, this.layout.string(text));
    else this.replaced.delete(node.index);
  }

  /** The string that a value is, or will be. */
  stringAt(node: JsonNode): string | undefined {
    return this.strings.get(node.index) ?? node.string;
  }

  /** The value becomes this one; of objects and lists, only the members and items that differ are touched. */
  setValue(node: JsonNode, value: JsonNode): void {
    if (sameValue(node, value)) return;
    if (node.kind === "object" && value.kind === "object" && this.mergeMembers(node, value)) return;
    if (node.kind === "array" && value.kind === "array") {
      this.mergeItems(node, value);
      return;
    }
    this.replaceValue(node, value);
  }

  /** The whole value is written anew. */
  replaceValue(node: JsonNode, value: JsonNode): void {
    this.setText(node, printIn(this.layout, value, indentAt(this.doc.text, node.start)));
  }

  /** The value's bytes become these. */
  setText(node: JsonNode, text: string): void {
    this.replaced.set(node.index, { node, text });
  }

  /** Takes out the member or item at a position of a container. */
  remove(container: JsonNode, position: number): void {
    this.rebuilt(container).removed.add(position);
  }

  removeMember(container: JsonNode, key: string): void {
    const position = container.members().findIndex((member) => member.key === key);
    if (position !== -1) this.remove(container, position);
  }

  /** Puts an item, laid out already, before the one at `at`; those of one place stay in the order of the calls. */
  insertText(container: JsonNode, at: number, text: string): void {
    this.rebuilt(container).inserted.push({ at, text });
  }

  insertItem(array: JsonNode, at: number, value: JsonNode): void {
    this.insertText(array, at, printIn(this.layout, value, this.indentWithin(array)));
  }

  insertMember(object: JsonNode, at: number, key: string, value: JsonNode): void {
    const printed = printIn(this.layout, value, this.indentWithin(object));
    this.insertText(object, at, `${this.layout.string(key)}${this.layout.colon}${printed}`);
  }

  /** All changes as edits of the document's text, in no order. */
  textEdits(): TextEdit[] {
    const edits: TextEdit[] = [];
    for (const { node, text } of this.replaced.values()) edits.push({ from: node.start, to: node.end, text });
    for (const rebuilt of this.containers.values()) edits.push(...this.containerEdits(rebuilt));
    return withoutInner(edits);
  }

  private rebuilt(node: JsonNode): Rebuilt {
    const known = this.containers.get(node.index) ?? { node, removed: new Set(), inserted: [] };
    this.containers.set(node.index, known);
    return known;
  }

  private containerEdits({ node, removed, inserted }: Rebuilt): TextEdit[] {
    const entries = entriesOf(node);
    const kept = entries.flatMap((_, position) => (removed.has(position) ? [] : [position]));
    const texts = inserted.toSorted((a, b) => a.at - b.at);
    if (kept.length === 0) {
      const brackets = node.kind === "array" ? "[]" : "{}";
      const all = texts.map(({ text }) => text);
      return [{ from: node.start, to: node.end, text: enclose(this.layout, brackets, all, this.indentOf(node)) }];
    }
    const edits: TextEdit[] = [];
    for (const [from, to] of runsOf(removed)) {
      const next = entries[to + 1];
      if (next) edits.push({ from: entries[from]?.start ?? 0, to: next.start, text: "" });
      else edits.push({ from: entries[from - 1]?.end ?? 0, to: entries[to]?.end ?? 0, text: "" });
    }
    const separator = this.separatorWithin(node);
    for (const { at, text } of texts) {
      const next = kept.find((position) => position >= at);
      const place = next === undefined ? entries[kept.at(-1) ?? 0]?.end : entries[next]?.start;
      const from = place ?? node.start;
      edits.push({ from, to: from, text: next === undefined ? separator + text : text + separator });
    }
    return edits;
  }

  private separatorWithin(container: JsonNode): string {
    const [first, second] = entriesOf(container);
    const { text } = this.doc;
    if (first && second) return text.slice(first.end, second.start);
    const before = first ? text.slice(container.start + 1, first.start) : "";
    return before.includes("\n") ? `,${before}` : this.layout.comma;
  }

  private indentWithin(container: JsonNode): string {
    const [first] = entriesOf(container);
    if (first) return indentAt(this.doc.text, first.start);
    return this.indentOf(container) + (this.layout.lines?.unit ?? "");
  }

  private indentOf(node: JsonNode): string {
    return indentAt(this.doc.text, node.start);
  }

  private mergeMembers(node: JsonNode, value: JsonNode): boolean {
    const [old, made] = [node.members(), value.members()];
    const [oldKeys, keys] = [old.map(({ key }) => key), made.map(({ key }) => key)];
    const known = new Set(oldKeys);
    if (known.size !== oldKeys.length) return false;
    const common = keys.filter((key) => known.has(key));
    const wanted = new Set(keys);
    if (common.length === 0 || oldKeys.filter((key) => wanted.has(key)).some((key, at) => key !== common[at]))
      return false;
    for (const [position, { key }] of old.entries()) if (!wanted.has(key)) this.remove(node, position);
    let at = 0;
    for (const { key, value: member } of made) {
      const position = oldKeys.indexOf(key);
      const before = old[position];
      if (!before) this.insertMember(node, at, key, member);
      else {
        this.setValue(before.value, member);
        at = position + 1;
      }
    }
    return true;
  }

  private mergeItems(node: JsonNode, value: JsonNode): void {
    const [old, made] = [node.items(), value.items()];
    let head = 0;
    const shorter = Math.min(old.length, made.length);
    while (head < shorter && sameAt(old, made, head, head)) head++;
    let tail = 0;
    while (tail < shorter - head && sameAt(old, made, old.length - 1 - tail, made.length - 1 - tail)) tail++;
    const [oldEnd, end] = [old.length - tail, made.length - tail];
    for (let at = head; at < Math.max(oldEnd, end); at++) {
      const [before, after] = [at < oldEnd ? old[at] : undefined, at < end ? made[at] : undefined];
      if (before && after) this.setValue(before, after);
      else if (before) this.remove(node, at);
      else if (after) this.insertItem(node, oldEnd, after);
    }
  }
}

function entriesOf(node: JsonNode): Entry[] {
  if (node.kind === "array") return node.items();
  return node.members().map(({ keyStart, value }) => ({ start: keyStart, end: value.end }));
}

/** Runs of neighbouring positions, first and last of each. */
function runsOf(positions: ReadonlySet<number>): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === position - 1) last[1] = position;
    else runs.push([position, position]);
  }
  return runs;
}

/** Without edits that lie in a stretch that another one replaces. */
function withoutInner(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  // At one place, what is put in comes before what is taken out behind it; wider stretches first else.
  const ordered = edits.toSorted(
    (a, b) => a.from - b.from || Number(a.to > a.from) - Number(b.to > b.from) || b.to - a.to,
  );
  let reach = -1;
  for (const edit of ordered) {
    if (edit.to > edit.from ? edit.to <= reach : edit.from < reach) continue;
    kept.push(edit);
    reach = Math.max(reach, edit.to);
  }
  return kept;
}
