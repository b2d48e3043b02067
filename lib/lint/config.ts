import { z } from "zod";
import { nearest } from "../format/edit-distance";
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
