import type { JsonNode } from "../json/document";
import type { Part } from "../recording/message";
import { type ItemView, itemViewOf } from "./openai-items";
import { openaiPartsOf } from "./openai-parts";
import { type Origin, Strand } from "./strand";

/** A text of an item that is streamed: one of the parts of its summary or of its content, or its call's arguments. */
export type ItemText =
  | { section: "summary" | "content"; index: number; kind: "text" | "reasoning" | "refusal" }
  | { section: "call" };

type Section = Map<number, { kind: "text" | "reasoning" | "refusal"; strand: Strand }>;

/** One output item of a streamed response, as its events tell of it. */
export class StreamedItem {
  private node: JsonNode | null = null;
  private isInFile = true;
  private readonly summary: Section = new Map();
  private readonly content: Section = new Map();
  private call: Strand | null = null;

  /** The item as an event shows it, which replaces what an earlier one showed. */
  show(node: JsonNode, isInFile: boolean): void {
    this.node = node;
    this.isInFile = isInFile;
  }

  isShown(): boolean {
    return this.node !== null;
  }

  /** Whether nothing of the text has come yet. */
  isSilent(text: ItemText): boolean {
    return this.strandOf(text).text === "";
  }

  append(text: ItemText, value: string, origin: Origin, step: string): void {
    this.strandOf(text).append(value, origin, step);
  }

  /** What the item says; its streamed texts become parts `first` and following of the answer's first message. */
  settle(first: number): { node: JsonNode | null; view: ItemView } {
    const shown: ItemView = this.node ? itemViewOf(this.node) : { role: "assistant", parts: [], result: null };
    const parts = this.partsOf(shown.parts, first);
    const isStreamed = this.call !== null || this.summary.size + this.content.size > 0;
    const view = { ...shown, parts, role: isStreamed ? "assistant" : shown.role };
    if (this.isInFile) return { node: this.node, view };
    const result = view.result && { ...view.result, parts: view.result.parts.map(withoutPlace), pointer: null };
    return { node: null, view: { ...view, parts: parts.map(withoutPlace), result } };
  }

  private strandOf(text: ItemText): Strand {
    if (text.section === "call") {
      this.call ??= new Strand();
      return this.call;
    }
    const section = this[text.section];
    const known = section.get(text.index) ?? { kind: text.kind, strand: new Strand() };
    section.set(text.index, known);
    return known.strand;
  }

  private partsOf(shown: readonly Part[], first: number): Part[] {
    if (this.call) return this.callPartsOf(this.call, shown, first);
    if (this.summary.size + this.content.size === 0) return [...shown];
    const parts = this.textPartsOf("summary", first);
    return [...parts, ...this.textPartsOf("content", first + parts.length)];
  }

  private callPartsOf(streamed: Strand, shown: readonly Part[], first: number): Part[] {
    const [known, ...others] = shown;
    if (streamed.text === "" && known) return [...shown];
    streamed.settle(0, first);
    const call = { id: null, name: "", pointer: null, ...(known?.type === "tool_call" ? known : {}) };
    const part: Part = { ...call, type: "tool_call", arguments: streamed.text };
    return [part, ...(known?.type === "tool_call" ? others : shown)];
  }

  /** The parts of a section: as streamed, and where an index was not streamed, as the item shows it. */
  private textPartsOf(name: "summary" | "content", first: number): Part[] {
    const section = this[name];
    const shown = this.node?.get(name)?.items() ?? [];
    const indexes = new Set([...section.keys(), ...shown.keys()]);
    const parts: Part[] = [];
    for (const index of [...indexes].toSorted((a, b) => a - b)) {
      const streamed = section.get(index);
      if (!streamed) parts.push(...openaiPartsOf(shown[index]));
      else {
        streamed.strand.settle(0, first + parts.length);
        parts.push({ type: streamed.kind, text: streamed.strand.text, pointer: null });
      }
    }
    return parts;
  }
}

/** What stands inside the data of an event has no pointer into the file. */
function withoutPlace(part: Part): Part {
  return { ...part, pointer: null };
}
