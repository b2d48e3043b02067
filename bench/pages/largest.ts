import { statSync } from "node:fs";
import { join } from "node:path";
import { recordingsIn } from "../catalog/corpus";

/** The largest recording below a folder: its path there, and its bytes. */
export function largestOf(root: string): { path: string; size: number } {
  const files = recordingsIn(root).map((path) => ({ path, size: statSync(join(root, path)).size }));
  const [largest] = files.sort((a, b) => b.size - a.size);
  if (!largest) throw new Error(`${root} holds no recordings`);
  return largest;
}
