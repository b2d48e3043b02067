import { describe, expect, it } from "vitest";
import { z } from "zod";
import { allRules } from "..";
import { type CheckReport, reportOf } from "../report";
import { formatGithub } from "./github";
import { formatJson } from "./json";
import { formatSarif } from "./sarif";
import { formatText } from "./text";

const finding = { pointer: "/a~1b", place: null, fix: null, fixName: null, other: null, line: 3, column: 5 };
const report: CheckReport = reportOf(
  "/root",
  [
    {
      path: "s/b, 100%.json",
      kind: "inference",
      bytes: 1200,
      roundTrip: true,
      key: { status: "older", version: "V6", expected: "ab" },
      findings: [
        { ...finding, rule: "secret", level: "error", message: "One: 50%\nof\u001b[31m it" },
        { ...finding, rule: "identifier", level: "info", message: "Two" },
      ],
    },
    {
      path: "s/a.json",
      kind: "tool",
      bytes: 300,
      roundTrip: false,
      key: { status: "current", version: "tool", expected: "cd" },
      findings: [{ ...finding, rule: "round-trip", level: "warning", message: "Three", fix: "Normalise the file." }],
    },
  ],
  2,
);

describe("the report", () => {
  it("sorts by path and adds up", () => {
    expect(report.recordings.map(({ path }) => path)).toEqual(["s/a.json", "s/b, 100%.json"]);
    expect(report.summary).toEqual({
      files: 2,
      bytes: 1500,
      roundTrip: 1,
      key: { current: 1, older: 1, renamed: 0, mismatch: 0, none: 0 },
      errors: 1,
      warnings: 1,
      infos: 1,
      allowed: 2,
    });
  });
});

describe("json", () => {
  it("has the members that the command line promises", () => {
    const parsed = JSON.parse(formatJson(report));
    expect(Object.keys(parsed)).toEqual(["root", "summary", "recordings"]);
    expect(parsed.recordings[0]).toMatchObject({
      path: "s/a.json",
      kind: "tool",
      roundTrip: false,
      key: { status: "current", version: "tool", expected: "cd" },
      findings: [{ rule: "round-trip", level: "warning", pointer: "/a~1b", message: "Three" }],
    });
  });
});

describe("text", () => {
  it("lists findings by file, with places, and lets no text act on the terminal", () => {
    const lines = formatText(report, (level, text) => `<${level}>${text}`).split("\n");
    expect(lines[0]).toBe("s/a.json");
    expect(lines[1]).toBe("  3:5       <warning>warning Three  round-trip");
    expect(lines.join("\n")).not.toContain("\u001b");
    expect(lines.at(-2)).toBe("1 error, 1 warning, 1 note, 2 allowed");
  });
});

describe("github", () => {
  it("writes an annotation a line, escaped", () => {
    expect(formatGithub(report, "tests/").split("\n")).toEqual([
      "::warning file=tests/s/a.json,line=3,col=5,title=round-trip::Three",
      "::error file=tests/s/b%2C 100%25.json,line=3,col=5,title=secret::One: 50%25%0Aof␛[31m it",
      "::notice file=tests/s/b%2C 100%25.json,line=3,col=5,title=identifier::Two",
      "",
    ]);
  });
});

/** What SARIF 2.1.0 demands of a log that holds results at places of files. */
const level = z.enum(["none", "note", "warning", "error"]);
const rule = z.object({
  id: z.string().min(1),
  shortDescription: z.object({ text: z.string().min(1) }),
  fullDescription: z.object({ text: z.string().min(1) }),
  defaultConfiguration: z.object({ level }),
});
const result = z.object({
  ruleId: z.string(),
  ruleIndex: z.number().int().min(0),
  level,
  message: z.object({ text: z.string().min(1) }),
  locations: z
    .array(
      z.object({
        physicalLocation: z.object({
          artifactLocation: z.object({ uri: z.string().regex(/^[\w.!~*'()%/-]+$/) }),
          region: z.object({ startLine: z.number().int().min(1), startColumn: z.number().int().min(1) }),
        }),
      }),
    )
    .length(1),
});
const sarif = z.object({
  $schema: z.string(),
  version: z.literal("2.1.0"),
  runs: z
    .array(
      z.object({
        tool: z.object({ driver: z.object({ name: z.string(), version: z.string(), rules: z.array(rule) }) }),
        results: z.array(result),
      }),
    )
    .length(1),
});

describe("sarif", () => {
  it("is a log of one run whose results name their rules", () => {
    const [run] = sarif.parse(JSON.parse(formatSarif(report, allRules, "1.2.3", "tests/"))).runs;
    if (!run) throw new Error("no run");
    const { rules } = run.tool.driver;
    expect(run.results).toHaveLength(3);
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(allRules.length);
    expect(run.results[1]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("tests/s/b%2C%20100%25.json");
  });
});
