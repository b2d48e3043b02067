import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { undo } from "@/lib/io/store";
import { bundleInto } from "@/lib/io/store/testing/bundle";
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
  await bundleInto(command, new URL("tapedeck.ts", import.meta.url));
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

it("asks a test's turns with each other's new answers, goes on behind a kill, and accepts the chain as one change", async () => {
  const answers = ["One.", "Two.", "Three."];
  const test = "tests/harbour/test_talk.py::test_talk";
  const files = answers.map((answer, at) => {
    const recording = JSON.parse(recordingText("Well?", answer, test));
    for (const content of answers.slice(0, at))
      recording.request.body.messages.push({ role: "assistant", content }, { role: "user", content: "And?" });
    const file = `suite/recordings/turn-${at}.json`;
    writeIn(root, file, `${JSON.stringify(recording, null, 2)}\n`);
    return file;
  });
  const before = files.map((file) => readFileSync(join(root, file), "utf8"));
  let holds = true;
  provider.script(async ({ body }) => {
    const at = JSON.parse(body).messages.length >> 1;
    // The second turn is never answered before the command is killed.
    if (at === 1 && holds) await new Promise(() => {});
    const message = { role: "assistant", content: `New ${at}.` };
    return { answer: jsonAnswer({ id: "x", choices: [{ index: 0, finish_reason: "stop", message }] }) };
  });
  expect(await run(["--test", test, "--chain"], 2)).toMatchObject({ killed: true });
  expect(await takesByPath()).toEqual(files.slice(0, 1));
  holds = false;
  const { printed } = await run(["--resume", "--accept"], COUNT);
  expect(JSON.parse(printed)).toMatchObject({
    files: files.slice(1).map((path) => ({ path, status: "changed", chain: { after: expect.any(String) } })),
    changes: [expect.any(String)],
    carried: [],
  });
  const said = files.map((file) => {
    const { request, response } = JSON.parse(readFileSync(join(root, file), "utf8"));
    const messages = [...request.body.messages, response.body.__data__.choices[0].message];
    return messages.flatMap(({ role, content }) => (role === "assistant" ? [content] : []));
  });
  expect(said).toEqual([["New 0."], ["New 0.", "New 1."], ["New 0.", "New 1.", "New 2."]]);
  expect(await takesByPath()).toEqual([]);
  await undo(root, 1);
  expect(files.map((file) => readFileSync(join(root, file), "utf8"))).toEqual(before);
}, 60_000);
