import { fold } from "../fold";
import type { Row } from "../row";
import { CodedColumn, detached, GrowingList } from "./growing";

/** A row without its search text, which the store keeps in folded form. */
export type StoredRow = Omit<Row, "text">;

export const FLAG = {
  tools: 1,
  reasoning: 2,
  image: 4,
  error: 8,
  exception: 16,
  problem: 32,
  stream: 64,
  live: 128,
} as const;

/**
 * All rows as columns. A row's number never changes and numbers are not used again: what is removed stays as a dead
 * number until the store is built anew.
 */
export class RowStore {
  /** `null` for a number that is dead. */
  readonly rows: (StoredRow | null)[] = [];
  /** What search looks in, folded; empty for a dead number. */
  readonly texts: string[] = [];
  /** Folded file names. */
  readonly names: string[] = [];
  readonly suite = new CodedColumn();
  readonly model = new CodedColumn();
  readonly provider = new CodedColumn();
  readonly endpoint = new CodedColumn();
  readonly kind = new CodedColumn();
  readonly finish = new CodedColumn();
  readonly keyStatus = new CodedColumn();
  readonly test = new CodedColumn();
  /** The names of called tools, a line each. */
  readonly tools = new CodedColumn();
  /** Bytes of the files of all live rows. */
  bytes = 0;
  private readonly flagList = new GrowingList();
  private readonly instances = new Map<string, string>();
  private readonly numbers = new Map<string, number>();

  /** Live rows. */
  get size(): number {
    return this.numbers.size;
  }

  /** One more than the greatest row number. */
  get length(): number {
    return this.rows.length;
  }

  get flags(): Uint32Array {
    return this.flagList.array;
  }

  numberOf(path: string): number | undefined {
    return this.numbers.get(path);
  }

  paths(): IterableIterator<string> {
    return this.numbers.keys();
  }

  /** Adds a row in place of the one with its path, if any. `folded` says that the row's text is folded already. */
  put(row: Row, folded = false): void {
    this.remove(row.path);
    const { text, ...kept } = row;
    const number = this.rows.length;
    const testId = this.test.push(row.testId ?? "");
    this.rows.push({
      ...kept,
      input: detached(row.input),
      output: detached(row.output),
      tools: row.tools.map((name) => this.nameOf(name)),
      testId: row.testId === null ? null : testId,
      testName: this.nameOf(row.testName),
      suite: this.suite.push(row.suite),
      model: this.model.push(row.model),
      provider: this.provider.push(row.provider),
      endpoint: this.endpoint.push(row.endpoint),
      finishReason: row.finishReason === null ? null : this.finish.push(row.finishReason),
    });
    if (row.finishReason === null) this.finish.push("");
    this.kind.push(row.kind);
    this.keyStatus.push(row.keyStatus ?? "");
    this.tools.push(row.tools.join("\n"));
    this.flagList.push(flagsOf(row));
    this.texts.push(folded ? text : fold(text));
    this.names.push(fold(row.path.slice(row.path.lastIndexOf("/") + 1)));
    this.numbers.set(row.path, number);
    this.bytes += row.size;
  }

  /** The one instance of a name that is kept. */
  private nameOf(name: string): string {
    const known = this.instances.get(name);
    if (known !== undefined) return known;
    const kept = detached(name);
    this.instances.set(kept, kept);
    return kept;
  }

  /** Removes the row with a path; false where there is none. */
  remove(path: string): boolean {
    const number = this.numbers.get(path);
    if (number === undefined) return false;
    this.numbers.delete(path);
    this.bytes -= this.rows[number]?.size ?? 0;
    this.rows[number] = null;
    this.flags[number] = 0;
    this.texts[number] = "";
    this.names[number] = "";
    return true;
  }
}

function flagsOf(row: Row): number {
  return (
    FLAG.live |
    (row.hasToolCalls ? FLAG.tools : 0) |
    (row.hasReasoning ? FLAG.reasoning : 0) |
    (row.hasImage ? FLAG.image : 0) |
    (row.hasError ? FLAG.error : 0) |
    (row.isException ? FLAG.exception : 0) |
    (row.problem ? FLAG.problem : 0) |
    (row.streaming ? FLAG.stream : 0)
  );
}
