import { join } from "node:path";
import { bytesOf } from "../committed/blobs";
import { decodeText, readTextFile } from "../read";
import { blobsIn } from "./blobs";
import type { Difference, Review } from "./session";

type Texts = { before: string | null; after: string | null };

/** Both texts of a difference; null where there is none, or no text. */
export async function textsOfDifference({ range }: Review, { file }: Difference): Promise<Texts> {
  const { path, basePath, change } = file;
  const inCommit = async (commit: string, name: string) => {
    const blob = (await blobsIn(range, commit, [name])).get(name);
    const [bytes] = blob ? await bytesOf([blob]) : [];
    const decoded = bytes && decodeText(bytes);
    return decoded?.ok ? decoded.text : null;
  };
  const before = basePath === null ? null : await inCommit(range.base.id, basePath);
  if (change === "deleted") return { before, after: null };
  if (range.head) return { before, after: await inCommit(range.head.id, path) };
  const { folder, prefix } = range.repository;
  const read = readTextFile(join(/*turbopackIgnore: true*/ folder, prefix, path));
  return { before, after: read.ok ? read.text : null };
}
