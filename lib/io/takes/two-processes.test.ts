import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { hashOf } from "../store/bytes";
import { history } from "../store/history";
import { bundleInto } from "../store/testing/bundle";
import { recordingText, temporaryFolder, writeIn } from "../testing";
import { listTakes, openTake, writeTake } from "./files";

const path = "suite/recordings/a.json";
const ROUNDS = 12;
const folder = mkdtempSync(join(tmpdir(), "tapedeck-decider-"));
const program = join(folder, "decider.mjs");
beforeAll(() => bundleInto(program, new URL("testing/decider.ts", import.meta.url)));

type Verb = "accept" | "reject";
const answerSchema = z.object({ ok: z.boolean(), reason: z.string().optional() });

class Decider {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: AsyncIterator<string>;

  constructor(root: string) {
    this.child = spawn(process.execPath, [program, root], { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async decide(verb: Verb, id: string) {
    this.child.stdin.write(`${JSON.stringify({ verb, id })}\n`);
    const { value } = await this.lines.next();
    return answerSchema.parse(JSON.parse(String(value)));
  }

  end(): void {
    this.child.stdin.end();
  }
}

const started: Decider[] = [];
afterAll(() => {
  for (const decider of started) decider.end();
  rmSync(folder, { recursive: true });
});

/** Puts a take aside that was made from what the recording holds now. */
async function newTake(root: string, answer: string): Promise<string> {
  const base = hashOf(readFileSync(join(root, path)));
  const draft = { path, at: new Date().toISOString(), base, noise: [], fingerprint: "f", error: null, took: 1 };
  const written = await writeTake(root, { ...draft, class: "text" }, recordingText("When is high tide?", answer));
  if (!written.ok) throw new Error(written.refusal.problem.message);
  return written.take.id;
}

it.each<[Verb, Verb]>([
  ["accept", "accept"],
  ["accept", "reject"],
  ["reject", "reject"],
])("lets one of two processes win that %s and %s the same take at once", async (first, second) => {
  const root = temporaryFolder();
  writeIn(root, path, recordingText("When is high tide?", "At noon."));
  const [one, other] = [new Decider(root), new Decider(root)];
  started.push(one, other);
  let accepted = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = readFileSync(join(root, path), "utf8");
    const id = await newTake(root, `At ${round} o'clock.`);
    const opened = await openTake(root, id);
    const after = opened.ok ? opened.text : "";
    // Whoever is told first has a small start.
    const orders = [() => one.decide(first, id), () => other.decide(second, id)];
    const done = await Promise.all((round % 2 === 0 ? orders : orders.toReversed()).map((order) => order()));
    const verbs = round % 2 === 0 ? [first, second] : [second, first];
    const winner = verbs[done.findIndex(({ ok }) => ok)];
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.find(({ ok }) => !ok)?.reason).toBe("missing");
    if (winner === "accept") accepted++;
    expect(readFileSync(join(root, path), "utf8")).toBe(winner === "accept" ? after : before);
    expect(await listTakes(root)).toMatchObject({ ok: true, takes: [], damaged: 0 });
  }
  const read = await history(root);
  expect(read.ok && read.entries.map(({ why, state }) => `${why} ${state}`)).toEqual(
    Array.from({ length: accepted }, () => "accept done"),
  );
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => file.endsWith(".tmp") || /takes\/[^/]*\.(?:txt|json)$/.test(file))).toEqual([]);
  expect(files.filter((file) => /takes\/decided\/.*\.(?:txt|json)$/.test(file))).toHaveLength(2 * ROUNDS);
});
