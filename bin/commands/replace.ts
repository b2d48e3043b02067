import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Collision, ON_COLLISION } from "@/lib/change/collision";
import type { JobSummary } from "@/lib/change/job";
import type { ReplaceRow, ReplaceTarget } from "@/lib/change/replace-preview";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { filesToCheck } from "@/lib/io/check";
import { applyReplace, compareReplaced, searchOf, surveyReplace } from "@/lib/io/replace";
import { settleCollisions } from "@/lib/io/settle-collisions";
import { PLACES, type Place } from "@/lib/replace/places";
import { type ReplaceQuery, replaceQuerySchema } from "@/lib/replace/query";
import { packageFolder } from "../package-folder";
import { collisionLines, onCollisionFrom } from "./collisions";
import { Failure, parseOptions, print, printJson, refused, userFolder } from "./support";
import { rootFrom, whereIs } from "./where";

const USAGE = `usage: tapedeck replace [DIR|FILE...] --find S --replace S [--in ${PLACES.join(",")}] [--regex]
         [--match-case] [--whole-word] [--rename [--on-collision ${ON_COLLISION.join("|")}]] [--root DIR] [--dry-run]
         [--json]`;

/** Replaces words in what many recordings say. */
export async function replace(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    find: { type: "string" },
    replace: { type: "string" },
    in: { type: "string", default: "text,arguments" },
    regex: { type: "boolean", default: false },
    "match-case": { type: "boolean", default: false },
    "whole-word": { type: "boolean", default: false },
    rename: { type: "boolean", default: false },
    "on-collision": { type: "string" },
    root: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  const query = queryFrom({ ...values, matchCase: values["match-case"], wholeWord: values["whole-word"] });
  const { rename, "dry-run": dryRun } = values;
  if (values["on-collision"] !== undefined && !rename) throw new Failure("--on-collision goes with --rename.");
  const policy = onCollisionFrom(values["on-collision"]);
  const made = searchOf(query);
  if (!made.ok) return refused("--find", made.refusal);
  const { search } = made;
  const folder = userFolder(packageFolder);
  const replaced: Replaced[] = [];
  for (const [root, paths] of filesIn(folder, positionals, values.root)) {
    const rows = await surveyReplace(root, search, paths);
    const whole = rows.flatMap(({ path, hash, why }): ReplaceTarget[] =>
      hash === null || why !== null ? [] : [{ path, expectedHash: hash, skip: [] }],
    );
    const names = new Map(rename ? rows.flatMap(({ path, to }) => (to === null ? [] : [[path, to] as const])) : []);
    const compare = (target: ReplaceTarget, rival: ReplaceTarget | null) =>
      compareReplaced(root, search, target, rival);
    const { targets, collisions } = await settleCollisions(root, { targets: whole, names, policy, compare });
    const summary = dryRun ? null : await applyReplace(root, { query, targets, rename }, search);
    replaced.push({ root, rows, collisions, summary });
  }
  if (values.json) printJson(jsonOf(replaced));
  else print(visibleText(textOf(replaced)));
  return failuresOf(replaced).length > 0 ? 2 : 0;
}

type Replaced = { root: string; rows: ReplaceRow[]; collisions: Collision[]; summary: JobSummary | null };

function queryFrom(values: Record<string, unknown> & { in: string }): ReplaceQuery {
  if (values.find === undefined || values.replace === undefined) throw new Failure(USAGE);
  const places = values.in.split(",").map((word) => word.trim());
  const unknown = places.find((word) => !PLACES.some((place: Place) => place === word));
  if (unknown !== undefined) throw new Failure(`--in takes ${PLACES.join(", ")}, not "${unknown}".`);
  const parsed = replaceQuerySchema.safeParse({ ...values, places });
  if (!parsed.success) throw new Failure(`${parsed.error.issues[0]?.message ?? "the query cannot be read"}.`);
  return parsed.data;
}

/** The files that the user named, folders opened, by the root that their changes are written down in. */
function filesIn(folder: string, named: readonly string[], givenRoot: string | undefined): Map<string, string[]> {
  const byRoot = new Map<string, Set<string>>();
  const add = (root: string, paths: readonly string[]) => {
    const known = byRoot.get(root) ?? new Set();
    for (const path of paths) known.add(path);
    byRoot.set(root, known);
  };
  for (const name of named.length === 0 ? ["."] : named) {
    const file = resolve(folder, name);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
      const inside = realpathSync(file);
      const root = rootFrom(folder, givenRoot, inside);
      const prefix = inside === root ? "" : `${inside.slice(root.length + 1)}/`;
      add(
        root,
        filesToCheck(inside).map(({ path }) => prefix + path),
      );
    } else {
      const { root, path } = whereIs(folder, name, givenRoot);
      add(root, [path]);
    }
  }
  return new Map([...byRoot].map(([root, paths]) => [root, [...paths].sort()]));
}

function failuresOf(replaced: readonly Replaced[]): JobSummary["failed"] {
  return replaced.flatMap(({ rows, summary }) => [
    ...rows.flatMap(({ path, why }) => (why === null ? [] : [{ path, why }])),
    ...(summary?.failed ?? []),
  ]);
}

function textOf(replaced: readonly Replaced[]): string {
  const rows = replaced.flatMap((each) => each.rows);
  const lines = rows.flatMap(({ path, matches, count }) => [
    `${path}: ${formatQuantity(count, "match", "matches")}`,
    ...matches.slice(0, 3).map(({ label, before, old, now, after }) => {
      const inLine = `  ${label}: ${before}[-${old}-]{+${now}+}${after}`;
      return inLine.replaceAll("\n", "⏎");
    }),
    ...(count > 3 ? [`  and ${count - 3} more`] : []),
  ]);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const rekeyed = rows.filter(({ rekeys }) => rekeys).length;
  lines.push(
    `${formatQuantity(total, "match", "matches")} in ${formatQuantity(rows.length, "recording")}; ${rekeyed} change their key`,
  );
  for (const { path, why } of failuresOf(replaced)) lines.push(`failed: ${path}: ${why}`);
  for (const { collisions, summary } of replaced) {
    lines.push(...collisionLines(collisions, summary === null));
    if (!summary) continue;
    lines.push(`${formatQuantity(summary.changed, "recording")} changed`);
    for (const id of summary.changes.toReversed()) lines.push(`undo with: tapedeck undo ${id}`);
  }
  return `${lines.join("\n")}\n`;
}

function jsonOf(replaced: readonly Replaced[]) {
  return {
    replaced: replaced.map(({ root, rows, collisions, summary }) => ({
      root,
      dryRun: summary === null,
      files: rows.map(({ path, count, lines, rekeys, to, taken, why, matches }) => ({
        path,
        count,
        changedLines: lines,
        rekeys,
        newPath: to,
        taken,
        error: why,
        matches,
      })),
      collisions,
      summary,
    })),
  };
}
