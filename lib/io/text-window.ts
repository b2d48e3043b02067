import { isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";
import { notAFile } from "./read";
import { errorCodeOf, fileProblem, resolveInside } from "./root";
import { hashOf } from "./store/bytes";

/**
 * A stretch of a file: its text, and the bytes `[from, to)` that it stands for. `exact` is false where bytes were no
 * UTF-8; `hash` is the SHA-256 of the file, where the stretch is all of it.
 */
export type TextWindow = {
  text: string;
  from: number;
  to: number;
  size: number;
  exact: boolean;
  hash: string | null;
};

export type WindowResult<T> = { ok: true; value: T } | { ok: false; message: string };

/** How much of a file a search holds in memory at a time, in bytes. */
const STRIDE = 4_000_000;

/**
 * Reads bytes `[from, from + length)` of a file, moved to whole characters, of a file of any size. `path` is relative
 * to the root and refused outside of it.
 */
export function readFileWindow(
  root: string,
  path: string,
  from: number,
  length: number,
): Promise<WindowResult<TextWindow>> {
  return withFile(root, path, async (file, size) => {
    const bytes = await readBytes(file, from, Math.min(length, Math.max(0, size - from)));
    const begin = from === 0 ? 0 : firstCharacter(bytes);
    const end = from + bytes.length >= size ? bytes.length : lastCharacter(bytes);
    const shown = bytes.subarray(begin, end);
    const hash = shown.length === size ? hashOf(shown) : null;
    return { text: shown.toString("utf8"), from: from + begin, to: from + end, size, exact: isUtf8(shown), hash };
  });
}

/** The byte at which `needle` next stands in a file, from byte `after` on; null where it does not. */
export function findInFile(
  root: string,
  path: string,
  needle: string,
  after: number,
): Promise<WindowResult<{ at: number | null }>> {
  return withFile(root, path, async (file, size) => {
    const wanted = Buffer.from(needle, "utf8");
    for (let from = after; from < size; from += STRIDE) {
      const bytes = await readBytes(file, from, Math.min(STRIDE + wanted.length - 1, size - from));
      const at = bytes.indexOf(wanted);
      if (at !== -1) return { at: from + at };
    }
    return { at: null };
  });
}

async function withFile<T>(
  root: string,
  path: string,
  use: (file: FileHandle, size: number) => Promise<T>,
): Promise<WindowResult<T>> {
  const resolved = await resolveInside(root, path);
  if (!resolved.ok) return { ok: false, message: resolved.problem.message };
  try {
    const file = await open(/*turbopackIgnore: true*/ resolved.file, "r");
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return { ok: false, message: notAFile.message };
      return { ok: true, value: await use(file, stat.size) };
    } finally {
      await file.close();
    }
  } catch (error) {
    errorCodeOf(error);
    return { ok: false, message: fileProblem(error).message };
  }
}

async function readBytes(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** A character has at most three continuation bytes; more are no UTF-8 anyway. */
function firstCharacter(bytes: Buffer): number {
  let at = 0;
  while (at < 3 && isContinuation(bytes[at])) at++;
  return at;
}

/** Where the last character begins, if the window may have cut it; the end, if it is whole. */
function lastCharacter(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && isContinuation(bytes[at])) at--;
  const lead = bytes[at] ?? 0;
  const width = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return at + width > bytes.length ? at : bytes.length;
}
