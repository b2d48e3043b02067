import { shortKey } from "../../format/human";
import type { Digest, Level, SetRule } from "../finding";

export const duplicateKey: SetRule = {
  name: "duplicate-key",
  level: "warning",
  title: "One key, several recordings",
  why: "Only one of them can be found: of one name the one in the folder that is looked in first, of one request the one whose name is the key.",
  checkAll: (digests) => [
    ...collisions(digests, "warning", ({ path }) => path.slice(path.lastIndexOf("/") + 1), "has the name of"),
    // Neither is found today; one of them is too many once they are named anew.
    ...collisions(
      digests,
      "info",
      ({ currentKey, status }) => (status === "current" ? null : currentKey),
      "asks, by the current rules, the same request as",
    ),
  ],
};

/** Reports each member of a group but the first; the same name in a test's folder and in a shared one is looked up in turn. */
function collisions(digests: readonly Digest[], level: Level, keyOf: (digest: Digest) => string | null, verb: string) {
  const groups = new Map<string, Digest[]>();
  for (const digest of digests) {
    const key = keyOf(digest);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), digest]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map(({ path, currentKey }) => ({
      path,
      pointer: "/request",
      level,
      message: `The recording ${verb} ${first?.path}${currentKey === null ? "" : ` (key ${shortKey(currentKey)}…)`}.`,
      fix: "Delete one of them.",
    })),
  );
}
