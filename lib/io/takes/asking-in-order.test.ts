import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { providerConfigSchema } from "../../providers/config";
import { requestKeyOf } from "../../recording/key";
import { openRecording } from "../../recording/recording";
import { undo } from "../store";
import { recordingText, settledCatalog, temporaryFolder, writeIn } from "../testing";
import { testsBelow } from "../tests-below";
import type { Access } from "./askable";
import { inChainOrder } from "./asking-in-order";
import { beginBatch, unfinishedBatch } from "./batch-file";
import { carrying } from "./chain";
import { acceptTakes, rejectTakes } from "./decide";
import { listTakes } from "./files";
import { pendingRecordings, takesOfRecording } from "./pending";
import type { Rerecording } from "./rerecording";
import { runBatch } from "./run-batch";

let provider: ScriptedProvider;
let root: string;
let access: Access;
let paths: string[];
const OLD = ["At noon.", "At six.", "Good."];
const call = { id: "call_1", type: "function", function: { name: "tide", arguments: "{}" } };

/** What the provider says to a turn, by the number of answers that its request holds. */
function answering(...answers: (string | object)[]): void {
  provider.script(({ body }) => {
    const said = answers[JSON.parse(body).messages.length >> 1] ?? "";
    const message = typeof said === "string" ? { role: "assistant", content: said } : said;
    return { answer: jsonAnswer({ id: "x", choices: [{ index: 0, finish_reason: "stop", message }] }) };
  });
}

/** The answers that requests held, in the order in which they were sent. */
const held = () =>
  provider.heard.map(({ body }) =>
    JSON.parse(body).messages.flatMap((each: { role: string; content: string }) =>
      each.role === "assistant" ? [each.content] : [],
    ),
  );

/** A turn of one test, under the name of its key: what was answered before it, and what it is answered. */
function turn(before: readonly string[], answer: string): string {
  const recording = JSON.parse(recordingText("When?", answer));
  for (const content of before)
    recording.request.body.messages.push({ role: "assistant", content }, { role: "user", content: "And then?" });
  const text = `${JSON.stringify(recording, null, 2)}\n`;
  const opened = openRecording("x.json", text);
  const path = `suite/recordings/${opened.ok ? requestKeyOf(opened.recording) : "none"}.json`;
  writeIn(root, path, text);
  return path;
}

beforeEach(async () => {
  provider = await startProvider(() => ({ answer: jsonAnswer({}) }));
  root = temporaryFolder();
  paths = OLD.map((answer, at) => turn(OLD.slice(0, at), answer));
  const host = new URL(JSON.parse(recordingText("", "")).request.url).host;
  access = { providers: { [host]: providerConfigSchema.parse({ baseUrl: provider.url }) }, env: {} };
});
afterEach(() => provider.stop());

async function askAll(
  stop?: (done: number, abort: () => void) => void,
): Promise<{ id: string; results: Rerecording[] }> {
  const begun = await beginBatch(root, await inChainOrder(root, paths.toReversed()), true);
  if (!begun.ok) throw new Error(begun.refusal.problem.message);
  const controller = new AbortController();
  let done = 0;
  const onDone = () => stop?.(++done, () => controller.abort());
  const run = await runBatch(root, root, begun.batch, access, { signal: controller.signal, onDone });
  return { id: begun.batch.id, results: run.ok ? run.results : [] };
}

const pending = async () => {
  const listed = await listTakes(root);
  return listed.ok ? listed.takes : [];
};
const accept = (ids: readonly string[]) => acceptTakes(root, ids, { decide: carrying(testsBelow(root)) });

/** What is answered in the files of the folder that turns are now, by where the takes say they stand. */
const saidAt = (path: string) => {
  const { request, response } = JSON.parse(readFileSync(join(root, path), "utf8"));
  const said = [...request.body.messages, response.body.__data__.choices[0].message];
  return said.flatMap(({ role, content }) => (role === "assistant" ? [content] : []));
};

