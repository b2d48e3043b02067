import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { providerConfigSchema } from "../../providers/config";
import { redo, undo } from "../store";
import { hashOf } from "../store/bytes";
import { recordingText, temporaryFolder, writeIn } from "../testing";
import type { Access } from "./askable";
import { rerecordMany } from "./batch";
import { acceptTakes, rejectTakes, restoreTakes } from "./decide";
import { listTakes, openTake } from "./files";
import { rerecord } from "./testing/rerecord";

const signal = new AbortController().signal;
let provider: ScriptedProvider;
let root: string;
let access: Access;
const path = "suite/recordings/a.json";
const old = recordingText("When is high tide?", "At noon.");

function answering(content: string, status = 200) {
  const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }];
  provider.script(() => ({
    answer: jsonAnswer(status === 200 ? { id: "x", choices } : { error: { message: content } }, status),
  }));
}

beforeEach(async () => {
  provider = await startProvider(() => ({ answer: jsonAnswer({}) }));
  root = temporaryFolder();
  writeIn(root, path, old);
  const host = new URL(JSON.parse(old).request.url).host;
  access = { providers: { [host]: providerConfigSchema.parse({ baseUrl: provider.url, concurrency: 2 }) }, env: {} };
});
afterEach(() => provider.stop());

const read = (name = path) => readFileSync(join(root, name), "utf8");
const pending = async () => {
  const listed = await listTakes(root);
  return listed.ok ? listed.takes : [];
};

describe("a recording that is asked again", () => {
  it("waits as a take, and is left as it was until the take is accepted", async () => {
    answering("At dusk.");
    expect(await rerecord(root, path, access)).toMatchObject({ status: "changed", class: "text" });
    expect(read()).toBe(old);
    const [take] = await pending();
    const opened = await openTake(root, take?.id ?? "");
    expect(opened.ok && opened.text).toContain("At dusk.");
    const accepted = await acceptTakes(root, [take?.id ?? ""]);
    expect(accepted).toMatchObject({ ok: true, accepted: 1, kept: 0, entries: [{ why: "accept" }] });
    expect(read()).toContain("At dusk.");
    expect(await pending()).toEqual([]);
    await undo(root, 1);
    expect(read()).toBe(old);
  });

  it("keeps the committed bytes where only noise differs, unless told otherwise", async () => {
    answering("At noon.");
    expect(await rerecord(root, path, access)).toMatchObject({ class: "noise" });
    const [take] = await pending();
    expect(await acceptTakes(root, [take?.id ?? ""])).toMatchObject({
      ok: true,
      accepted: 0,
      kept: 1,
      entries: [],
      rejection: expect.any(String),
    });
    expect(read()).toBe(old);
    await rerecord(root, path, access);
    const [again] = await pending();
    expect(await acceptTakes(root, [again?.id ?? ""], { noise: true })).toMatchObject({ accepted: 1 });
    expect(read()).not.toBe(old);
  });

  it("is identical where the provider answers the same, byte for byte", async () => {
    answering("At noon.");
    await rerecord(root, path, access);
    const [take] = await pending();
    await acceptTakes(root, [take?.id ?? ""], { noise: true });
    expect(await rerecord(root, path, access)).toMatchObject({ status: "identical", take: null });
  });

  it("says whose error it was, and takes it for an exception only when it is accepted", async () => {
    answering("no such model", 404);
    const result = await rerecord(root, path, access);
    expect(result).toMatchObject({
      status: "changed",
      class: "error",
      take: { error: { type: "NotFoundError", status: 404 } },
    });
    expect(read()).toBe(old);
  });

  it("cannot be accepted once the recording was changed by somebody else", async () => {
    answering("At dusk.");
    await rerecord(root, path, access);
    writeFileSync(join(root, path), old.replace("noon", "ten"));
    const [take] = await pending();
    expect(await acceptTakes(root, [take?.id ?? ""])).toMatchObject({ ok: false, refusal: { reason: "conflict" } });
    expect(await pending()).toHaveLength(1);
  });

  it("is accepted over another state only where exactly that was seen", async () => {
    answering("At dusk.");
    await rerecord(root, path, access);
    const changed = old.replace("noon", "ten");
    writeFileSync(join(root, path), changed);
    const [take] = await pending();
    const id = take?.id ?? "";
    const seen = (text: string) => ({ seen: new Map([[id, hashOf(text)]]) });
    expect(await acceptTakes(root, [id], seen("another"))).toMatchObject({
      ok: false,
      refusal: { reason: "conflict" },
    });
    expect(read()).toBe(changed);
    expect(await acceptTakes(root, [id], seen(changed))).toMatchObject({ ok: true, accepted: 1 });
    expect(read()).toContain("At dusk.");
    await undo(root, 1);
    expect(read()).toBe(changed);
  });

  it("sets the other takes of the recording aside, and no others; undo and redo tell whether they wait", async () => {
    writeIn(root, "suite/recordings/b.json", recordingText("And low tide?", "At six."));
    for (const [name, answer] of [
      [path, "At dusk."],
      [path, "At dawn."],
      ["suite/recordings/b.json", "At five."],
    ] as const) {
      answering(answer);
      await rerecord(root, name, access);
    }
    const takes = await pending();
    const [dusk, dawn] = takes.filter((take) => take.path === path);
    expect(await acceptTakes(root, [dawn?.id ?? ""])).toMatchObject({ accepted: 1, kept: 0, rejection: null });
    const rest = ["suite/recordings/b.json"];
    expect((await pending()).map((take) => take.path)).toEqual(rest);
    await undo(root, 1);
    expect(read()).toBe(old);
    expect(await pending()).toEqual(takes);
    await redo(root, 1);
    expect((await pending()).map((take) => take.path)).toEqual(rest);
    await undo(root, 1);
    expect(await acceptTakes(root, [dusk?.id ?? ""])).toMatchObject({ accepted: 1 });
    expect(read()).toContain("At dusk.");
    expect((await pending()).map((take) => take.path)).toEqual(rest);
    await undo(root, 1);
    expect(await pending()).toEqual(takes);
  });

  it("waits again once its rejection is taken back", async () => {
    answering("At dusk.");
    await rerecord(root, path, access);
    const before = await pending();
    const rejected = await rejectTakes(root, [before[0]?.id ?? ""]);
    expect(await pending()).toEqual([]);
    const rejection = rejected.ok ? rejected.rejection : "";
    expect(await restoreTakes(root, rejection)).toMatchObject({ ok: true, restored: 1 });
    expect(await pending()).toEqual(before);
    expect((await openTake(root, before[0]?.id ?? "")).ok).toBe(true);
    expect(await restoreTakes(root, rejection)).toMatchObject({ ok: false });
    expect(await restoreTakes(root, "rejected-../../journal")).toMatchObject({ ok: false });
  });

  it("fails in words where nobody may be asked", async () => {
    const result = await rerecord(root, path, { providers: {}, env: {} });
    expect(result).toMatchObject({ status: "failed", error: expect.stringContaining("is not configured") });
    expect(provider.heard).toEqual([]);
    expect(existsSync(join(root, ".tapedeck/takes"))).toBe(false);
  });
});

