import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { derivedOf } from "../../dialects/derivation";
import { defaultDiffConfig } from "../../diff/semantic/noise-rules";
import type { FileDiff } from "../../review/report";
import { reviewOf } from "../review";

const corpus = process.env.TAPEDECK_CORPUS;
const LONG = 300_000;
const REQUESTS = [3978, 4103, 3676, 5451, 5173, 3320];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Equal values print alike; ids of calls are given by position. */
function printed(value: Json | undefined): string {
  const ids = new Map<string, string>();
  const seen = (id: string) => {
    const known = ids.get(id) ?? `call ${ids.size}`;
    ids.set(id, known);
    return known;
  };
  const walk = (each: Json, key: string): Json => {
    if (Array.isArray(each)) return each.map((item) => walk(item, key));
    if (each !== null && typeof each === "object") {
      return Object.fromEntries(
        Object.keys(each)
          .sort()
          .map((name) => [name, walk(each[name] ?? null, name)]),
      );
    }
    return typeof each === "string" &&
      (key === "tool_call_id" || (key === "id" && /^(?:call|toolcall|chatcmpl-tool)/.test(each)))
      ? seen(each)
      : each;
  };
  return JSON.stringify(walk(value ?? null, ""));
}

function member(value: Json | undefined, ...keys: string[]): Json | undefined {
  let at: Json | undefined = value;
  for (const key of keys) at = at !== null && typeof at === "object" && !Array.isArray(at) ? at[key] : undefined;
  return at;
}

function models(value: Json | undefined): string {
  const data = (Array.isArray(value) ? value : [value]).map((item) => member(item, "__data__") ?? item ?? null);
  const lists = data.flatMap((item) => member(item, "models") ?? item ?? []);
  const shown = lists.flatMap((item) => {
    const {
      created: _,
      created_at: __,
      expires_at: ___,
      modified_at: ____,
      ...rest
    } = item !== null && typeof item === "object" && !Array.isArray(item) ? item : {};
    return [printed(Object.fromEntries(Object.entries(rest).filter(([, field]) => field !== null)))];
  });
  return shown.sort().join("\n");
}

function vectors(value: Json | undefined): number[][] {
  const data = member(value, "__data__", "data");
  return (Array.isArray(data) ? data : []).map((item) => {
    const numbers = member(item, "embedding");
    return Array.isArray(numbers) ? numbers.map(Number) : [];
  });
}

function areNear(a: number[], b: number[]): boolean {
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return a.length === b.length && dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) > 0.9999;
}

/** The class of what differs in the answers, by a reading of its own; null where no test sees a difference in them. */
function answerClass(before: string, after: string): string | null {
  const [was, is] = [JSON.parse(before), JSON.parse(after)];
  if (printed(member(was, "response", "exception_data")) !== printed(member(is, "response", "exception_data")))
    return "error";
  const [old, now] = [derivedOf(before), derivedOf(after)];
  const differs = (pick: (answer: { text: string; reasoning: string; toolCalls: unknown[] }) => unknown) =>
    JSON.stringify(old?.answers.map(pick)) !== JSON.stringify(now?.answers.map(pick));
  if (differs(({ text }) => text)) return "text";
  const calls = (list: unknown[]) => list.map((call) => printed(JSON.parse(JSON.stringify(call))));
  if (differs(({ toolCalls }) => calls(toolCalls))) return "tool_calls";
  if (old?.finishReason !== now?.finishReason) return "finish_reason";
  if (differs(({ reasoning }) => reasoning)) return "reasoning";
  const endpoint = String(member(was, "request", "endpoint"));
  const [left, right] = [member(was, "response", "body"), member(is, "response", "body")];
  if (/models$|\/api\/(?:ps|tags)$/.test(endpoint) && models(left) !== models(right)) return "models";
  if (!/embedding|embed$/.test(endpoint)) return null;
  const [one, two] = [vectors(left), vectors(right)];
  const isNear = one.length === two.length && one.every((vector, at) => areNear(vector, two[at] ?? []));
  return isNear ? null : "embedding";
}

/** What an independent reading of both texts says against a file's class; null where it agrees. */
function objectionTo(file: FileDiff, before: string, after: string): string | null {
  const wanted = answerClass(before, after);
  const about = `${file.path}: ${file.class}, but`;
  if (wanted !== null) return wanted === file.class ? null : `${about} read as ${wanted}`;
  if (file.change === "rekeyed") return ["request", "key"].includes(file.class) ? null : `${about} the answers agree`;
  const body = (text: string) => printed(member(JSON.parse(text), "request", "body"));
  const isSame = body(before) === body(after);
  if (isSame) return ["noise", "request"].includes(file.class) ? null : `${about} nothing differs`;
  return ["noise", "request"].includes(file.class) ? null : `${about} only the request differs`;
}

describe.skipIf(!corpus)("the pull requests of prs.bundle (needs TAPEDECK_CORPUS)", () => {
  let folder = "";
  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), "tapedeck-prs-")), "prs.git");
    execFileSync("git", ["clone", "--quiet", "--bare", join(corpus ?? "", "prs.bundle"), folder], { stdio: "ignore" });
  });
  afterAll(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

  const show = (revision: string, path: string) =>
    execFileSync("git", ["show", `${revision}:${path}`], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });

  it.each(REQUESTS)(
    "%i: each class agrees with a second reading",
    async (number) => {
      const names = { base: `dev/pr-${number}-base`, head: `dev/pr-${number}-head` };
      const reviewed = await reviewOf(folder, names, defaultDiffConfig);
      if (!reviewed.ok) throw new Error(reviewed.refusal.problem.message);
      const { files, sentence } = reviewed.report;
      console.log(`${number}: ${sentence}`);
      const objections = files.flatMap((file) => {
        if (file.basePath === null || file.change === "deleted" || file.problem !== null) return [];
        return objectionTo(file, show(names.base, file.basePath), show(names.head, file.path)) ?? [];
      });
      expect(files.length).toBeGreaterThan(0);
      expect(objections).toEqual([]);
    },
    LONG,
  );

  it(
    "3676 is noise in each of its modified files",
    async () => {
      const reviewed = await reviewOf(
        folder,
        { base: "dev/pr-3676-base", head: "dev/pr-3676-head" },
        defaultDiffConfig,
      );
      expect(reviewed).toMatchObject({
        ok: true,
        report: { summary: { noise: 341 }, counts: { modified: 341, added: 4 } },
      });
    },
    LONG,
  );
});
