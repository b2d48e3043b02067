import { realpathSync } from "node:fs";
import { fold } from "../catalog/fold";
import type { Clue } from "../explain/clue";
import { type Explanation, explain } from "../explain/explain";
import type { Candidate } from "../explain/nearest";
import type { Recording } from "../recording/recording";
import type { Catalog } from "./catalog";
import { openAt } from "./open-at";
import { errorCodeOf } from "./root";
import { rowsBelow } from "./rows-below";

/**
 * Which recording of a catalog a clue was meant to be: chosen by the catalog's rows, compared with what is on disk.
 * Answers from what is indexed so far; blocks for as long as the few files that are compared take to read. `except` is
 * left out: a recording is not what is near itself.
 */
export function explainIn(catalog: Catalog, clue: Clue, except?: string): Explanation {
  const candidates: Candidate[] = [];
  catalog.each(({ path, testId, model, endpoint, input, messages, key }, text) => {
    if (path === except) return;
    candidates.push({ path, testId, model, endpoint, input, messages, key, text });
  });
  const root = resolvedRoot(catalog.root);
  return explain(clue, candidates, root === null ? () => null : loaderIn(root));
}

/** The same of the recordings below a folder (absolute, resolved) without a catalog of them; a saved index is used. */
export function explainBelow(root: string, clue: Clue): Explanation {
  const candidates: Candidate[] = [];
  for (const { row, saved } of rowsBelow(root)) candidates.push(saved ? row : { ...row, text: fold(row.text) });
  return explain(clue, candidates, loaderIn(root));
}

function loaderIn(root: string): (path: string) => Recording | null {
  const opened = new Map<string, Recording | null>();
  return (path) => {
    const known = opened.get(path);
    if (known !== undefined) return known;
    const recording = openAt(root, path);
    opened.set(path, recording);
    return recording;
  };
}

function resolvedRoot(root: string): string | null {
  try {
    return realpathSync(/*turbopackIgnore: true*/ root);
  } catch (error) {
    errorCodeOf(error);
    return null;
  }
}
