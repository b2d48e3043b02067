import { shortKey } from "../../format/human";
import type { Digest, SetRule } from "../finding";

export const duplicateKey: SetRule = {
  name: "duplicate-key",
  level: "warning",
  title: "One key, several recordings",
  why: "Only one of them can be found; which one depends on the folder that is looked in first.",
  checkAll: (digests) => [
    ...collisions(digests, ({ path }) => path.slice(path.lastIndexOf("/") + 1), "has the name of"),
    ...collisions(
      digests,
      ({ currentKey, nameKey, status }) => (status === "current" ? null : currentKey === nameKey ? null : currentKey),
      "asks the same request as",
    ),
  ],
};

/** Reports each member of a group but the first; the same name in a test's folder and in a shared one is looked up in turn. */
function collisions(digests: readonly Digest[], keyOf: (digest: Digest) => string | null, verb: string) {
  const groups = new Map<string, Digest[]>();
  for (const digest of digests) {
    const key = keyOf(digest);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), digest]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map(({ path, currentKey }) => ({
      path,
      pointer: "/request",
      message: `The recording ${verb} ${first?.path}${currentKey === null ? "" : ` (key ${shortKey(currentKey)}…)`}.`,
      fix: "Delete one of them.",
    })),
  );
}
