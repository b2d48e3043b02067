import type { RowStore } from "./store";

/** Finds the rows whose text holds a text. */
export class TextIndex {
  constructor(private readonly store: RowStore) {}

  /** 1 a row number whose text holds the folded value. */
  find(value: string): Uint8Array {
    const { texts } = this.store;
    const mask = new Uint8Array(texts.length);
    for (let i = 0; i < mask.length; i++) mask[i] = texts[i]?.includes(value) ? 1 : 0;
    return mask;
  }
}
