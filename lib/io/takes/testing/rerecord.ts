import type { Access } from "../askable";
import { rerecordMany } from "../batch";
import type { Rerecording } from "../rerecording";

/** Asks for one recording. */
export async function rerecord(root: string, path: string, access: Access): Promise<Rerecording> {
  const [result] = await rerecordMany(root, [path], access, {
    signal: new AbortController().signal,
    onDone: () => {},
  });
  if (!result) throw new Error(`${path} was not asked for`);
  return result;
}
