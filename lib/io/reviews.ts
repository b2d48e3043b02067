import { randomBytes } from "node:crypto";
import { lstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Outcome, refuse } from "../change/refusal";
import { type KeptMarks, type Mark, marksSchema } from "../review/mark";
import { errorCodeOf } from "./root";
import { stateFolder } from "./snapshot";
import { changing } from "./store/apply";
import { baseOf } from "./store/place";

/** Marks that are kept; the oldest go first. */
const MOST = 50_000;

/** What reviewers made of differences, by the names of these; `mark` null: forget it. */
export type NewMark = { id: string; mark: Mark | null };

function folderOf(base: string): string {
  return join(/*turbopackIgnore: true*/ stateFolder(base), "reviews");
}

/** The marks of a folder. A file that cannot be read counts as none: it is nothing but marks. */
export async function readMarks(root: string): Promise<KeptMarks> {
  const found = baseOf(root);
  return found.ok ? readFrom(found.base) : {};
}

/** Puts marks on differences, or takes them away: all of them, in one step of the disk. */
export function writeMarks(root: string, marks: readonly NewMark[], at: string): Promise<Outcome<object>> {
  return changing(root, {}, async ({ base, disk }) => {
    const folder = folderOf(base);
    if (isLink(folder)) {
      return refuse("outside", null, `\`${folder}\` is a symbolic link`, "Remove the link: marks are kept inside.");
    }
    const kept = new Map(Object.entries(await readFrom(base)));
    for (const { id, mark } of marks) {
      kept.delete(id);
      if (mark) kept.set(id, { ...mark, at });
    }
    const text = JSON.stringify(Object.fromEntries([...kept].slice(-MOST)));
    await disk.makeFolder(folder);
    const draft = join(/*turbopackIgnore: true*/ folder, `marks.${randomBytes(4).toString("hex")}.tmp`);
    await disk.create(draft, Buffer.from(text), null);
    await disk.rename(draft, fileOf(base));
    await disk.syncFolder(folder);
    return { ok: true };
  });
}

function fileOf(base: string): string {
  return join(/*turbopackIgnore: true*/ folderOf(base), "marks.json");
}

async function readFrom(base: string): Promise<KeptMarks> {
  try {
    const parsed = marksSchema.safeParse(JSON.parse(await readFile(/*turbopackIgnore: true*/ fileOf(base), "utf8")));
    return parsed.success ? parsed.data : {};
  } catch (error) {
    if (error instanceof SyntaxError || errorCodeOf(error) === "ENOENT") return {};
    throw error;
  }
}

function isLink(folder: string): boolean {
  try {
    return lstatSync(/*turbopackIgnore: true*/ folder).isSymbolicLink();
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return false;
    throw error;
  }
}
