import { shortKey } from "../../format/human";
import type { Digest, Level, Load, Report, SetRule } from "../finding";
import { isRedundant } from "../twins/twins";

export const duplicateKey: SetRule = {
  name: "duplicate-key",
  level: "warning",
  title: "One key, several recordings",
  why: "Only one of them can be found: of one name the one in the folder that is looked in first, of one request the one whose name is the key.",
  *checkAll(digests, load) {
    yield* collisions(digests, load, "warning", ({ path }) => path.slice(path.lastIndexOf("/") + 1), "has the name of");
    // Neither is found today; one of them is too many once they are named anew.
    yield* collisions(
      digests,
      load,
      "info",
      ({ currentKey, status }) => (status === "current" ? null : currentKey),
      "asks, by the current rules, the same request as",
    );
  },
};

/**
 * Reports each member of a group but the first; the same name in a test's folder and in a shared one is looked up in
 * turn.
 */
function* collisions(
  digests: readonly Digest[],
  load: Load,
  level: Level,
  keyOf: (digest: Digest) => string | null,
  verb: string,
): Generator<Report & { path: string }> {
  const groups = new Map<string, Digest[]>();
  for (const digest of digests) {
    const key = keyOf(digest);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), digest]);
  }
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    for (const { path, currentKey } of others) {
      const [gone, kept] = [load(path), load(first.path)];
      const repeats = gone !== null && kept !== null && isRedundant(gone, kept);
      yield {
        path,
        pointer: "/request",
        level,
        message: `The recording ${verb} ${first.path}${currentKey === null ? "" : ` (key ${shortKey(currentKey)}…)`}.`,
        fix: repeats ? "Delete it: the other one is the same, byte for byte." : "Delete one of them.",
        fixName: repeats ? "delete-twin" : null,
        other: first.path,
      };
    }
  }
}
