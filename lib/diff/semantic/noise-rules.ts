import type { Noise } from "./noise";
import type { DiffPart } from "./part";

/** Classes that a project may call noise. What an answer says and calls, and its error, is none. */
export const NOISE_CLASSES = ["finish_reason", "reasoning", "models", "embedding"] as const;

/** What counts as noise, as far as a project decides it. */
export type DiffConfig = {
  /**
   * Classes and fields of the request (`request.user`) that are noise here; with a `-` before it, noise that counts.
   */
  noise: readonly string[];
  /** Two vectors whose cosine is above this are the same up to jitter. */
  cosine: number;
};

export const defaultDiffConfig: DiffConfig = { noise: [], cosine: 0.9999 };

/** Whether something that a test sees is noise by the user's word. */
export function isNoise(part: DiffPart, { noise }: DiffConfig): boolean {
  if (part.class !== "request") return noise.includes(part.class);
  const field = `request.${withoutPositions(part.what)}`;
  return noise.some((entry) => isWithin(field, withoutPositions(entry)));
}

/** Whether noise counts by the user's word. */
export function counts({ name }: Noise, { noise }: DiffConfig): boolean {
  return noise.includes(`-${name}`);
}

/** Noise that counts, as a difference like any other. */
export function partOf({ name, field, before, after }: Noise): DiffPart {
  const textOf = (values: ReadonlySet<string> | undefined) => (values ? [...values].join(", ") : null);
  return { class: "metadata", what: field || name, before: textOf(before), after: textOf(after) };
}

function withoutPositions(field: string): string {
  return field.replace(/\[\d*\]/g, "[]");
}

function isWithin(field: string, entry: string): boolean {
  return field === entry || field.startsWith(`${entry}.`) || field.startsWith(`${entry}[`);
}
