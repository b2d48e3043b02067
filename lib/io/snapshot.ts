import {
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Row } from "../catalog/row";
import { errorCodeOf } from "./root";

/**
 * Raise whenever a row's fields change, or are derived in another way: older snapshots are then built anew.
 */
export const SNAPSHOT_VERSION = 2;

/** A line of the snapshot holds this many rows, or fewer where their texts have more than this many UTF-16 units. */
const ROWS_A_LINE = 64;
const UNITS_A_LINE = 1 << 20;

const nullableNumber = z.number().nullable();
const rowSchema: z.ZodType<Row> = z.object({
  path: z.string(),
  size: z.number(),
  mtime: z.number(),
  kind: z.enum(["inference", "http", "tool", "file_processor", "unknown"]),
  dialect: z.string(),
  testId: z.string().nullable(),
  testName: z.string(),
  suite: z.string(),
  model: z.string(),
  provider: z.string(),
  endpoint: z.string(),
  streaming: z.boolean(),
  chunks: z.number(),
  input: z.string(),
  output: z.string(),
  finishReason: z.string().nullable(),
  tokens: z.object({ input: nullableNumber, output: nullableNumber, total: nullableNumber }).nullable(),
  messages: z.number(),
  tools: z.array(z.string()),
  hasToolCalls: z.boolean(),
  hasReasoning: z.boolean(),
  hasImage: z.boolean(),
  hasError: z.boolean(),
  isException: z.boolean(),
  key: z.string().nullable(),
  keyStatus: z.enum(["current", "older", "renamed", "mismatch", "none"]).nullable(),
  problem: z.object({ message: z.string(), line: nullableNumber, column: nullableNumber, hint: z.string() }).nullable(),
  text: z.string(),
});
const lineSchema = z.array(rowSchema);
const headerSchema = z.object({ tapedeck: z.literal("index"), version: z.number() });

export type SnapshotState = "none" | "loaded" | "outdated" | "corrupt";

/** Where a root keeps what can be derived again: `<root>/.tapedeck`. */
export function stateFolder(root: string): string {
  return join(/*turbopackIgnore: true*/ root, ".tapedeck");
}

function snapshotFile(root: string): string {
  return join(/*turbopackIgnore: true*/ stateFolder(root), "index.jsonl");
}

/**
 * Loads a root's snapshot in small steps, handing over rows whose text is folded. A snapshot of another version, or one
 * that is damaged, is left aside: rows handed over before the damage are good.
 */
export function* loadSnapshot(root: string, onRow: (row: Row) => void): Generator<void, SnapshotState> {
  let handle: number;
  try {
    handle = openSync(/*turbopackIgnore: true*/ snapshotFile(root), "r");
  } catch (error) {
    return errorCodeOf(error) === "ENOENT" ? "none" : "corrupt";
  }
  try {
    const lines = linesOf(handle);
    const first = lines.next();
    const header = headerSchema.safeParse(first.done ? undefined : parsed(first.value));
    if (!header.success) return "corrupt";
    if (header.data.version !== SNAPSHOT_VERSION) return "outdated";
    for (const line of lines) {
      const rows = lineSchema.safeParse(parsed(line));
      if (!rows.success) return "corrupt";
      for (const row of rows.data) onRow(row);
      yield;
    }
    return "loaded";
  } catch (error) {
    errorCodeOf(error);
    return "corrupt";
  } finally {
    closeSync(handle);
  }
}

const BLOCK = 4 * 1024 * 1024;

/** The lines of an open file, without holding more of it than a block and a line. */
function* linesOf(handle: number): Generator<Buffer> {
  let rest = Buffer.alloc(0);
  for (;;) {
    const block = Buffer.allocUnsafe(BLOCK);
    const count = readSync(handle, block, 0, BLOCK, null);
    let bytes = Buffer.concat([rest, block.subarray(0, count)]);
    for (let to = bytes.indexOf(10); to !== -1; to = bytes.indexOf(10)) {
      yield bytes.subarray(0, to);
      bytes = bytes.subarray(to + 1);
    }
    rest = bytes;
    if (count > 0) continue;
    if (rest.length > 0) yield rest;
    return;
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    // Not JSON: the schema refuses it, and the snapshot is built anew.
    return undefined;
  }
}

/**
 * Writes a root's snapshot in small steps, atomically: a reader sees the old one or the new one. Returns why it could
 * not be written (`EACCES`, `EROFS`, `ENOSPC`, …), or null.
 */
export function* saveSnapshot(root: string, rows: Iterable<Row>): Generator<void, string | null> {
  const folder = stateFolder(root);
  const draft = join(/*turbopackIgnore: true*/ folder, `index.${process.pid}.tmp`);
  let handle: number | null = null;
  let finished = false;
  try {
    // Also where the account could write all the same: who took the right away does not want a folder in there.
    if ((statSync(/*turbopackIgnore: true*/ root).mode & 0o222) === 0) return "EROFS";
    mkdirSync(/*turbopackIgnore: true*/ folder, { recursive: true });
    writeFileSync(/*turbopackIgnore: true*/ join(/*turbopackIgnore: true*/ folder, ".gitignore"), "*\n");
    handle = openSync(/*turbopackIgnore: true*/ draft, "w");
    writeSync(handle, `${JSON.stringify({ tapedeck: "index", version: SNAPSHOT_VERSION })}\n`);
    let line: Row[] = [];
    let units = 0;
    for (const row of rows) {
      line.push(row);
      units += row.text.length;
      if (line.length < ROWS_A_LINE && units < UNITS_A_LINE) continue;
      writeAll(handle, line);
      line = [];
      units = 0;
      yield;
    }
    if (line.length > 0) writeAll(handle, line);
    closeSync(handle);
    handle = null;
    renameSync(/*turbopackIgnore: true*/ draft, /*turbopackIgnore: true*/ snapshotFile(root));
    finished = true;
    return null;
  } catch (error) {
    return errorCodeOf(error);
  } finally {
    if (handle !== null) closeSync(handle);
    // Also runs where the catalog is closed before the snapshot is whole.
    if (!finished) removeDraft(draft);
  }
}

function writeAll(handle: number, rows: Row[]): void {
  const bytes = Buffer.from(`${JSON.stringify(rows)}\n`);
  for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from);
}

function removeDraft(draft: string): void {
  try {
    rmSync(/*turbopackIgnore: true*/ draft, { force: true });
  } catch (error) {
    // A folder that cannot be written to holds no draft.
    errorCodeOf(error);
  }
}
