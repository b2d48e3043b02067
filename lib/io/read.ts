import { isAscii, isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Problem } from "../recording/recording";
import { errorCodeOf, fileProblem, plainProblem } from "./root";

/** Recordings are far smaller; what is larger is not read into memory. */
export const MAX_BYTES = 64 * 1024 * 1024;

export type ReadText =
  | { ok: true; text: string; size: number; mtime: number }
  /** `vanished`: there is no such file (any more). */
  | { ok: false; problem: Problem; vanished: boolean };

/** Reads a file (absolute path) as text. Expected failures are values; blocks for as long as the disk takes. */
export function readTextFile(file: string): ReadText {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    const handle = openSync(/*turbopackIgnore: true*/ file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile()) return failure(notAFile);
      if (stat.size > MAX_BYTES) return failure(tooLarge(stat.size));
      const decoded = decodeText(sharedBytes(handle, stat.size));
      return decoded.ok ? { ...decoded, size: stat.size, mtime: stat.mtimeMs } : failure(decoded.problem);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return { ok: false, problem: fileProblem(error), vanished: errorCodeOf(error) === "ENOENT" };
  }
}

/** Most recordings fit; reading into the same memory again and again spares making and dropping as much as is read. */
const shared = Buffer.allocUnsafeSlow(2 * 1024 * 1024);

/** The bytes of a file, valid until the next call. */
function sharedBytes(handle: number, size: number): Buffer {
  return readInto(size <= shared.length ? shared : Buffer.allocUnsafeSlow(size), handle, size);
}

/** The first bytes of an open file. One that shrinks or grows while it is read is cut at `size`. */
export function readInto(target: Buffer, handle: number, size: number): Buffer {
  let read = 0;
  while (read < size) {
    const count = readSync(handle, target, read, size - read, read);
    if (count === 0) break;
    read += count;
  }
  return target.subarray(0, read);
}

export const notAFile = plainProblem("this is no regular file", "Only files are read, not pipes, sockets or devices.");

/** Why a file of so many bytes is not read. */
export function tooLarge(size: number): Problem {
  const [megabytes, limit] = [Math.round(size / 1e6), Math.round(MAX_BYTES / 1e6)];
  return plainProblem(
    `the file has ${megabytes} MB, more than the ${limit} MB that are read`,
    "Remove it from the folder, or record the call again with a shorter answer.",
  );
}

function failure(problem: Problem): ReadText {
  return { ok: false, problem, vanished: false };
}

/** Bytes as text: UTF-8 without a byte order mark (format, section 0), or the place where they are not. */
export function decodeText(bytes: Buffer): { ok: true; text: string } | { ok: false; problem: Problem } {
  if (isAscii(bytes)) return { ok: true, text: bytes.toString("latin1") };
  const mark = byteOrderMark(bytes);
  if (mark) {
    const hint = "Save the file as UTF-8 without a byte order mark.";
    return {
      ok: false,
      problem: { message: `the file begins with a byte order mark (${mark})`, line: 1, column: 1, hint },
    };
  }
  if (isUtf8(bytes)) return { ok: true, text: bytes.toString("utf8") };
  const offset = firstInvalid(bytes);
  const before = bytes.subarray(0, offset);
  const lineStart = before.lastIndexOf(10) + 1;
  let line = 1;
  for (let at = before.indexOf(10); at !== -1; at = before.indexOf(10, at + 1)) line++;
  const byte = (bytes[offset] ?? 0).toString(16).padStart(2, "0");
  return {
    ok: false,
    problem: {
      message: `the file is not UTF-8: byte 0x${byte} at offset ${offset}`,
      line,
      column: before.subarray(lineStart).toString("utf8").length + 1,
      hint: "Save the file as UTF-8, or restore it from git.",
    },
  };
}

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "UTF-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16, little end first";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16, big end first";
  return null;
}

/** The offset of the first byte that begins no whole UTF-8 character, in bytes that are known not to be UTF-8. */
function firstInvalid(bytes: Buffer): number {
  const step = 4096;
  let from = 0;
  for (let to = step; to < bytes.length; to += step) {
    const cut = characterStart(bytes, to);
    if (!isUtf8(bytes.subarray(from, cut))) break;
    from = cut;
  }
  let at = from;
  for (let to = at + 1; to <= bytes.length && to - at <= 4; to++) {
    if (isUtf8(bytes.subarray(at, to))) at = to;
  }
  return at;
}

/** The offset at or before `from` at which a character begins. */
function characterStart(bytes: Buffer, from: number): number {
  let at = from;
  while (from - at < 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}
