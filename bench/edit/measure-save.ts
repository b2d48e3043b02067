import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { conversationOf } from "../../lib/dialects";
import type { Edit } from "../../lib/edit";
import { editRecording } from "../../lib/io/edit-recording";
import { hashOf } from "../../lib/io/store";
import { type Disk, diskWith } from "../../lib/io/store/disk";
import { openRecording } from "../../lib/recording/recording";
import { type Measure, percentile, timed } from "../measure";
import { largestOf } from "../pages/largest";

const ROUNDS = 15;

/** Saving a longer answer in the largest recording below a folder, as a multiple of reading and parsing that file. */
export async function measureSave(root: string): Promise<Measure[]> {
  const largest = largestOf(root);
  const folder = mkdtempSync(join(tmpdir(), "tapedeck-bench-save-"));
  try {
    const path = basename(largest.path);
    cpSync(join(root, largest.path), join(folder, path));
    return await measureIn(folder, path, largest.size);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string, path: string, size: number): Promise<Measure[]> {
  const file = join(folder, path);
  const waits: number[] = [];
  const disk = diskWith(async (handle) => {
    waits.push(await timed(() => handle.sync()));
  });
  const times = { base: [] as number[], save: [] as number[], wait: [] as number[] };
  // The first rounds warm up.
  for (let round = -3; round < ROUNDS; round++) {
    const base = await timed(() => JSON.parse(readFileSync(file, "utf8")));
    const text = readFileSync(file, "utf8");
    const edits = [longerAnswer(path, text, round)];
    const expectedHash = hashOf(text);
    waits.length = 0;
    const total = await timed(() => saveOnce(folder, path, expectedHash, edits, disk));
    const wait = waits.reduce((sum, each) => sum + each, 0);
    if (round < 0) continue;
    times.base.push(base);
    times.save.push(total - wait);
    times.wait.push(wait);
  }
  const base = percentile(times.base, 0.5);
  const megabytes = (size / 1e6).toFixed(1);
  return [
    { name: `read and parse the largest recording (${megabytes} MB)`, value: base, unit: "ms", bar: null },
    { name: "save one edit in it", value: percentile(times.save, 0.5) / base, unit: "x base", bar: 5 },
    { name: "waiting for the disk (fsync) in a save", value: percentile(times.wait, 0.5), unit: "ms", bar: null },
  ];
}

function longerAnswer(path: string, text: string, round: number): Edit {
  const opened = openRecording(path, text);
  const parts = opened.ok ? (conversationOf(opened.recording).response.messages[0]?.parts ?? []) : [];
  const said = parts.map((part) => (part.type === "text" ? part.text : "")).join("");
  return { type: "text", message: 0, kind: "text", text: `${said} And ${round} more.` };
}

async function saveOnce(root: string, path: string, expectedHash: string, edits: Edit[], disk: Disk): Promise<void> {
  const saved = await editRecording(root, { path, expectedHash, edits, choice: "keep" }, { disk });
  if (!saved.ok) throw new Error(saved.refusal.problem.message);
  if (!saved.entry) throw new Error("the edit changed nothing");
}
