import { requestKeyOf } from "../../recording/key";
import { openRecording } from "../../recording/recording";
import { chainAround, waitsFor } from "../../take/chain";
import type { ChainLink, ComparedTake } from "../../take/pending";
import type { Take } from "../../take/take";
import { nativeSha256 } from "../sha256";
import { openTake } from "./files";
import { placed } from "./standing";

/** The turns that were asked in a chain with a take's. `carried`: how many of the take's earlier ones are accepted. */
export async function chainViewOf(
  base: string,
  take: Take,
  carried: number,
  takes: readonly Take[],
): Promise<ComparedTake["chain"]> {
  const around = chainAround(take, takes);
  const pending = new Set(takes.map(({ id }) => id));
  const decided = (take.chain?.steps ?? []).flatMap((step, at): ChainLink[] => {
    if (at >= carried && pending.has(step.take)) return [];
    return [{ take: step.take, path: step.from, before: null, after: null, state: at < carried ? "accepted" : "gone" }];
  });
  if (around.length === 1 && decided.length === 0) return null;
  const known = new Set(decided.map((link) => link.take));
  const links: ChainLink[] = [];
  for (const each of around) {
    if (known.has(each.id)) continue;
    const keys = each.chain
      ? { before: each.chain.before, after: each.chain.steps.at(-1)?.key ?? null }
      : await sameKey(base, each);
    const state = each.id === take.id ? "this" : "waits";
    links.push({ take: each.id, path: placed(base, each).path, ...keys, state });
  }
  return { ...waitsFor(take, carried, pending), links: [...decided, ...links] };
}

/** The first turn of a chain is asked as ever. */
async function sameKey(base: string, { id, path }: Take): Promise<Pick<ChainLink, "before" | "after">> {
  const read = await openTake(base, id);
  const opened = read.ok ? openRecording(path, read.text) : read;
  const key = opened.ok ? requestKeyOf(opened.recording, nativeSha256) : null;
  return { before: key, after: key };
}
