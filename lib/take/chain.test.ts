import { expect, it } from "vitest";
import { chainAround, standingOf, waitsFor } from "./chain";
import type { Take } from "./take";

const hash = (digit: string) => digit.repeat(64);

function take(id: string, steps: [take: string, path: string, base: string][] = []): Take {
  return {
    id,
    path: `${id}.json`,
    at: "",
    base: hash("0"),
    hash: hash("f"),
    class: "text",
    noise: [],
    fingerprint: "",
    error: null,
    took: 1,
    ...(steps.length > 0 && {
      chain: {
        before: null,
        steps: steps.map(([take, path, base]) => ({ take, from: `${take}.json`, path, base, key: null })),
      },
    }),
  };
}

const third = take("c", [
  ["a", "c1.json", hash("1")],
  ["b", "c2.json", hash("2")],
]);
const where = (files: Record<string, string>) => standingOf(third, (path) => files[path] ?? null);

it("finds a take's recording by what the files hold: as it was, or with some of the earlier answers", () => {
  expect(where({ "c.json": hash("0") })).toMatchObject({ path: "c.json", carried: 0 });
  expect(where({ "c1.json": hash("1") })).toMatchObject({ path: "c1.json", carried: 1 });
  expect(where({ "c2.json": hash("2") })).toMatchObject({ path: "c2.json", carried: 2 });
  expect(where({ "c2.json": hash("9"), "c.json": hash("8") })).toBeNull();
});

it("waits for the takes of earlier turns that are not accepted, and is broken where one of them is gone", () => {
  expect(waitsFor(third, 0, new Set(["a", "b"]))).toEqual({ after: ["a", "b"], broken: null });
  expect(waitsFor(third, 1, new Set(["b"]))).toEqual({ after: ["b"], broken: null });
  expect(waitsFor(third, 0, new Set(["b"]))).toEqual({ after: ["a", "b"], broken: "a.json" });
  expect(waitsFor(third, 2, new Set())).toEqual({ after: [], broken: null });
});

it("gathers a chain from any of its takes, in the order of the turns", () => {
  const [first, second] = [take("a"), take("b", [["a", "b1.json", hash("3")]])];
  const takes = [third, take("apart"), second, first];
  for (const each of [first, second, third]) {
    expect(chainAround(each, takes).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  }
});