it("asks each turn with the new answers before it; all are accepted as one change, which one undo takes back", async () => {
  answering("At dusk.", "At nine.", "Fine.");
  const { results } = await askAll();
  expect(held()).toEqual([[], ["At dusk."], ["At dusk.", "At nine."]]);
  expect(results.map(({ path }) => path)).toEqual(paths);
  const takes = await pending();
  expect(takes.map(({ chain }) => chain?.steps.map(({ from }) => from) ?? [])).toEqual([
    [],
    [paths[0]],
    [paths[0], paths[1]],
  ]);
  const names = takes.slice(1).map(({ chain }) => chain?.steps.at(-1)?.path ?? "");
  const ids = takes.map(({ id }) => id);
  expect(await acceptTakes(root, ids)).toMatchObject({ ok: false, refusal: { reason: "edit" } });
  expect(await accept(ids)).toMatchObject({ ok: true, accepted: 3, entries: [{ why: "accept" }], carried: [] });
  expect([paths[0] ?? "", ...names].map(saidAt)).toEqual([
    ["At dusk."],
    ["At dusk.", "At nine."],
    ["At dusk.", "At nine.", "Fine."],
  ]);
  expect(names.map((name) => /([0-9a-f]{64})\.json$/.exec(name)?.[1])).toEqual(
    takes.slice(1).map(({ chain }) => chain?.steps.at(-1)?.key),
  );
  expect(paths.slice(1).some((path) => existsSync(join(root, path)))).toBe(false);
  await undo(root, 1);
  expect(paths.map(saidAt)).toEqual([OLD.slice(0, 1), OLD.slice(0, 2), OLD]);
  expect(await pending()).toEqual(takes);
});

it("is accepted one turn after the other, in their order; each later take follows its recording's new name", async () => {
  answering("At dusk.", "At nine.", "Fine.");
  await askAll();
  const [first, second, third] = await pending();
  if (!first || !second || !third) throw new Error("nothing was asked");
  for (const take of [second, third]) {
    const refused = await accept([take.id]);
    expect(refused).toMatchObject({ ok: false, refusal: { path: take.path } });
  }
  expect(await accept([first.id])).toMatchObject({ ok: true, accepted: 1, carried: [] });
  expect((await pending()).map(({ id }) => id)).toEqual([second.id, third.id]);
  const name = second.chain?.steps[0]?.path ?? "";
  const shown = await takesOfRecording(root, name);
  expect(shown).toMatchObject({
    view: { takes: [{ stale: false, class: "text", chain: { after: [], broken: null } }] },
  });
  expect(await accept([third.id])).toMatchObject({ ok: false });
  expect(await accept([second.id])).toMatchObject({ ok: true, accepted: 1, carried: [] });
  expect(await accept([third.id])).toMatchObject({ ok: true, accepted: 1, carried: [] });
  expect(saidAt(third.chain?.steps.at(-1)?.path ?? "")).toEqual(["At dusk.", "At nine.", "Fine."]);
  for (let changes = 0; changes < 3; changes++) await undo(root, 1);
  expect(paths.map(saidAt)).toEqual([OLD.slice(0, 1), OLD.slice(0, 2), OLD]);
  expect(await pending()).toEqual([first, second, third]);
});

it("cannot be accepted once an earlier turn's take is rejected, and says so", async () => {
  answering("At dusk.", "At nine.", "Fine.");
  await askAll();
  const [first, second] = await pending();
  await rejectTakes(root, [first?.id ?? ""]);
  const listed = await pendingRecordings(await settledCatalog(root));
  const broken = listed.ok ? listed.recordings.map(({ takes }) => takes[0]?.broken) : [];
  expect(broken).toEqual([paths[0], paths[0]]);
  expect(await accept([second?.id ?? ""])).toMatchObject({ ok: false, refusal: { path: second?.path } });
});

it("goes on where it was left, with the answers that were there", async () => {
  answering("At dusk.", "At nine.", "Fine.");
  const { id } = await askAll((done, abort) => done === 1 && abort());
  expect(await pending()).toHaveLength(1);
  const left = await unfinishedBatch(root, id);
  if (!left.ok) throw new Error("nothing is left");
  expect(left.batch.left).toHaveLength(2);
  const signal = new AbortController().signal;
  await runBatch(root, root, left.batch, access, { signal, onDone: () => {} });
  expect(held()).toEqual([[], ["At dusk."], ["At dusk.", "At nine."]]);
  expect(await accept((await pending()).map((take) => take.id))).toMatchObject({ ok: true, accepted: 3 });
});

it("carries nothing where only noise differs", async () => {
  answering("At noon.", "At nine.", "Fine.");
  await askAll();
  expect(held()).toEqual([[], ["At noon."], ["At noon.", "At nine."]]);
  expect((await pending()).map(({ chain }) => chain?.steps.length ?? 0)).toEqual([0, 0, 1]);
});

it("stops where an answer goes another way, and asks for nothing behind it, then or later", async () => {
  answering("At dusk.", { role: "assistant", content: null, tool_calls: [call] }, "Fine.");
  const { id, results } = await askAll();
  expect(held()).toEqual([[], ["At dusk."]]);
  expect(results[2]).toMatchObject({ status: "failed", stopped: true, error: expect.stringContaining("calls `tide`") });
  expect(await unfinishedBatch(root, id)).toMatchObject({ ok: false });
  expect(await pending()).toHaveLength(2);
});
