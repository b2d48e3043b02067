import type { MeaningChange } from "../diff/meaning";

/** What is to become of a file whose new name another one has, or gets. */
export const ON_COLLISION = ["refuse", "leave", "merge"] as const;
export type OnCollision = (typeof ON_COLLISION)[number];

/** A file that met another one at its new name, and what was decided. */
export type Collision = {
  path: string;
  to: string;
  /** The file that it met: the one of that name, or another one that gets it, too. */
  other: string;
  decision: "refused" | "left" | "merged";
  /** From the other one to this, as a reader sees it; null where that was not asked for, or cannot be told. */
  meaning: MeaningChange[] | null;
};
