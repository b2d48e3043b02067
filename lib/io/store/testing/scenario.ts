import { applyChanges, type StoreOptions } from "../apply";
import { hashOf } from "../bytes";
import { history, redo, restore, undo } from "../history";
import { deleteRecordings, renameRecording, writeRecording } from "../write";

/** Files by name, before and after. */
export type Scenario = {
  /** What was changed before, on files of its own; `before` is what that left. */
  first?: { files: Readonly<Record<string, string>>; run(root: string): Promise<unknown> };
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
    run: replaced,
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
    run: deleted,
  },
  rename: {
    before: { "a.json": OLD },
    after: { "b.json": NEW },
    run: renamed,
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
    first: { files: { "a.json": OLD }, run: renamed },
    before: { "b.json": NEW },
    after: { "a.json": OLD },
    run: (root, options) => undo(root, 1, options),
  },
  "undo of a deletion": {
    first: { files: { "a.json": OLD, "b/c.json": OLD }, run: deleted },
    before: {},
    after: { "a.json": OLD, "b/c.json": OLD },
    run: (root, options) => undo(root, 1, options),
  },
  "redo of a deletion": {
    first: {
      files: { "a.json": OLD, "b/c.json": OLD },
      run: async (root) => {
        await deleted(root);
        await undo(root, 1);
      },
    },
    before: { "a.json": OLD, "b/c.json": OLD },
    after: {},
    run: (root, options) => redo(root, 1, options),
  },
  "redo of an edit": {
    first: {
      files: { "a.json": OLD },
      run: async (root) => {
        await replaced(root);
        await undo(root, 1);
      },
    },
    before: { "a.json": OLD },
    after: { "a.json": NEW },
    run: (root, options) => redo(root, 1, options),
  },
  "restoring an earlier state": {
    first: { files: { "a.json": OLD }, run: replaced },
    before: { "a.json": NEW },
    after: { "a.json": OLD },
    run: async (root, options) => {
      const read = await history(root);
      const id = read.ok ? (read.entries[0]?.id ?? "") : "";
      return restore(root, id, "before", {}, options);
    },
  },
};

function replaced(root: string, options?: StoreOptions) {
  return writeRecording(root, "a.json", { expectedHash: hashOf(OLD), text: NEW }, "edit", options);
}

function deleted(root: string, options?: StoreOptions) {
  const files = ["a.json", "b/c.json"].map((path) => ({ path, expectedHash: hashOf(OLD) }));
  return deleteRecordings(root, files, options);
}

function renamed(root: string, options?: StoreOptions) {
  return renameRecording(root, "a.json", "b.json", { expectedHash: hashOf(OLD), text: NEW }, "re-key", options);
}
