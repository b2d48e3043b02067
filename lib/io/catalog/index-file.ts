import { join } from "node:path";
import type { Row } from "../../catalog/row";
import { type Depth, problemRow, rowOf } from "../../catalog/row-of";
import { readTextFile } from "../read";
import { nativeSha256 } from "../sha256";
import type { FoundFile } from "../walk";

/** Reads a found file and derives its row; null where it has vanished since it was found. */
export function rowOfFile(root: string, found: FoundFile, depth: Depth): Row | null {
  if (found.problem) return problemRow(found, found.problem);
  const read = readTextFile(join(/*turbopackIgnore: true*/ root, found.path));
  if (read.ok) return rowOf({ path: found.path, size: read.size, mtime: read.mtime }, read.text, depth, nativeSha256);
  return read.vanished ? null : problemRow(found, read.problem);
}
