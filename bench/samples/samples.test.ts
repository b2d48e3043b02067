import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../../lib/dialects";
import { parseJson } from "../../lib/json/parse";
import { printPython } from "../../lib/json/print";
import { keyStatusOf } from "../../lib/recording/key";
import { openRecording } from "../../lib/recording/recording";
import { filesOnDisk, root } from "./disk";
import { filesOf } from "./files";

const onDisk = filesOnDisk();
const samples = onDisk
  .filter((path) => !path.startsWith("recordings/broken/"))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

function opened(path: string, text: string) {
  const result = openRecording(path, text);
  if (!result.ok) throw new Error(`${path}: ${result.problem.message}`);
  return result.recording;
}

const recordings = samples.map(({ path, text }) => opened(path, text));
const named = recordings.map((recording) => [recording.path.slice("recordings/".length), recording] as const);

describe("the sample recordings", () => {
  const made = filesOf();

  it("are what the maker makes, byte for byte, and nothing else", () => {
    expect([...made.keys()].filter((path) => path.startsWith("recordings/")).sort()).toEqual(onDisk);
    for (const [path, text] of made) expect(readFileSync(join(root, path), "utf8") === text, path).toBe(true);
  });

  it("come out the same a second time", () => {
    expect([...filesOf()]).toEqual([...made]);
  });

  it("stay small", () => {
    expect(samples.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(1_500_000);
  });

  it.each(samples)("$path is printed as Python prints it", ({ text }) => {
    const parsed = parseJson(text);
    expect(parsed.ok && printPython(parsed.doc.root) === text).toBe(true);
  });

  it.each(named)("%s belongs to a known family", (_, recording) => {
    expect(recording.kind).not.toBe("unknown");
    const { dialect, request, response } = conversationOf(recording);
    expect(dialect).not.toBe("unknown");
    const spoken = [...request.messages, ...response.messages].filter(({ role }) => role !== "tool");
    expect(spoken.flatMap(({ parts }) => parts).filter(({ type }) => type === "json")).toEqual([]);
  });

  it("bear their current key, but for the four that are for the health page and the one of the oldest layout", () => {
    const others = recordings
      .map((recording) => ({ recording, status: keyStatusOf(recording) }))
      .filter(({ status }) => status.status !== "current")
      .map(({ recording, status }) => [
        recording.testId?.replace(/^.*::|\[.*$/g, "") ?? null,
        status.status,
        status.version,
      ]);
    expect(others.sort()).toEqual([
      [null, "older", "V1"],
      ["test_answer_from_harbour_log", "older", "V6"],
      ["test_oldest_entry", "renamed", "V8"],
      ["test_position_of_the_wreck", "older", "V2"],
    ]);
  });

  it("hold one file that is cut off, which fails with its place", () => {
    const path = "recordings/broken/recordings/truncated.json";
    const result = openRecording(path, readFileSync(join(root, path), "utf8"));
    expect(result.ok ? null : result.problem).toMatchObject({ line: 31 });
  });
});
