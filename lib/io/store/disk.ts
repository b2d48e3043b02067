import { constants, fstatSync } from "node:fs";
import { type FileHandle, link, mkdir, open, rename, rm } from "node:fs/promises";
import { errorCodeOf } from "../root";

/** Rights that a new file gets, and its owner where it takes the place of another file. */
export type FileMarks = { mode: number; owner: { uid: number; gid: number } | null };

/**
 * Everything that a change does to the disk, one step each: tests put a disk in its place that is full, forbids, or
 * dies between two steps.
 */
export type Disk = {
  /** Makes a file that was not there, and waits until the disk holds all of it. */
  create(file: string, bytes: Buffer, marks: FileMarks | null): Promise<void>;
  /** Adds to the end of a file, made where it is missing; returns where in the file the bytes begin. */
  append(file: string, bytes: Buffer, durable: boolean): Promise<number>;
  /** Replaces what is there. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; fails where that name is taken. */
  link(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
  makeFolder(folder: string): Promise<void>;
  /** Waits until the disk holds the names in a folder. */
  syncFolder(folder: string): Promise<void>;
};

/** `sync` waits until the disk holds what was written to a file, or the names in a folder. */
export const diskWith = (sync: (handle: FileHandle) => Promise<void>): Disk => ({
  async create(file, bytes, marks) {
    const handle = await open(/*turbopackIgnore: true*/ file, "wx", marks ? marks.mode & 0o777 : 0o666);
    try {
      if (marks) await mark(handle, marks);
      await writeAll(handle, bytes);
      await sync(handle);
    } finally {
      await handle.close();
    }
  },
  async append(file, bytes, durable) {
    const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
    const handle = await open(/*turbopackIgnore: true*/ file, flags, 0o600);
    try {
      const { size } = fstatSync(handle.fd);
      await writeAll(handle, bytes);
      if (durable) await sync(handle);
      return size;
    } finally {
      await handle.close();
    }
  },
  rename: (from, to) => rename(/*turbopackIgnore: true*/ from, /*turbopackIgnore: true*/ to),
  link: (from, to) => link(/*turbopackIgnore: true*/ from, /*turbopackIgnore: true*/ to),
  remove: (file) => rm(/*turbopackIgnore: true*/ file, { force: true }),
  async makeFolder(folder) {
    await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true });
  },
  async syncFolder(folder) {
    // Windows opens no folders; its renames are durable by themselves.
    if (process.platform === "win32") return;
    const handle = await open(/*turbopackIgnore: true*/ folder, "r");
    try {
      await sync(handle);
    } finally {
      await handle.close();
    }
  },
});

export const realDisk = diskWith((handle) => handle.sync());

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let from = 0; from < bytes.length; ) from += (await handle.write(bytes, from)).bytesWritten;
}

/** A file that takes another's place keeps that one's rights, whatever the process's own mask is, and its owner. */
async function mark(handle: FileHandle, { mode, owner }: FileMarks): Promise<void> {
  const own = fstatSync(handle.fd);
  if (owner && (own.uid !== owner.uid || own.gid !== owner.gid)) {
    try {
      await handle.chown(owner.uid, owner.gid);
    } catch (error) {
      // Only root may give files away; for everybody else the file becomes theirs, as with any editor.
      if (errorCodeOf(error) !== "EPERM") throw error;
    }
  }
  if ((own.mode & 0o777) !== (mode & 0o777)) await handle.chmod(mode & 0o777);
}
