import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { recordingText } from "../lib/io/testing";

const stepSchema = z.strictObject({
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  run: z.string().optional(),
});
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.strictObject({ pull_request: z.strictObject({ paths: z.array(z.string()) }) }),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.boolean() }),
  jobs: z.strictObject({ review: z.strictObject({ "runs-on": z.string(), steps: z.array(stepSchema) }) }),
});

/** The workflow that docs/review.md tells people to copy. */
function workflow() {
  const docs = readFileSync(new URL("../docs/review.md", import.meta.url), "utf8");
  const [, text = ""] = /^```yaml\n(name: Recordings\n.*?)^```/ms.exec(docs) ?? [];
  return { text, parsed: workflowSchema.parse(parse(text)) };
}

type Comment = { id: number; user: { login: string }; body: string };

/** Enough of GitHub's API for comments: two to a page, each request with the job's token. */
function gitHub() {
  const comments: Comment[] = [
    { id: 1, user: { login: "somebody" }, body: "<!-- tapedeck-diff --> is what your bot writes" },
    { id: 2, user: { login: "github-actions[bot]" }, body: "Coverage: 90 %" },
    { id: 3, user: { login: "somebody" }, body: "Fine." },
  ];
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    calls.push(`${request.method} ${url.pathname}`);
    if (request.headers.authorization !== "Bearer job-token") return response.writeHead(401).end();
    let sent = "";
    for await (const piece of request) sent += piece;
    if (request.method === "GET") {
      const page = Number(url.searchParams.get("page") ?? 1);
      return response.end(JSON.stringify(comments.slice((page - 1) * 2, page * 2)));
    }
    const { body } = z.object({ body: z.string() }).parse(JSON.parse(sent));
    if (body.length > 65_536) return response.writeHead(422).end();
    if (request.method === "POST" && url.pathname === "/repos/owner/repo/issues/7/comments") {
      comments.push({ id: comments.length + 1, user: { login: "github-actions[bot]" }, body });
      return response.writeHead(201).end("{}");
    }
    const own = comments.find(({ id }) => url.pathname === `/repos/owner/repo/issues/comments/${id}`);
    if (request.method !== "PATCH" || !own) return response.writeHead(404).end();
    own.body = body;
    return response.end("{}");
  });
  return { comments, calls, server };
}

/** Stands in for `gh api`: pages, fields from files, and the one kind of `--jq` that the workflow uses. */
const GH = `#!/usr/bin/env node
const { readFileSync } = require("node:fs");
const { parseArgs } = require("node:util");
const { values, positionals: [verb, path] } = parseArgs({
  allowPositionals: true,
  options: {
    paginate: { type: "boolean" }, silent: { type: "boolean" }, jq: { type: "string" },
    method: { type: "string", default: "GET" }, field: { type: "string", short: "F" },
  },
});
if (verb !== "api") throw new Error("only api");
const headers = { authorization: "Bearer " + process.env.GH_TOKEN };
const ask = async (query, body) => {
  const answer = await fetch(process.env.FAKE_API + "/" + path + query, { method: values.method, headers, body });
  if (!answer.ok) throw new Error(values.method + " " + path + ": " + answer.status);
  return answer.json();
};
(async () => {
  if (values.field) {
    const [, name, file] = /^(\\w+)=@(.*)$/s.exec(values.field);
    return ask("", JSON.stringify({ [name]: readFileSync(file, "utf8") }));
  }
  const [, login, start] = /^\\.\\[\\] \\| select\\(\\.user\\.login == "(.*)" and \\(\\.body \\| startswith\\("(.*)"\\)\\)\\) \\| \\.id$/.exec(values.jq);
  for (let page = 1; ; page++) {
    const found = await ask("?page=" + page);
    for (const { id, user, body } of found) if (user.login === login && body.startsWith(start)) console.log(id);
    if (!values.paginate || found.length === 0) return;
  }
})().catch((error) => { console.error(error); process.exit(1); });
`;

const folder = mkdtempSync(join(tmpdir(), "tapedeck-workflow-"));
const space = join(folder, "workspace");
const api = gitHub();
let address = "";

function git(...args: string[]): string {
  const who = ["-c", "user.name=t", "-c", "user.email=t@t.test", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], { cwd: space, encoding: "utf8" }).trim();
}

function commit(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(space, path)), { recursive: true });
    writeFileSync(join(space, path), text);
  }
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "-m", "a commit");
  return git("rev-parse", "HEAD");
}

beforeAll(async () => {
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/gh"), GH);
  chmodSync(join(folder, "bin/gh"), 0o755);
  mkdirSync(space);
  git("init", "--quiet");
  writeFileSync(join(space, ".git/info/exclude"), ".tapedeck-tool/\n");
  const entry = fileURLToPath(new URL("tapedeck.ts", import.meta.url));
  const outfile = join(space, ".tapedeck-tool/dist/tapedeck.mjs");
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm" });
  mkdirSync(join(space, ".tapedeck-tool/bin"));
  writeFileSync(join(space, ".tapedeck-tool/bin/ensure.mjs"), "");
  await new Promise<void>((done) => api.server.listen(0, "127.0.0.1", done));
  const at = api.server.address();
  if (at === null || typeof at === "string") throw new Error("no address");
  address = `http://127.0.0.1:${at.port}`;
});
afterAll(() => {
  api.server.close();
  rmSync(folder, { recursive: true });
});

