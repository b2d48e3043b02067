import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { providerConfigSchema } from "../../providers/config";
import { requestKeyOf } from "../../recording/key";
import { openRecording } from "../../recording/recording";
import { testsOf } from "../downstream";
import { undo } from "../store";
import { recordingText, settledCatalog, temporaryFolder, writeIn } from "../testing";
import { testsBelow } from "../tests-below";
import { carrying, laterTurns } from "./chain";
import { acceptTakes } from "./decide";
import { listTakes } from "./files";
import { rerecord } from "./testing/rerecord";

let provider: ScriptedProvider;
let root: string;
beforeEach(async () => {
  root = temporaryFolder();
  const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "At dusk." } }];
  provider = await startProvider(() => ({ answer: jsonAnswer({ id: "x", choices }) }));
});
afterEach(() => provider.stop());

const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Writes a recording under the name of its key. */
function write(text: string): string {
  const opened = openRecording("x.json", text);
  const path = `suite/recordings/${opened.ok ? requestKeyOf(opened.recording) : "none"}.json`;
  writeIn(root, path, text);
  return path;
}

it("re-keys the turns that repeat an answer together with it, and leaves those that cannot follow", async () => {
  const first = recordingText("When?", "At noon.");
  const follows = (content: unknown, question = "And then?") => {
    const recording = JSON.parse(recordingText("When?", "Later."));
    recording.request.body.messages.push({ role: "assistant", content }, { role: "user", content: question });
    return `${JSON.stringify(recording, null, 2)}\n`;
  };
  const [path, plain, late] = [
    first,
    follows("At noon."),
    follows("At noon.", "Well?"),
    follows("At dusk.", "Well?"),
  ].map(write);
  if (!path || !plain || !late) throw new Error("nothing was written");
  const host = new URL(JSON.parse(first).request.url).host;
  const providers = { [host]: providerConfigSchema.parse({ baseUrl: provider.url }) };
  const catalog = await settledCatalog(root);
  await rerecord(root, path, { providers, env: {} });
  const listed = await listTakes(root);
  const id = (listed.ok && listed.takes[0]?.id) || "";

  const tests = testsOf(catalog);
  const found = await laterTurns(tests, [id]);
  const turns = found.ok ? found.turns : [];
  expect(turns).toHaveLength(2);
  const carried = turns.find((turn) => turn.path === plain);
  expect(carried).toMatchObject({ why: null, before: plain.slice(-69, -5) });
  expect(carried?.newPath).toBe(`suite/recordings/${carried?.after}.json`);
  expect(turns.find((turn) => turn.path === late)?.why).toContain("a recording of the new request already");

  const accepted = await acceptTakes(root, [id], { decide: carrying(tests) });
  expect(accepted).toMatchObject({ ok: true, accepted: 1, entries: [{ why: "accept" }], carried: [carried?.newPath] });
  expect(existsSync(join(root, plain))).toBe(false);
  expect(JSON.parse(read(carried?.newPath ?? "")).request.body.messages[1].content).toBe("At dusk.");
  expect(read(late)).toContain("At noon.");
  await undo(root, 1);
  expect([path, plain].map(read)).toEqual([first, follows("At noon.")]);
  expect(existsSync(join(root, carried?.newPath ?? ""))).toBe(false);
});

it("writes several answers of a test into its later turns at once, each turn with its own new answer as well", async () => {
  const talk = (answers: string[], answer: string) => {
    const recording = JSON.parse(recordingText("When?", answer));
    for (const content of answers)
      recording.request.body.messages.push({ role: "assistant", content }, { role: "user", content: "And then?" });
    return `${JSON.stringify(recording, null, 2)}\n`;
  };
  const texts = [talk([], "At noon."), talk(["At noon."], "At six."), talk(["At noon.", "At six."], "Good.")];
  const paths = texts.map(write);
  const [a = "", b = "", c = ""] = paths;
  const host = new URL(JSON.parse(texts[0] ?? "").request.url).host;
  const providers = { [host]: providerConfigSchema.parse({ baseUrl: provider.url }) };
  for (const path of [b, a]) {
    await rerecord(root, path, { providers, env: {} });
  }
  const listed = await listTakes(root);
  const ids = listed.ok ? listed.takes.map(({ id }) => id) : [];
  const tests = testsBelow(root);
  const found = await laterTurns(tests, ids);
  const turns = found.ok ? found.turns : [];
  expect(turns.map(({ path, why }) => [path, why])).toEqual([
    [b, null],
    [c, null],
  ]);
  const accepted = await acceptTakes(root, ids, { decide: carrying(tests) });
  expect(accepted).toMatchObject({ accepted: 2, entries: [{ why: "accept" }], carried: turns.map((t) => t.newPath) });
  const spoken = [a, ...turns.map(({ newPath }) => newPath)].map((path) => {
    const { request, response } = JSON.parse(read(path));
    const messages = [...request.body.messages, response.body.__data__.choices[0].message];
    return messages.flatMap(({ role, content }) => (role === "assistant" ? [content] : []));
  });
  expect(spoken).toEqual([["At dusk."], ["At dusk.", "At dusk."], ["At dusk.", "At dusk.", "Good."]]);
  expect([b, c].map((path) => existsSync(join(root, path)))).toEqual([false, false]);
  await undo(root, 1);
  expect(paths.map(read)).toEqual(texts);
  expect(await listTakes(root)).toMatchObject({ takes: [{ path: b }, { path: a }] });
});
