import { createHash } from "node:crypto";
import { type BigIntStats, constants, lstatSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Current, Refused } from "../../change/refusal";
import { decodeText, MAX_BYTES, notAFile, tooLarge } from "../read";
import { errorCodeOf, fileProblem } from "../root";
import type { FileMarks } from "./disk";

/** SHA-256 of a file's bytes in lower-case hexadecimal digits: what says that two states of a file are the same. */
export function hashOf(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A file as it is on the disk. `stamp` changes whenever the file is written to or replaced. */
export type FileState = { bytes: Buffer; hash: string; stamp: string; marks: FileMarks };

/** Reads a file (absolute, links resolved) with all that tells it apart later; null where there is none. */
export async function readState(file: string, path: string): Promise<FileState | null | Refused> {
  try {
    const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
    const handle = await open(/*turbopackIgnore: true*/ file, flags);
    try {
      const stat = await handle.stat({ bigint: true });
      if (!stat.isFile()) return { ok: false, refusal: { reason: "outside", path, problem: notAFile } };
      const size = Number(stat.size);
      if (size > MAX_BYTES) return { ok: false, refusal: { reason: "too-large", path, problem: tooLarge(size) } };
      // One call for all of it: the library's own way reads piece by piece.
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(size), 0, size, 0);
      const bytes = bytesRead === size ? buffer : buffer.subarray(0, bytesRead);
      const owner = { uid: Number(stat.uid), gid: Number(stat.gid) };
      return { bytes, hash: hashOf(bytes), stamp: stampOf(stat), marks: { mode: Number(stat.mode) & 0o777, owner } };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return null;
    return { ok: false, refusal: { reason: "disk", path, problem: fileProblem(error) } };
  }
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

export function currentOf({ bytes, hash }: Pick<FileState, "bytes" | "hash">): Current {
  const decoded = decodeText(bytes);
  return { hash, text: decoded.ok ? decoded.text : null };
}
