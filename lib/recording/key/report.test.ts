import { expect, it } from "vitest";
import { requestKeyOf } from "./key";
import { formatKeyReport, keyReportOf } from "./report";
import { callOf, recordingOf } from "./testing/recording-of";

const value = callOf({ input: "hello" });
const key = requestKeyOf(recordingOf(value));

it("reports the verdict, and the key by every version", () => {
  const report = keyReportOf(recordingOf(value, `recordings/${key}.json`));
  expect(report).toMatchObject({ kind: "inference", status: "current", version: "V8", expected: key, from: null });
  expect(report.keys.map(({ version }) => version)).toEqual([
    "V8",
    "V6",
    "V7b",
    "V7a",
    "V5",
    "V4",
    "V3c",
    "V2",
    "V3b",
    "V1",
  ]);
  expect(report.keys.find(({ version }) => version === "V1")?.matches).toBe(false);
  expect(formatKeyReport(report).split("\n")).toEqual([
    "current: The file name is the request's key by the current rules (V8).",
    `  V8              ${key}  <- the name`,
    ...report.keys
      .slice(1)
      .map((made) => `  ${made.version.padEnd(14)}  ${made.key}${made.matches ? "  <- the name" : ""}`),
    "",
  ]);
});

it.each([
  ["-", "none: The file name holds no key."],
  [`${"0".repeat(64)}.json`, "mismatch: The file name is the request's key by no rules that ever held."],
])("says of a file %s: %s", (path, line) => {
  expect(formatKeyReport(keyReportOf(recordingOf(value, path))).split("\n")[0]).toBe(line);
});

it("says so where there is no key to speak of", () => {
  const report = keyReportOf(recordingOf({ request: {}, response: {} }, `${"0".repeat(64)}.json`));
  expect(formatKeyReport(report)).toBe("none: The recording says too little of its request to have a key.\n");
});
