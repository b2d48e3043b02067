import { expect, it } from "vitest";
import { hasMarkers, sidesInMarkers } from "./markers";

const text = (...lines: string[]) => lines.join("\n");

it("reads both sides of a text with markers, and what both were made from where git wrote it down", () => {
  const merged = text(
    "{",
    "<<<<<<< HEAD",
    '"a": 1',
    "||||||| 1fbff38",
    '"a": 0',
    "=======",
    '"a": 2',
    ">>>>>>> topic",
    "}",
    "",
  );
  expect(sidesInMarkers(merged)).toEqual({
    texts: { ours: '{\n"a": 1\n}\n', base: '{\n"a": 0\n}\n', theirs: '{\n"a": 2\n}\n' },
    names: { ours: "HEAD", theirs: "topic" },
  });
  const plain = merged.replace('||||||| 1fbff38\n"a": 0\n', "");
  expect(sidesInMarkers(plain)?.texts).toEqual({ ours: '{\n"a": 1\n}\n', base: null, theirs: '{\n"a": 2\n}\n' });
});

it("takes several places together, sides that are empty, and line ends of Windows", () => {
  const place = (ours: string, theirs: string) => `<<<<<<< HEAD\r\n${ours}=======\r\n${theirs}>>>>>>> topic\r\n`;
  const merged = `[\r\n${place("1\r\n", "")}2\r\n${place("", "3\r\n")}]`;
  expect(sidesInMarkers(merged)?.texts).toMatchObject({ ours: "[\r\n1\r\n2\r\n]", theirs: "[\r\n2\r\n3\r\n]" });
  expect(hasMarkers(merged)).toBe(true);
});

it.each([
  "{}\n",
  '{ "a": "<<<<<<< HEAD" }',
  "<<<<<<< HEAD\n1\n",
  "<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n",
  "=======\n",
])("finds no sides in %j", (each) => {
  expect(sidesInMarkers(each)).toBeNull();
});
