import { randomBytes } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { type BlobPlace, type End, type Entry, type Intent, lineSchema } from "../../change/entry";
import { errorCodeOf } from "../root";
import { hashOf } from "./bytes";
import type { Disk } from "./disk";
import { stateFilesOf } from "./folder";
import { inPool } from "./pool";
import { Timeline } from "./timeline";

/** A user waits for it. More memory for its tables makes it quicker still. */
const QUICK = { level: 1, memLevel: 9 };
/** Bytes of a text that become one gzip member. */
const PIECE = 512 * 1024;

const zip = promisify(gzip);
const unzip = promisify(gunzip);

declare global {
  // Pages, actions and route handlers get a copy of this module each, in one process.
  var tapedeckJournals: Map<string, Journal> | undefined;
}

/** The journal of a root (resolved), as this process knows it; `refresh` brings it up to date. */
export function journalOf(base: string): Journal {
  globalThis.tapedeckJournals ??= new Map();
  const known = globalThis.tapedeckJournals.get(base) ?? new Journal(base);
  globalThis.tapedeckJournals.set(base, known);
  return known;
}

type Draft = Pick<Intent, "why" | "of" | "note" | "changes">;

/**
 * What was changed below a root: a log that only grows, one JSON line each for what is about to be done and for how it
 * ended, and beside it the texts, as gzip members one behind the other. Writers hold the root's lock.
 */
export class Journal {
  timeline = new Timeline();
  /** Lines that could not be read. */
  damaged = 0;
  private read = 0;
  private inode = 0n;
  /** Whether the log ends inside a line: its writer was cut off. */
  private isTorn = false;
  private blobSize = 0;

  constructor(private readonly base: string) {}

  /** Takes in what was written since, by any process; all of it where the log is another file than before. */
  refresh(): void {
    const { log, blobs } = stateFilesOf(this.base);
    this.blobSize = sizeOf(blobs);
    const handle = openIfThere(log);
    if (handle === null) {
      this.forget(0n);
      return;
    }
    try {
      const { ino, size } = fstatSync(handle, { bigint: true });
      if (ino !== this.inode || size < this.read) this.forget(ino);
      const bytes = readFrom(handle, this.read, Number(size) - this.read);
      const end = bytes.lastIndexOf(10) + 1;
      this.isTorn = end < bytes.length;
      this.read += end;
      for (const line of bytes.toString("utf8", 0, end).split("\n")) if (line !== "") this.take(line);
    } finally {
      closeSync(handle);
    }
  }

  /** Writes down what is about to be done, with the texts that are not there yet, and waits until the disk holds it. */
  async begin(disk: Disk, draft: Draft, texts: ReadonlyMap<string, Buffer>): Promise<Entry> {
    const intent: Intent = {
      type: "intent",
      id: `${this.timeline.entries.length + 1}-${randomBytes(3).toString("hex")}`,
      at: new Date().toISOString(),
      who: userName(),
      ...draft,
      blobs: await this.addTexts(disk, texts),
    };
    await this.append(disk, intent, true);
    const entry = this.timeline.get(intent.id);
    if (!entry) throw new Error("the journal lost an entry that it has just taken");
    return entry;
  }

  /** Writes down how it ended. What the files hold says the same, so nobody waits for the disk. */
  async end(disk: Disk, end: Omit<End, "type">, type: End["type"]): Promise<void> {
    await this.append(disk, { type, ...end }, false);
  }

  /** A text by its hash; null where the journal does not hold it (any more). */
  async text(hash: string): Promise<Buffer | null> {
    const place = this.timeline.blobs.get(hash);
    const handle = place ? openIfThere(stateFilesOf(this.base).blobs) : null;
    if (!place || handle === null) return null;
    try {
      const bytes = await unzip(readFrom(handle, place[0], place[1]));
      return hashOf(bytes) === hash ? bytes : null;
    } catch (error) {
      // Whatever stands there now is not the text.
      errorCodeOf(error);
      return null;
    } finally {
      closeSync(handle);
    }
  }

  private async addTexts(disk: Disk, texts: ReadonlyMap<string, Buffer>): Promise<Intent["blobs"]> {
    const missing = [...texts].filter(([hash]) => !this.holds(this.timeline.blobs.get(hash)));
    if (missing.length === 0) return {};
    // All at once would take a quarter of a megabyte of memory each.
    const members = await inPool(missing, ([, bytes]) => zipped(bytes));
    let at = await disk.append(stateFilesOf(this.base).blobs, Buffer.concat(members), true);
    const places: Intent["blobs"] = {};
    for (const [index, member] of members.entries()) {
      places[missing[index]?.[0] ?? ""] = [at, member.length];
      at += member.length;
    }
    this.blobSize = at;
    return places;
  }

  private holds(place: BlobPlace | undefined): boolean {
    return place !== undefined && place[0] + place[1] <= this.blobSize;
  }

  private async append(disk: Disk, line: Intent | End, durable: boolean): Promise<void> {
    const bytes = Buffer.from(`${this.isTorn ? "\n" : ""}${JSON.stringify(line)}\n`);
    const { log } = stateFilesOf(this.base);
    await disk.append(log, bytes, durable);
    this.refresh();
  }

  private take(line: string): void {
    const parsed = lineSchema.safeParse(jsonOf(line));
    if (parsed.success) this.timeline.add(parsed.data);
    else this.damaged++;
  }

  private forget(inode: bigint): void {
    this.timeline = new Timeline();
    this.damaged = 0;
    this.read = 0;
    this.inode = inode;
    this.isTorn = false;
  }
}

/** A text as gzip members, which are made side by side, and read as one. */
async function zipped(bytes: Buffer): Promise<Buffer> {
  const count = Math.max(1, Math.ceil(bytes.length / PIECE));
  const pieces = Array.from({ length: count }, (_, at) => bytes.subarray(at * PIECE, (at + 1) * PIECE));
  // Recordings become far smaller: room for a quarter holds what is packed without another round.
  const packed = (piece: Buffer) => zip(piece, { ...QUICK, chunkSize: Math.max(1024, piece.length >> 2) });
  return Buffer.concat(await inPool(pieces, packed));
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that was cut off; the schema refuses it, and it is counted.
    return undefined;
  }
}

function openIfThere(file: string): number | null {
  try {
    return openSync(/*turbopackIgnore: true*/ file, "r");
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(/*turbopackIgnore: true*/ file).size;
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return 0;
    throw error;
  }
}

function readFrom(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, from));
}

function userName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    // An account without a name, as in some containers.
    errorCodeOf(error);
    return "unknown";
  }
}
