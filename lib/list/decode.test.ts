import { describe, expect, test } from "vitest";
import { count, decode, flag, list, nullable, object, oneOf, text } from "./decode";

const decoder = object<{ name: string; sizes: (number | null)[]; state: "on" | "off"; deep: { yes: boolean } }>({
  name: text,
  sizes: list(nullable(count)),
  state: oneOf("on", "off"),
  deep: object({ yes: flag }),
});
const good = { name: "a", sizes: [1, null], state: "on", deep: { yes: true } };

test("what is as agreed is read, and nothing else", () => {
  expect(decode(decoder, { ...good, more: 1 })).toEqual(good);
});

describe("what is not, is named by its place", () => {
  test.each([
    [null, "`answer` is no object"],
    [{ ...good, name: 1 }, "`answer.name` is no text"],
    [{ ...good, sizes: "x" }, "`answer.sizes` is no list"],
    [{ ...good, sizes: [1, "2"] }, "`answer.sizes[1]` is no number"],
    [{ ...good, state: "maybe" }, "`answer.state` is no one of on, off"],
    [{ ...good, deep: { yes: 1 } }, "`answer.deep.yes` is no yes or no"],
    [{ ...good, deep: undefined }, "`answer.deep` is no object"],
  ])("%j", (value, message) => {
    expect(() => decode(decoder, value)).toThrow(message);
  });
});
