/** A list of unsigned 32-bit numbers that grows by doubling. */
export class GrowingList {
  private store = new Uint32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.store.length) {
      const grown = new Uint32Array(this.store.length * 2);
      grown.set(this.store);
      this.store = grown;
    }
    this.store[this.length++] = value;
  }

  /** The live array: longer than `length`, and replaced when the list grows. */
  get array(): Uint32Array {
    return this.store;
  }
}

/**
 * A copy of a string that shares no memory with what it was cut from: engines keep a whole text alive for the sake of a
 * few characters that were sliced out of it.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** A column of strings that repeat, as codes into the list of its distinct values. */
export class CodedColumn {
  readonly values: string[] = [];
  private readonly codeOf = new Map<string, number>();
  private readonly list = new GrowingList();

  /** Appends a value; returns the one instance of it that is kept. */
  push(value: string): string {
    let code = this.codeOf.get(value);
    if (code === undefined) {
      const kept = detached(value);
      code = this.values.length;
      this.values.push(kept);
      this.codeOf.set(kept, code);
    }
    this.list.push(code);
    return this.values[code] ?? value;
  }

  /** A value's code, or undefined where the column does not hold it. */
  codeFor(value: string): number | undefined {
    return this.codeOf.get(value);
  }

  /** Codes in the order of appending; longer than the column. */
  get codes(): Uint32Array {
    return this.list.array;
  }

  /** A table from code to whether its value passes. */
  table(passes: (value: string) => boolean): Uint8Array {
    return Uint8Array.from(this.values, (value) => (passes(value) ? 1 : 0));
  }
}
