import { join } from "node:path";
import { sentencesOf } from "@/lib/change/refusal";
import { CLASS_WORDS } from "@/lib/diff/semantic/classes";
import { formatCount, formatQuantity, shortKey } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { readConfig } from "@/lib/io/config";
import { type Access, type Askable, askableAt } from "@/lib/io/takes/askable";
import { carrying } from "@/lib/io/takes/chain";
import { acceptTakes } from "@/lib/io/takes/decide";
import type { Rerecording } from "@/lib/io/takes/rerecording";
import { testsBelow } from "@/lib/io/tests-below";
import { type Estimate, estimateOf, nothing, plus } from "@/lib/take/estimate";
import { MANY_REQUESTS } from "@/lib/take/many";
import { packageFolder } from "../package-folder";
import { askAll, leftNear, namedRecordings, ofTest } from "./rerecord-batches";
import { Failure, parseOptions, print, printJson, refused, userFolder } from "./support";

const USAGE =
  "usage: tapedeck rerecord (FILE... | --test ID [DIR] | --resume [DIR]) [--chain] [--take | --accept [--carry] | --dry-run] [--yes] [--root DIR] [--json]";

const NOTHING_LEFT = "Nothing is left to ask for.\n";

/** Asks the providers again. Answers wait as takes; with `--accept` they become the recordings. */
export async function rerecord(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, {
    take: { type: "boolean", default: false },
    accept: { type: "boolean", default: false },
    carry: { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
    yes: { type: "boolean", default: false },
    resume: { type: "boolean", default: false },
    test: { type: "string" },
    chain: { type: "boolean", default: false },
    root: { type: "string" },
    json: { type: "boolean", default: false },
  });
  const ways = [values.take, values.accept, values["dry-run"]].filter(Boolean).length;
  const unfit = (values.carry && !values.accept) || (values.resume && (values.test !== undefined || values.chain));
  const folders = values.resume || values.test !== undefined;
  if (ways > 1 || unfit || (folders ? positionals.length > 1 : positionals.length === 0)) throw new Failure(USAGE);
  const folder = userFolder(packageFolder);
  const asked = values.resume
    ? await leftNear(folder, positionals[0], values.root)
    : values.test === undefined
      ? namedRecordings(folder, positionals, values.root)
      : await ofTest(folder, values.test, positionals[0], values.root);
  const { root, paths } = asked;
  if (paths.length === 0)
    return values.json ? printJson({ root, files: [], changes: [], carried: [] }) : print(NOTHING_LEFT);
  const access = accessOf(root);

  const looked: Looked[] = [];
  let estimate = nothing;
  // One after the other: all of them open would take as much memory as all files.
  for (const path of paths) {
    const found = await askableAt(root, path, access);
    looked.push(lookedAt(path, found));
    if (found.ok) estimate = plus(estimate, estimateOf([found.recording]));
  }
  const { requests, tokens } = estimate;
  const plan = `${formatQuantity(requests, "request")}${tokens === null ? "" : `, about ${formatCount(tokens)} tokens by the old answers`}`;
  if (values["dry-run"]) return dryRun(looked, plan, estimate, values.json);
  if (requests > MANY_REQUESTS && !values.yes) throw new Failure(`that would be ${plan}. Add --yes to send them.`);

  const isChain = values.chain || (asked.batches ?? []).some(({ chain }) => chain !== null);
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once("SIGINT", stop);
  let done = 0;
  const onDone = (result: Rerecording) => {
    done++;
    process.stderr.write(
      visibleText(`[${done}/${paths.length}] ${lineOf(result)}`)
        .trimEnd()
        .concat("\n"),
    );
  };
  const { results, takes } = await askAll(asked, access, {
    signal: controller.signal,
    onDone,
    chain: values.chain,
  });
  process.removeListener("SIGINT", stop);
  const accepted = values.accept ? await accept(root, takes, values.carry || isChain) : NOT_ACCEPTED;
  const files = results.map(({ path, status, class: name, take, error }) => ({
    path,
    status,
    class: name,
    take: take?.id ?? null,
    error,
    ...(take?.chain && { chain: { before: take.chain.before, after: take.chain.steps.at(-1)?.key ?? null } }),
  }));
  if (values.json) printJson({ root, files, ...accepted });
  else print(visibleText(summaryOf(root, results, accepted)));
  return results.some(({ status }) => status === "failed") ? 1 : 0;
}

