import { z } from "zod";
import { LEVELS, type Level } from "./finding";

/** The `check` part of the configuration. */
export const checkConfigSchema = z.strictObject({
  /** Rules that are not run. */
  off: z.array(z.string()).default([]),
  /** Levels that replace a rule's own. */
  level: z.record(z.string(), z.enum(LEVELS)).default({}),
  /** Findings that are known and fine; each says why. */
  allow: z
    .array(
      z.strictObject({ rule: z.string(), path: z.string(), reason: z.string().trim().min(1, "say why it is fine") }),
    )
    .default([]),
});
export type CheckConfig = z.infer<typeof checkConfigSchema>;

export const defaultCheckConfig: CheckConfig = { off: [], level: {}, allow: [] };

/** Names in the configuration that are no rule's: each with its place, and the nearest rule's name. */
export function unknownRulesOf(config: CheckConfig, names: readonly string[]): { pointer: string; message: string }[] {
  const used = [
    ...config.off.map((name, at) => ({ name, pointer: `/check/off/${at}` })),
    ...Object.keys(config.level).map((name) => ({ name, pointer: `/check/level/${name}` })),
    ...config.allow.map(({ rule }, at) => ({ name: rule, pointer: `/check/allow/${at}/rule` })),
  ];
  return used
    .filter(({ name }) => !names.includes(name))
    .map(({ name, pointer }) => ({
      pointer,
      message: `there is no rule \`${name}\`; did you mean \`${nearest(name, names)}\`?`,
    }));
}

/** The level that counts for a rule's report. */
export function levelFor(config: CheckConfig, rule: string, own: Level): Level {
  return config.level[rule] ?? own;
}

/** The name with the smallest edit distance. */
export function nearest(name: string, names: readonly string[]): string {
  return names.toSorted((a, b) => distance(name, a) - distance(name, b))[0] ?? "";
}

/** Levenshtein's distance: the fewest insertions, deletions and replacements. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
