import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecording } from "../recording/recording";
import { type Derived, derivedOf, readOf } from "./derivation";
import { conversationOf } from "./index";
import { brokenPieces, brokenPointers, holesInPieces } from "./testing";

const corpus = process.env.TAPEDECK_CORPUS;
const LONG = 300_000;

/** Reads a recording both ways; what is wrong with it, in words, and the family that read it. */
function verdictOf(name: string, text: string): { dialect: string; problems: string[] } {
  const opened = openRecording(name, text);
  if (!opened.ok) return { dialect: "none", problems: [`${name}: ${opened.problem.message}`] };
  const { recording } = opened;
  const conversation = conversationOf(recording);
  const { request, response } = conversation;
  const parts = [...request.messages, ...response.messages].flatMap((message) => message.parts);
  const problems = [
    ...brokenPieces(recording, response),
    ...holesInPieces(response),
    ...brokenPointers(recording, parts),
  ].slice(0, 3);
  const derived = derivedOf(text);
  if (!derived) problems.push("a shape that the format does not list");
  else if (JSON.stringify(sorted(derived)) !== JSON.stringify(sorted(readOf(conversation)))) {
    problems.push(`derived ${excerpt(derived)}, read ${excerpt(readOf(conversation))}`);
  }
  return { dialect: conversation.dialect, problems: problems.map((problem) => `${name}: ${problem}`) };
}

/** The value with its members in one order, so that equal values print alike. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]): [string, unknown] => [key, sorted(member)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function excerpt(derived: Derived): string {
  return JSON.stringify(sorted(derived)).slice(0, 400);
}

describe.skipIf(!corpus)("a second derivation agrees (needs TAPEDECK_CORPUS)", () => {
  const root = corpus ?? "";

  it("on every recording of the corpus", { timeout: LONG }, () => {
    const files = readdirSync(join(root, "ogx"), { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".json"),
    );
    const verdicts = files.map((file) => verdictOf(file, readFileSync(join(root, "ogx", file), "utf8")));
    expect(files.length).toBeGreaterThan(0);
    expect(verdicts.flatMap(({ problems }) => problems)).toEqual([]);
    expect(verdicts.filter(({ dialect }) => dialect === "unknown")).toEqual([]);
  });

  describe("in history", () => {
    let folder = "";
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "tapedeck-history-"));
      execFileSync("git", ["clone", "--quiet", "--bare", join(root, "prs.bundle"), folder]);
    }, LONG);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("on every recording of every branch", { timeout: LONG }, () => {
      const blobs = blobsOf(folder);
      const verdicts = [...textsOf(folder, blobs)].map(([name, text]) => verdictOf(name, text));
      expect(verdicts.length).toBe(blobs.size);
      expect(blobs.size).toBeGreaterThan(0);
      expect(verdicts.flatMap(({ problems }) => problems)).toEqual([]);
      expect(verdicts.filter(({ dialect }) => dialect === "unknown")).toEqual([]);
    });
  });
});

function git(folder: string, args: string[], input?: string): Buffer {
  return execFileSync("git", ["-C", folder, ...args], { input, maxBuffer: 2 ** 31 - 1 });
}

/** Every recording on any branch, once: its blob's id and one of its paths. */
function blobsOf(folder: string): Map<string, string> {
  const blobs = new Map<string, string>();
  const branches = git(folder, ["for-each-ref", "--format=%(refname)", "refs/heads/dev"]).toString().trim().split("\n");
  for (const branch of branches) {
    for (const line of git(folder, ["ls-tree", "-r", "-z", branch]).toString().split("\0")) {
      const [, id, path] = /^\d+ blob (\w+)\t(.*recordings\/.*\.json)$/.exec(line) ?? [];
      if (id && path) blobs.set(id, relative("tests/integration", path));
    }
  }
  return blobs;
}

function* textsOf(folder: string, blobs: ReadonlyMap<string, string>): Generator<[name: string, text: string]> {
  const output = git(folder, ["cat-file", "--batch"], `${[...blobs.keys()].join("\n")}\n`);
  let position = 0;
  for (const [id, path] of blobs) {
    const headEnd = output.indexOf("\n", position);
    const size = Number(output.toString("latin1", position, headEnd).split(" ")[2]);
    yield [`${path} (${id.slice(0, 12)})`, output.toString("utf8", headEnd + 1, headEnd + 1 + size)];
    position = headEnd + 1 + size + 1;
  }
}
