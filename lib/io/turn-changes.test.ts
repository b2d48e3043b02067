import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { deleteRecordings } from "./edit-recording";
import { jobView } from "./jobs";
import { temporaryFolder, writeIn } from "./testing";
import { turnChanges } from "./turn-changes";

async function deleted(root: string, names: readonly string[]): Promise<string> {
  for (const name of names) writeIn(root, `a/${name}`, "{}\n");
  const done = await deleteRecordings(
    root,
    names.map((name) => ({ path: `a/${name}`, expectedHash: null })),
  );
  return (done.ok && done.entries[0]?.id) || "";
}

it("turns changes in their order, tells what was written, and stops where it must", async () => {
  const root = temporaryFolder();
  const ids = [await deleted(root, ["1.json"]), await deleted(root, ["2.json"]), await deleted(root, ["3.json"])];
  writeIn(root, "a/2.json", "[]");
  const changed = vi.fn(async () => {});
  const turned = await turnChanges(root, "undo", ids.toReversed(), changed);
  expect(turned).toMatchObject({ ok: true, entries: [{ of: ids[2] }], job: null });
  expect(turned).toMatchObject({ stopped: { path: "a/2.json" } });
  expect(changed.mock.calls).toEqual([[["a/3.json"]]]);
  expect(await turnChanges(root, "undo", ids.slice(1, 2), changed)).toMatchObject({ ok: false });
  expect(await turnChanges(root, "redo", null, changed)).toMatchObject({ entries: [{ of: ids[2] }] });
});

it("makes a job of many files, which tells how far it is and how it is taken back", async () => {
  const root = temporaryFolder();
  const names = Array.from({ length: 201 }, (_, index) => `${index}.json`);
  await deleted(root, names);
  const undoing = listener();
  const begun = await turnChanges(root, "undo", null, undoing.changed);
  const job = (begun.ok && begun.job) || "";
  expect(jobView(job)).toMatchObject({ title: "Undo a change of 201 files", total: 201 });
  await undoing.told;
  await vi.waitFor(() => expect(jobView(job)).toMatchObject({ state: "done", done: 201, summary: { changed: 201 } }));
  expect(readdirSync(join(root, "a"))).toHaveLength(201);
  const back = listener();
  await turnChanges(root, "undo", jobView(job)?.summary?.changes ?? [], back.changed);
  await back.told;
  expect(readdirSync(join(root, "a"))).toEqual([]);
});

/** Is told of what was changed, at the end of a job, however long that takes. */
function listener() {
  let tell: () => void = () => {};
  const told = new Promise<void>((done) => {
    tell = done;
  });
  return { told, changed: async () => tell() };
}
