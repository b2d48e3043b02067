"use client";

import { createContext, useContext } from "react";
import { segmentsOf } from "@/lib/list/marks";

/** How the list is looked at, as far as cells care: the searched words, and whether its tests have headers. */
export const ListLook = createContext<{ words: readonly string[]; grouped: boolean }>({ words: [], grouped: false });

/** A text with the searched words marked. */
export function Marked({ text }: { text: string }) {
  const { words } = useContext(ListLook);
  if (words.length === 0) return text;
  return segmentsOf(text, words).map(({ text: piece, marked, from }) =>
    marked ? <mark key={from}>{piece}</mark> : piece,
  );
}
