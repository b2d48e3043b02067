import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { expect, it } from "vitest";
import { maintainedIn } from "./maintained";

const letters = "q7Rz2LmX9vKdT4bWn8PsYc3HfJg6Ae5U";
const made = (length: number) => Array.from({ length }, (_, at) => letters[(at * 5) % letters.length]).join("");
const texts = [
  ["gh", "p_", made(36)].join(""),
  ["np", "m_", made(36)].join(""),
  ["lin", "_api_", made(40)].join(""),
  ["sh", "pat_", made(32)].join(""),
  ["mysql://keeper:", made(12), "@db.harbour.org/t and mongodb://keeper:", made(12), "@db.harbour.org"].join(""),
  "nothing at all",
];

it.each(texts)("finds what secretlint's own engine finds in %#", async (text) => {
  const rules = [{ id: creator.meta.id, rule: creator }];
  const source = { content: text, filePath: "note.txt", ext: ".txt", contentType: "text" as const };
  const { messages } = await lintSource({ source, options: { config: { rules }, noPhysicFilePath: true } });
  expect(
    maintainedIn(text)
      .map(({ secret }) => secret)
      .toSorted(),
  ).toEqual(messages.map(({ range }) => text.slice(...range)).toSorted());
});
