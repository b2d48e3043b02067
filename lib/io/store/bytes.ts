import { createHash } from "node:crypto";
import { type BigIntStats, closeSync, constants, fstatSync, lstatSync, openSync } from "node:fs";
import type { Current, Refused } from "../../change/refusal";
import { decodeText, MAX_BYTES, notAFile, readInto, tooLarge } from "../read";
import { errorCodeOf, fileProblem } from "../root";
import type { FileMarks } from "./disk";

/** SHA-256 of a file's bytes in lower-case hexadecimal digits: what says that two states of a file are the same. */
export function hashOf(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A file as it is on the disk. `stamp` changes whenever the file is written to or replaced. */
export type FileState = { bytes: Buffer; readonly hash: string; stamp: string; marks: FileMarks };

/**
 * Reads a file (absolute, links resolved) with all that tells it apart later; null where there is none. Blocks for as
 * long as the disk takes: four calls that wait for each other cost several times the reading.
 */
export function readState(file: string, path: string): FileState | null | Refused {
  try {
    const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
    const handle = openSync(/*turbopackIgnore: true*/ file, flags);
    try {
      const stat = fstatSync(handle, { bigint: true });
      if (!stat.isFile()) return { ok: false, refusal: { reason: "outside", path, problem: notAFile } };
      const size = Number(stat.size);
      if (size > MAX_BYTES) return { ok: false, refusal: { reason: "too-large", path, problem: tooLarge(size) } };
      const bytes = readInto(Buffer.allocUnsafe(size), handle, size);
      const owner = { uid: Number(stat.uid), gid: Number(stat.gid) };
      return stateOf(bytes, stampOf(stat), { mode: Number(stat.mode) & 0o777, owner });
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return null;
    return { ok: false, refusal: { reason: "disk", path, problem: fileProblem(error) } };
  }
}

/** The hash is made when it is asked for: not every reader wants to know. */
function stateOf(bytes: Buffer, stamp: string, marks: FileMarks): FileState {
  let hash: string | null = null;
  return {
    bytes,
    get hash() {
      hash ??= hashOf(bytes);
      return hash;
    },
    stamp,
    marks,
  };
}

/** The stamp of a file as it is now; null where there is none. */
export function stampAt(file: string): string | null {
  try {
    return stampOf(lstatSync(/*turbopackIgnore: true*/ file, { bigint: true }));
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function stampOf({ dev, ino, size, mtimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs].join(":");
}

/** What a file holds, as a page is told it: the text is null where the bytes are not UTF-8. */
export function currentOf({ bytes, hash }: Pick<FileState, "bytes" | "hash">): Current {
  const decoded = decodeText(bytes);
  return { hash, text: decoded.ok ? decoded.text : null };
}
