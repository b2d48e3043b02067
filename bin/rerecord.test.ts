import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { unfinishedIn } from "@/lib/io/takes/batch-file";
import { listTakes } from "@/lib/io/takes/files";
import { recordingText, temporaryFolder, writeIn } from "@/lib/io/testing";

const COUNT = 60;

let provider: ScriptedProvider;
let root: string;
let command: string;
let child: ChildProcess | null = null;

/** How often each question was heard. */
const asked = () => {
  const counts = new Map<string, number>();
  for (const { body } of provider.heard) {
    const { content } = JSON.parse(body).messages[0];
    counts.set(content, (counts.get(content) ?? 0) + 1);
  }
  return counts;
};

beforeEach(async () => {
  provider = await startProvider(({ body }) => {
    const { content } = JSON.parse(body).messages[0];
    const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: `Now ${content}` } }];
    return { answer: jsonAnswer({ id: "x", model: "tide-4", object: "chat.completion", choices }) };
  });
  root = temporaryFolder();
  for (let at = 0; at < COUNT; at++) writeIn(root, `suite/recordings/${at}.json`, recordingText(`${at}?`, "At noon."));
  const providers = { "api.tide.test": { baseUrl: provider.url, concurrency: 3 } };
  writeFileSync(join(root, "tapedeck.config.json"), JSON.stringify({ providers }));
  command = join(temporaryFolder(), "tapedeck.mjs");
  const banner = 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);';
  const entry = fileURLToPath(new URL("tapedeck.ts", import.meta.url));
  await build({
    entryPoints: [entry],
    outfile: command,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
    banner: { js: banner },
  });
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await provider.stop();
});

/** Runs the command; killed once so many requests more were heard. Gives whether it was, and what it printed. */
function run(words: string[], killAfter: number): Promise<{ killed: boolean; printed: string }> {
  const limit = provider.heard.length + killAfter;
  const started = spawn(process.execPath, [command, "rerecord", ...words, "--root", root, "--yes", "--json"], {
    cwd: root,
  });
  child = started;
  let printed = "";
  started.stdout.on("data", (text) => {
    printed += text;
  });
  const timer = setInterval(() => provider.heard.length >= limit && started.kill("SIGKILL"), 1);
  return new Promise((done) => {
    started.on("close", (_, signal) => {
      clearInterval(timer);
      done({ killed: signal === "SIGKILL", printed });
    });
  });
}

async function takesByPath(): Promise<string[]> {
  const listed = await listTakes(root);
  return listed.ok ? listed.takes.map(({ path }) => path).sort() : [];
}

it("goes on where a killed run was left, over and over, and asks nothing twice that was answered", async () => {
  const files = Array.from({ length: COUNT }, (_, at) => join("suite/recordings", `${at}.json`));
  let { killed } = await run(files, 7);
  expect(killed).toBe(true);
  for (let kills = 0; killed; kills++) {
    expect(kills).toBeLessThan(COUNT);
    const answered = new Set(await takesByPath());
    const [batch, another] = await unfinishedIn(root);
    expect(another).toBeUndefined();
    expect(batch).toMatchObject({ total: COUNT, left: COUNT - answered.size });
    const before = asked();
    ({ killed } = await run(["--resume"], 9));
    for (const path of answered) {
      const question = `${path.replace(/\D/g, "")}?`;
      expect(asked().get(question), question).toBe(before.get(question));
    }
  }
  expect(await takesByPath()).toEqual(files.toSorted());
  expect(await unfinishedIn(root)).toEqual([]);
  expect(readdirSync(join(root, ".tapedeck/batches")).filter((name) => name.endsWith(".plan"))).toEqual([]);
  const idle = await run(["--resume"], COUNT);
  expect(JSON.parse(idle.printed)).toMatchObject({ files: [] });
}, 120_000);

it("keeps what failed for another run, and forgets it where all of it is asked anew", async () => {
  const files = ["suite/recordings/1.json", "suite/recordings/2.json"];
  provider.script(({ body }) => {
    if (body.includes('"2?"')) return { answer: jsonAnswer({}), manner: { type: "cut", after: 5 } };
    return {
      answer: jsonAnswer({
        id: "x",
        choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "So." } }],
      }),
    };
  });
  await run(files, COUNT);
  expect(await unfinishedIn(root)).toMatchObject([{ total: 2, left: 1 }]);
  await run(files, COUNT);
  expect(await unfinishedIn(root)).toMatchObject([{ total: 2, left: 1 }]);
}, 60_000);
