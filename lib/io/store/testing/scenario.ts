import { applyChanges, type StoreOptions } from "../apply";
import { hashOf } from "../bytes";
import { undo } from "../history";
import { deleteRecordings, renameRecording, writeRecording } from "../write";

/** Files by name, before and after. */
export type Scenario = {
  before: Readonly<Record<string, string>>;
  after: Readonly<Record<string, string>>;
  run(root: string, options?: StoreOptions): Promise<{ ok: boolean }>;
};

export const OLD = text("old");
export const NEW = text("new");

/** Long enough to be written in halves that are no JSON. */
export function text(word: string): string {
  return `${JSON.stringify({ word, again: Array.from({ length: 40 }, () => word) }, null, 2)}\n`;
}

/** Each kind of change that the store makes, on small files. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  replace: {
    before: { "a.json": OLD },
    after: { "a.json": NEW },
    run: (root, options) => writeRecording(root, "a.json", { expectedHash: hashOf(OLD), text: NEW }, "edit", options),
  },
  create: {
    before: {},
    after: { "new/folder/a.json": NEW },
    run: (root, options) =>
      writeRecording(root, "new/folder/a.json", { expectedHash: null, text: NEW }, "create", options),
  },
  delete: {
    before: { "a.json": OLD, "b/c.json": OLD },
    after: {},
    run: (root, options) => {
      const files = ["a.json", "b/c.json"].map((path) => ({ path, expectedHash: hashOf(OLD) }));
      return deleteRecordings(root, files, options);
    },
  },
  rename: {
    before: { "a.json": OLD },
    after: { "b.json": NEW },
    run: (root, options) =>
      renameRecording(root, "a.json", "b.json", { expectedHash: hashOf(OLD), text: NEW }, "re-key", options),
  },
  many: {
    before: { "a.json": OLD, "b.json": OLD, "c/d.json": OLD },
    after: { "a.json": NEW, "b.json": NEW, "c/d.json": NEW },
    run: (root, options) => {
      const after = Buffer.from(NEW);
      const changes = ["a.json", "b.json", "c/d.json"].map((path) => ({ path, expected: hashOf(OLD), after }));
      return applyChanges(root, { changes, why: "normalise" }, options);
    },
  },
  "undo of a rename": {
    before: { "b.json": NEW },
    after: { "a.json": OLD },
    run: (root, options) => undo(root, 1, options),
  },
};
