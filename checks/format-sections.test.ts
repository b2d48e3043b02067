import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const FOLDERS = ["app", "bench", "bin", "components", "e2e", "lib"];

/** "(format, section 2.2, rule 7)", "(format, sections 0 and 1)"; the comment may break between any two words. */
const REFERENCE = /\(format,[\s*]+sections?[\s*]+([\d.]+)(?:[\s*]+and[\s*]+([\d.]+))?/g;

it("finds a section of docs/format.md wherever a comment names one", () => {
  const headings = readFileSync("docs/format.md", "utf8").matchAll(/^##+ ([\d.]+) /gm);
  const sections = new Set([...headings].map(([, number]) => number));
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  ).filter((path) => /\.tsx?$/.test(path));
  const named = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(REFERENCE)].flatMap(([, first, second]) =>
      [first, second].filter((number) => number !== undefined).map((number) => ({ file, number })),
    ),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ number }) => !sections.has(number))).toEqual([]);
});
