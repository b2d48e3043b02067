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

it("gives the secret itself where a rule gives the place of its name", () => {
  const secret = made(40);
  expect(maintainedIn(`export AWS_SECRET_ACCESS_KEY=${secret}\n`)).toEqual([
    { kind: "an AWS Secret Access Key", secret, sure: true },
  ]);
});

it("finds nothing in what was redacted", () => {
  const address = (password: string) => `https://keeper:${password}@harbour.org/tides`;
  expect(maintainedIn(address(made(20)))).toHaveLength(1);
  expect(maintainedIn(address("REDACTED-1f3c5a77"))).toEqual([]);
});
