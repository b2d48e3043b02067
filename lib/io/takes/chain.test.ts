import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { providerConfigSchema } from "../../providers/config";
import { requestKeyOf } from "../../recording/key";
import { openRecording } from "../../recording/recording";
import { undo } from "../store";
import { recordingText, settledCatalog, temporaryFolder, writeIn } from "../testing";
import { carrying, chainOfTake } from "./chain";
import { acceptTakes } from "./decide";
import { listTakes } from "./files";
import { rerecord } from "./rerecord";

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
  await rerecord(root, path, { providers, env: {} }, { signal: new AbortController().signal });
  const listed = await listTakes(root);
  const id = (listed.ok && listed.takes[0]?.id) || "";

  const found = await chainOfTake(catalog, id);
  const turns = found.ok ? found.chain.turns : [];
  expect(turns).toHaveLength(2);
  const carried = turns.find((turn) => turn.path === plain);
  expect(carried).toMatchObject({ why: null, before: plain.slice(-69, -5) });
  expect(carried?.newPath).toBe(`suite/recordings/${carried?.after}.json`);
  expect(turns.find((turn) => turn.path === late)?.why).toContain("a recording of the new request already");

  const accepted = await acceptTakes(root, [id], { along: carrying(catalog) });
  expect(accepted).toMatchObject({ ok: true, accepted: 1, entries: [{ why: "accept" }] });
  expect(existsSync(join(root, plain))).toBe(false);
  expect(JSON.parse(read(carried?.newPath ?? "")).request.body.messages[1].content).toBe("At dusk.");
  expect(read(late)).toContain("At noon.");
  await undo(root, 1);
  expect([path, plain].map(read)).toEqual([first, follows("At noon.")]);
  expect(existsSync(join(root, carried?.newPath ?? ""))).toBe(false);
});