describe("many recordings", () => {
  const names = Array.from({ length: 12 }, (_, at) => `suite/recordings/${at}.json`);

  it("are asked a few at a time, and one that fails stops no other", async () => {
    for (const [at, name] of names.entries())
      writeIn(root, name, at === 3 ? "{" : recordingText(`Question ${at}?`, "Yes."));
    answering("No.");
    const done: string[] = [];
    const results = await rerecordMany(root, names, access, { signal, onDone: (result) => done.push(result.path) });
    expect(results.map(({ path: name }) => name)).toEqual(names);
    expect(results.map(({ status }) => status).filter((status) => status === "failed")).toHaveLength(1);
    expect(done).toHaveLength(12);
    expect(await pending()).toHaveLength(11);
  });

  it("stop when cancelled, and what was asked by then stays", async () => {
    for (const name of names) writeIn(root, name, recordingText("Well?", "Yes."));
    answering("No.");
    const controller = new AbortController();
    const results = await rerecordMany(root, names, access, {
      signal: controller.signal,
      onDone: () => controller.abort(),
    });
    expect(results.filter(({ status }) => status === "changed").length).toBeGreaterThan(0);
    expect(results.filter(({ error }) => error?.includes("cancelled")).length).toBeGreaterThan(0);
    expect(await pending()).toHaveLength(results.filter(({ take }) => take !== null).length);
  });
});

it("lists takes that can be read, counts the others, and never reaches outside of its folder", async () => {
  answering("At dusk.");
  await rerecord(root, path, access);
  writeFileSync(join(root, ".tapedeck/takes/zz-00000000.json"), "{");
  expect(await listTakes(root)).toMatchObject({ ok: true, takes: [{ path }], damaged: 1 });
  expect(await openTake(root, "../../suite/recordings/a")).toMatchObject({ ok: false });
  expect(await rejectTakes(root, ["../log"])).toMatchObject({ ok: false });
  const [take] = await pending();
  const text = join(root, `.tapedeck/takes/${take?.id}.txt`);
  writeFileSync(text, `${readFileSync(text, "utf8")} `);
  expect(await openTake(root, take?.id ?? "")).toMatchObject({ ok: false, refusal: { reason: "journal" } });
  expect(readdirSync(join(root, ".tapedeck/takes")).some((name) => name.endsWith(".tmp"))).toBe(false);
});