/** Runs the shell steps one after the other, as a runner would; gives the job's summary. */
async function runJob(base: string, head: string): Promise<string> {
  const values: Record<string, string> = {
    "github.event.pull_request.base.sha": base,
    "github.event.pull_request.head.sha": head,
    "github.event.pull_request.number": "7",
    "github.token": "job-token",
  };
  const temporary = mkdtempSync(join(folder, "runner-"));
  const summary = join(temporary, "summary.md");
  for (const { run, env = {} } of workflow().parsed.jobs.review.steps) {
    if (run === undefined) continue;
    const own = Object.entries(env).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression) => values[expression] ?? `unknown: ${expression}`),
    ]);
    const status = await bash(run, {
      PATH: [join(folder, "bin"), dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: temporary,
      RUNNER_TEMP: temporary,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_REPOSITORY: "owner/repo",
      FAKE_API: address,
      ...Object.fromEntries(own),
    });
    expect(status).toEqual({ code: 0, errors: "" });
  }
  return readFileSync(summary, "utf8");
}

/** Without `-o pipefail`, as GitHub runs steps that name no shell. */
function bash(script: string, env: Record<string, string>): Promise<{ code: number | null; errors: string }> {
  const { NODE_ENV } = process.env;
  const child = spawn("bash", ["-e", "-c", script], { cwd: space, env: { NODE_ENV, ...env } });
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += data;
  });
  return new Promise((done) => child.on("close", (code) => done({ code, errors })));
}

const tide = (count: number, said: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `suite/recordings/${at}.json`,
      recordingText(`Tide ${at}?`, `${said} ${at}`, `t::test_${at}`),
    ]),
  );

describe("the workflow to copy", () => {
  it("needs no more than the job's token, and actions of GitHub itself", () => {
    const { text, parsed } = workflow();
    expect(parsed.permissions).toEqual({ contents: "read", "pull-requests": "write" });
    expect(text).not.toContain("secrets.");
    const { steps } = parsed.jobs.review;
    for (const { uses } of steps) expect(uses ?? "actions/").toMatch(/^actions\//);
    for (const { uses, with: given } of steps) {
      if (uses?.startsWith("actions/checkout")) expect(given).toMatchObject({ "persist-credentials": false });
    }
    // What others name (branches, titles) must not become part of a script.
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
    expect(steps.filter(({ env }) => env?.GH_TOKEN).map((step) => step.if)).toEqual([
      "github.event.pull_request.head.repo.full_name == github.repository",
    ]);
  });

  it("posts one comment, updates it at each push, and has something to say of nothing", async () => {
    const base = commit(tide(2, "High"));
    const first = commit(tide(2, "Low"));
    const summary = await runJob(base, first);
    expect(summary).toContain("2 recordings changed: 2 text.");
    expect(api.comments).toHaveLength(4);
    expect(api.comments[3]).toMatchObject({ body: summary });
    expect(api.calls.filter((call) => !call.startsWith("GET"))).toEqual(["POST /repos/owner/repo/issues/7/comments"]);

    api.calls.length = 0;
    await runJob(base, commit({ ...tide(1, "High") }));
    expect(api.calls.filter((call) => !call.startsWith("GET"))).toEqual(["PATCH /repos/owner/repo/issues/comments/4"]);
    expect(api.comments).toHaveLength(4);
    expect(api.comments[3]?.body).toContain("1 recording changed: 1 text.");

    await runJob(base, base);
    expect(api.comments).toHaveLength(4);
    expect(api.comments[3]?.body).toContain("No recording changed.");
    expect(api.comments.slice(0, 3).map(({ body }) => body)).toEqual([
      "<!-- tapedeck-diff --> is what your bot writes",
      "Coverage: 90 %",
      "Fine.",
    ]);
  }, 60_000);

  it("keeps a comment at 60,000 characters, and says how much it left out", async () => {
    const base = commit(tide(200, "High tide. ".repeat(200)));
    const words = (at: number) => Array.from({ length: 300 }, (_, word) => `word${at}x${word}`).join(" ");
    const head = commit(
      Object.fromEntries(
        Array.from({ length: 200 }, (_, at) => [
          `suite/recordings/${at}.json`,
          recordingText(`Tide ${at}?`, words(at), `t::test_${at}`),
        ]),
      ),
    );
    const summary = await runJob(base, head);
    expect(summary.length).toBeLessThanOrEqual(60_000);
    expect(summary.length).toBeGreaterThan(50_000);
    expect(summary).toMatch(/\d+ further recordings left out/);
    expect(api.comments.at(-1)?.body).toBe(summary);
  }, 60_000);
});
