import type { Payload } from "@/lib/recording/message";
import { cutView, type TextView, textView } from "./fold";

/** A vector as people compare vectors: its facts, and an outline for a plot. */
export type VectorView = {
  label: string;
  pointer: string;
  dimension: number;
  norm: number;
  min: number;
  max: number;
  /** The lowest and highest value of each of at most `OUTLINE` stretches of equal width. */
  outline: [number, number][];
};

export type ItemView = {
  title: string | null;
  url: string | null;
  score: number | null;
  text: TextView;
  pointer: string | null;
};

/** `total` counts what the answer holds, also where a page carries only the first of it. */
export type PayloadView =
  | { type: "embeddings"; total: number; vectors: VectorView[] }
  | { type: "models"; total: number; columns: string[]; rows: { pointer: string; cells: (string | null)[] }[] }
  | { type: "items"; total: number; label: string; items: ItemView[] };

const OUTLINE = 160;
const VECTORS = 24;
const LABEL = 160;
const ROWS = 100;

/** `inputs`: what was asked for, in order; it names the vectors where there are as many. */
export function payloadView(payload: Payload, inputs: readonly string[] = []): PayloadView {
  switch (payload.type) {
    case "embeddings":
      return {
        type: "embeddings",
        total: payload.vectors.length,
        vectors: payload.vectors.map((vector, index) => {
          const input = inputs.length === payload.vectors.length ? inputs[index] : undefined;
          return vectorView({ ...vector, label: input?.slice(0, LABEL) || vector.label });
        }),
      };
    case "models":
      return { ...payload, total: payload.rows.length };
    case "items":
      return {
        ...payload,
        total: payload.items.length,
        items: payload.items.map((item) => ({ ...item, text: textView(item.text, "result") })),
      };
  }
}

/** The first of what an answer holds, as much as a page carries. */
export function cutPayload(payload: PayloadView): PayloadView {
  switch (payload.type) {
    case "embeddings":
      return { ...payload, vectors: payload.vectors.slice(0, VECTORS) };
    case "models":
      return { ...payload, rows: payload.rows.slice(0, ROWS) };
    case "items":
      return {
        ...payload,
        items: payload.items.slice(0, ROWS).map((item) => ({ ...item, text: cutView(item.text, 900) })),
      };
  }
}

function vectorView({ label, pointer, values }: { label: string; pointer: string; values: number[] }): VectorView {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let squares = 0;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    squares += value * value;
  }
  const empty = values.length === 0;
  return {
    label,
    pointer,
    dimension: values.length,
    norm: Math.sqrt(squares),
    min: empty ? 0 : min,
    max: empty ? 0 : max,
    outline: outlineOf(values),
  };
}

function outlineOf(values: readonly number[]): [number, number][] {
  const count = Math.min(OUTLINE, values.length);
  return Array.from({ length: count }, (_, position) => {
    const from = Math.floor((position * values.length) / count);
    const to = Math.max(from + 1, Math.floor(((position + 1) * values.length) / count));
    const stretch = values.slice(from, to);
    return [Math.min(...stretch), Math.max(...stretch)];
  });
}
