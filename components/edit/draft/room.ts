import type { Texts } from "./texts";

/** As much of `localStorage` as is needed. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** What a draft is kept in, and by. */
export type Room = {
  /** The text that an editor loaded, by its hash; null where nobody has it any more. */
  loaded: (hash: string) => Promise<string | null>;
  /** Null where the browser has none for this site. */
  shelf: Shelf | null;
  texts: Texts;
  now: () => number;
};
