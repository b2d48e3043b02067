import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { cyclesOf, objectionTo } from "./import-rules";
import { readSource, scan } from "./imports";

const root = fileURLToPath(new URL("..", import.meta.url));
const FOLDERS = ["app", "bench", "bin", "components", "lib", "proxy.ts", "instrumentation.ts"];

describe("the sources of this project", () => {
  const { files, imports, impure } = scan(root, FOLDERS);

  it("are found", () => {
    expect(files).toBeGreaterThan(50);
    expect(imports.some(({ from, to }) => from === "lib/recording/recording.ts" && to === "lib/json/document.ts")).toBe(
      true,
    );
  });

  it("import downwards only", () => {
    const objections = imports.flatMap((each) => {
      const objection = objectionTo(each);
      return objection ? [`${each.from}:${each.line} imports ${each.to}: ${objection}`] : [];
    });
    expect(objections).toEqual([]);
  });

  it("import in no circle", () => {
    expect(cyclesOf(imports).map((cycle) => cycle.join(" -> "))).toEqual([]);
  });

  it("reach for nothing outside in lib's pure part", () => {
    expect(impure.map(({ file, line, name }) => `${file}:${line} uses ${name}`)).toEqual([]);
  });
});

describe("the rules", () => {
  it.each([
    ["lib/json/parse.ts", "lib/recording/recording.ts"],
    ["lib/recording/recording.ts", "lib/dialects/index.ts"],
    ["lib/dialects/openai.ts", "lib/catalog/row.ts"],
    ["lib/dialects/openai.ts", "lib/lint/index.ts"],
    ["lib/catalog/row.ts", "lib/io/walk.ts"],
    ["lib/io/walk.ts", "components/table/table.tsx"],
    ["lib/io/walk.ts", "app/page.tsx"],
    ["lib/catalog/row.ts", "node:fs"],
    ["lib/catalog/row.ts", "next/server"],
    ["lib/catalog/row.ts", "react"],
    ["components/table/table.tsx", "lib/io/catalog.ts"],
    ["components/table/table.tsx", "app/actions.ts"],
    ["app/page.tsx", "bin/tapedeck.ts"],
    ["bin/tapedeck.ts", "components/table/table.tsx"],
    ["lib/dialects/openai.ts", "lib/dialects/testing.ts"],
  ])("forbid %s to import %s", (from, to) => {
    expect(objectionTo({ from, to, line: 1 })).not.toBeNull();
  });

  it.each([
    ["lib/recording/recording.ts", "lib/json/parse.ts"],
    ["lib/lint/index.ts", "lib/diff/value-diff.ts"],
    ["lib/catalog/row.ts", "zod"],
    ["lib/io/walk.ts", "node:fs"],
    ["lib/io/walk.ts", "lib/recording/recording.ts"],
    ["components/table/table.tsx", "lib/catalog/row.ts"],
    ["components/table/table.tsx", "react"],
    ["app/page.tsx", "lib/io/catalog.ts"],
    ["lib/dialects/openai.test.ts", "lib/dialects/testing.ts"],
    ["lib/dialects/openai.test.ts", "node:fs"],
  ])("let %s import %s", (from, to) => {
    expect(objectionTo({ from, to, line: 1 })).toBeNull();
  });

  it("see a circle of any length once", () => {
    const edge = (from: string, to: string) => ({ from: `lib/${from}.ts`, to: `lib/${to}.ts`, line: 1 });
    expect(cyclesOf([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "d")])).toEqual([
      ["lib/a.ts", "lib/b.ts", "lib/c.ts"],
    ]);
    expect(cyclesOf([edge("a", "b"), edge("b", "c"), edge("a", "c")])).toEqual([]);
  });
});

describe("readSource", () => {
  it("finds every way to import, types too", () => {
    const text = [
      'import a from "a";',
      'import type { B } from "b";',
      'export { c } from "c";',
      'export * from "d";',
      'import "e";',
      'const f = await import("f");',
      'type G = import("g").G;',
      '// import "no";',
      'const text = "import h from \\"h\\"";',
    ].join("\n");
    const { imports } = readSource("x.ts", text);
    expect(imports.map(({ specifier, line }) => `${specifier}${line}`)).toEqual([
      "a1",
      "b2",
      "c3",
      "d4",
      "e5",
      "f6",
      "g7",
    ]);
  });

  it("finds what reaches outside", () => {
    const { globals } = readSource(
      "x.ts",
      "const a = process.env.A;\nconst o = { process: 1 };\no.process;\nBuffer.from(a);",
    );
    expect(globals.map(({ name, line }) => `${name}${line}`)).toEqual(["process1", "Buffer4"]);
  });
});
