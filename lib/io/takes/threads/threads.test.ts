import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { providerConfigSchema } from "../../../providers/config";
import { bundleInto } from "../../store/testing/bundle";
import { recordingText, temporaryFolder, writeIn } from "../../testing";
import type { Access } from "../askable";
import { rerecordMany } from "../batch";
import { listTakes } from "../files";
import type { Rerecording } from "../rerecording";

const folder = mkdtempSync(join(tmpdir(), "tapedeck-asking-"));
const program = pathToFileURL(join(folder, "asking-thread.mjs"));
const COUNT = 150;
const names = Array.from({ length: COUNT }, (_, at) => `suite/recordings/${at}.json`);

let provider: ScriptedProvider;
let root: string;
let access: Access;
let [now, most] = [0, 0];

beforeAll(() => bundleInto(fileURLToPath(program), new URL("../../../../bin/threads/asking.ts", import.meta.url)));
beforeAll(() => {
  const lines = [
    'import { appendFileSync } from "node:fs";',
    'import { parentPort } from "node:worker_threads";',
    'await import("./asking-thread.mjs");',
    `parentPort.on("message", (each) => each.do === "settle" && appendFileSync(${JSON.stringify(count)}, "."));`,
  ];
  writeFileSync(fileURLToPath(counting), lines.join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The program, which also counts in a file how many answers it was given. */
const counting = pathToFileURL(join(folder, "counting.mjs"));
const count = join(folder, "count");

/** Each third question is answered as before, each other one in another way; the seventh not at all. */
beforeEach(async () => {
  [now, most] = [0, 0];
  provider = await startProvider(async ({ path, body }) => {
    if (path === "/token") return { answer: jsonAnswer({ access_token: "token", expires_in: 3600 }) };
    most = Math.max(most, ++now);
    const number = Number(/(\d+)\?/.exec(body)?.[1]);
    const message = { role: "assistant", content: number % 3 === 0 ? "At noon." : `At ${number}.` };
    const choices = [{ index: 0, finish_reason: "stop", message }];
    await new Promise((done) => setTimeout(done, 2));
    now--;
    if (number === 7) return { answer: jsonAnswer({ error: { message: "no" } }, 302) };
    return { answer: jsonAnswer({ id: "x", choices, model: "tide-4", object: "chat.completion" }) };
  });
  root = temporaryFolder();
  for (const [at, name] of names.entries()) {
    const host = at % 10 === 0 ? "us-south.ml.cloud.ibm.com/ml/v1" : "api.tide.test";
    writeIn(root, name, at === 5 ? "{" : recordingText(`${at}?`, "At noon.").replace("api.tide.test", host));
  }
  const config = providerConfigSchema.parse({ baseUrl: provider.url, concurrency: 3, apiKeyEnv: "KEY" });
  const exchanged = { ...config, concurrency: 1, project: "mine", tokenUrl: `${provider.url}/token` };
  access = {
    providers: { "api.tide.test": config, "us-south.ml.cloud.ibm.com": exchanged },
    env: { KEY: "k-12345678" },
  };
});
afterEach(() => provider.stop());

function ask(given: URL | null, signal = new AbortController().signal, onDone = () => {}): Promise<Rerecording[]> {
  return rerecordMany(root, names, access, { signal, onDone, program: given });
}

const told = (results: Rerecording[]) =>
  results.map(({ path, status, class: found, error }) => [path, status, found, error]);

async function pending(): Promise<string[]> {
  const listed = await listTakes(root);
  return listed.ok ? listed.takes.map(({ path }) => path).sort() : [];
}

it("threads come to the same as one thread, and no host is asked more often at a time", async () => {
  const there = told(await ask(counting));
  const takes = await pending();
  // All but one that is no recording, one that has no answer, and those whose keys are exchanged.
  expect(readFileSync(count, "utf8")).toHaveLength(COUNT - 2 - COUNT / 10);
  expect(most).toBeLessThanOrEqual(4);
  expect(provider.heard.filter(({ path }) => path === "/token")).toHaveLength(1);
  expect(there.filter(([, status]) => status === "failed").map(([path]) => path)).toEqual([names[5], names[7]]);
  expect(takes.length).toBeGreaterThan(COUNT / 2);
  rmSync(join(root, ".tapedeck"), { recursive: true });
  expect(told(await ask(null))).toEqual(there);
  expect(await pending()).toEqual(takes);
});

it("a cancelled batch leaves what was answered by then, and says of the rest that it was not asked", async () => {
  const controller = new AbortController();
  let done = 0;
  const results = await ask(program, controller.signal, () => ++done === 40 && controller.abort());
  expect(results).toHaveLength(COUNT);
  const cancelled = results.filter(({ error }) => error?.includes("cancelled"));
  expect(cancelled.length).toBeGreaterThan(COUNT / 3);
  expect(await pending()).toHaveLength(results.filter(({ take }) => take !== null).length);
});

it.each([
  ["is not there", null],
  ["ends at once", ""],
  ["fails", 'throw new Error("broken")'],
  [
    "fails while it is at it",
    "import('node:worker_threads').then(({ parentPort }) => parentPort.on('message', ({ id }) => { if (id > 3) process.exit(1); }))",
  ],
])("what threads whose program %s have taken is asked all the same", async (_, text) => {
  const broken = join(temporaryFolder(), "broken.mjs");
  if (text !== null) writeFileSync(broken, text);
  const results = await ask(pathToFileURL(broken));
  expect(results.filter(({ status }) => status === "failed").map(({ path }) => path)).toEqual([names[5], names[7]]);
});