function accessOf(root: string): Access {
  const read = readConfig(root);
  if (!read.ok) throw new Failure(read.message);
  return { providers: read.config.providers, diff: read.config.diff, env: process.env };
}

/** Ids of the changes that accepting made, and the later turns that got answers into their requests. */
type Accepted = { changes: string[]; carried: string[] };
const NOT_ACCEPTED: Accepted = { changes: [], carried: [] };

/** A provider's error becomes a recorded exception only by a look at it: `--accept` leaves such takes pending. */
async function accept(root: string, ids: readonly string[], carry: boolean): Promise<Accepted> {
  const done = await acceptTakes(root, ids, { ...(carry && { decide: carrying(testsBelow(root)) }) });
  if (!done.ok) return refused(root, done.refusal);
  return { changes: done.entries.map(({ id }) => id), carried: done.carried };
}

/** Whom a recording would be asked of, or why it cannot be asked. */
type Looked = { path: string; host: string | null; provider: string | null; reason: string | null };

function lookedAt(path: string, found: Askable): Looked {
  if (!found.ok) return { path, host: null, provider: null, reason: sentencesOf(found.refusal.problem) };
  const { host, provider } = found.resolved;
  return { path, host, provider: provider.id, reason: null };
}

function dryRun(files: readonly Looked[], plan: string, estimate: Estimate, json: boolean): number {
  if (json) return printJson({ files, estimate });
  const lines = files.map(
    ({ path, host, reason }) => `${path}: ${reason === null ? `would ask ${host}` : `cannot be asked: ${reason}`}`,
  );
  return print(visibleText(`${[...lines, `${plan}; nothing was sent.`].join("\n")}\n`));
}

function lineOf({ path, status, class: name, error, take }: Rerecording): string {
  if (status === "failed") return `${path}: failed: ${error}`;
  if (take?.error) return `${path}: the provider answered with an error: ${take.error.message}`;
  const keys = take?.chain ? ` (key ${shortOf(take.chain.before)} -> ${shortOf(take.chain.steps.at(-1)?.key)})` : "";
  return `${path}: ${status === "identical" ? "identical" : `differs in ${CLASS_WORDS[name]}${keys}`}`;
}

function shortOf(key: string | null | undefined): string {
  return key == null ? "none" : shortKey(key);
}

function summaryOf(root: string, results: readonly Rerecording[], { changes, carried }: Accepted): string {
  const count = (status: Rerecording["status"]) => results.filter((result) => result.status === status).length;
  const takes = results.filter(({ take }) => take !== null).length;
  const lines = [`${count("identical")} identical, ${count("changed")} changed, ${count("failed")} failed`];
  if (takes > 0 && changes.length === 0)
    lines.push(`${formatQuantity(takes, "take")} pending: look at them in the dashboard, or accept with --accept`);
  if (results.length > 1 && results.some((result) => result.status === "failed" && !result.stopped))
    lines.push("ask for the rest with: tapedeck rerecord --resume");
  if (carried.length > 0) {
    lines.push(`carried into ${formatQuantity(carried.length, "later turn")}; ask for what they answer now:`);
    lines.push(...carried.map((path) => `  tapedeck rerecord ${join(root, path)}`));
  }
  lines.push(...changes.map((id) => `undo with: tapedeck undo ${id}`));
  return `${lines.join("\n")}\n`;
}
