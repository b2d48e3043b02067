import { expect, it } from "vitest";
import { embeddedReasoningOf } from "./embedded-reasoning";

/** The stretches as texts: reasoning joined, and the rest. */
function split(content: string): [reasoning: string, text: string] | null {
  const found = embeddedReasoningOf(content);
  return (
    found && [
      found.reasoning.map(({ from, to }) => content.slice(from, to)).join(""),
      content.slice(found.text.from, found.text.to),
    ]
  );
}

it("parts the blocks at the beginning from the text behind them", () => {
  expect(split("<think>a</think>b")).toEqual(["a", "b"]);
  expect(split(" \n<think>\na\n</think>\n\nb")).toEqual(["\na\n", "\n\nb"]);
  expect(split("<reasoning>a</reasoning><reasoning>b</reasoning>c")).toEqual(["ab", "c"]);
  expect(split("<think></think>b")).toEqual(["", "b"]);
});

it("takes a block that is not closed for reasoning to the end", () => {
  expect(split("<think>a b")).toEqual(["a b", ""]);
  expect(split("<reasoning>a</reasoning><reasoning>b")).toEqual(["ab", ""]);
});

it("leaves tags alone that stand in the answer", () => {
  expect(split("Use <think>x</think>")).toBeNull();
  expect(split("<thinking>x</thinking>")).toBeNull();
  expect(split("</think>x")).toBeNull();
  expect(split("")).toBeNull();
  expect(split("<think>a</think>b<think>c</think>")).toEqual(["a", "b<think>c</think>"]);
});
